import type {Activation} from '../../../../theory/networks/architecture.ts';
import {leakySlope} from '../../leakySlope.ts';
import type {FunctionBuilder} from '../assembler/functionBuilder.ts';
import type {ModuleBuilder} from '../assembler/moduleBuilder.ts';
import {tanhFunction} from './functions.ts';

/** x on the stack to its activation. pmax keeps its first argument where that is NaN. */
export function emitApply(m: ModuleBuilder, f: FunctionBuilder, activation: Activation): void {
  if (activation === 'tanh') f.call(tanhFunction(m));
  else if (activation === 'relu') {
    f.put([0], 'f32x4.pmax');
  } else {
    const x = f.local('v128');
    f.tee(x);
    f.put(x, [leakySlope], 'f32x4.mul', 'f32x4.pmax');
  }
}

/** A gradient and an activation's value on the stack to their gradient before the activation. */
export function emitSlope(f: FunctionBuilder, activation: Activation): void {
  if (activation === 'relu') {
    const value = f.local('v128');
    f.set(value);
    f.put([0], value, 'f32x4.lt', 'v128.and');
    return;
  }
  const [value, gradient] = [f.local('v128'), f.local('v128')];
  f.set(value);
  f.set(gradient);
  f.get(gradient);
  if (activation === 'tanh') {
    f.put([1], value, value, 'f32x4.mul', 'f32x4.sub', 'f32x4.mul');
    return;
  }
  f.put(gradient, [leakySlope], 'f32x4.mul', [0], value, 'f32x4.lt', 'v128.bitselect');
}

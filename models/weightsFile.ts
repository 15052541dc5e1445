/** Weights on disk, one network a file, in the safetensors format with the architecture in its metadata. */
import {readFile} from 'node:fs/promises';
import {inputError} from '../theory/errors.ts';
import type {Architecture} from '../theory/networks/architecture.ts';
import {encoderOf} from './encoders/index.ts';
import {namedParameters, parameterCount, parameterLayout} from './layout.ts';
import {decodeTensors, encodeTensors} from './safetensors.ts';
import type {Weights} from './types.ts';

const format = 'transferbound-weights-1';

/** @param notes further metadata, strings by name; `format` and `architecture` are taken */
export function encodeWeights(weights: Weights, notes: Readonly<Record<string, string>> = {}): Uint8Array {
  const metadata = {...notes, format, architecture: JSON.stringify(weights.architecture)};
  return encodeTensors({tensors: namedParameters(weights), metadata});
}

/**
 * @param name of what is read, for error messages
 * @throws InputError for bytes that are not whole, finite weights of an architecture this suite builds
 */
export function decodeWeights(
  bytes: Uint8Array,
  name = 'bytes',
): Weights & {readonly notes: Readonly<Record<string, string>>} {
  const {tensors, metadata} = decodeTensors(bytes, name);
  const fail = (expected: string, came: unknown) => inputError('decodeWeights', name, expected, came);
  const {format: found, architecture: text, ...notes} = metadata as Record<string, string | undefined>;
  if (found !== format) throw fail(`metadata with format ${format}`, found);
  let architecture: Architecture;
  try {
    architecture = JSON.parse(text ?? '') as Architecture;
  } catch {
    throw fail('metadata with an architecture as JSON', text);
  }
  if (typeof architecture !== 'object' || architecture === null) throw fail('an architecture', architecture);
  // Before anything is allocated by the architecture's word, which may be corrupt.
  const size = [...tensors.values()].reduce((sum, {values}) => sum + values.length, 0);
  const {tableCount} = encoderOf(architecture, 'decodeWeights');
  if (tableCount > tensors.size || parameterCount(architecture) !== size) {
    throw fail(`the parameters of ${JSON.stringify(architecture)}`, `${size} numbers`);
  }
  const values = new Float32Array(size);
  for (const {name: parameter, shape, offset} of parameterLayout(architecture)) {
    const tensor = tensors.get(parameter);
    if (tensor === undefined || tensor.shape.join() !== shape.join()) {
      throw fail(`${parameter} of shape ${shape.join(' x ')}`, tensor?.shape);
    }
    values.set(tensor.values, offset);
  }
  const odd = values.findIndex((value) => !Number.isFinite(value));
  if (odd >= 0) throw fail('finite values', values[odd]);
  return {architecture, values, notes: notes as Record<string, string>};
}

/**
 * The weights that `train` saved.
 * @throws InputError where the file cannot be read or is not whole weights
 * @example
 * ```ts
 * import {train, worlds} from 'transferbound';
 *
 * await train({points: 8, draws: 20, steps: 2, labelled: 4, save: 'small.safetensors'});
 * const {architecture} = await worlds.loadWeights('small.safetensors');
 * architecture.kind; // => 'context'
 * ```
 */
export async function loadWeights(
  path: string,
): Promise<Weights & {readonly notes: Readonly<Record<string, string>>}> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw inputError('loadWeights', 'path', 'a file that can be read', `${path} (${error.code})`);
  });
  return decodeWeights(bytes, path);
}

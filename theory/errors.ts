/**
 * What was given is not what a function takes: the message names the function, the argument, what was expected and
 * what came.
 * @example
 * ```ts
 * import {hunt, InputError} from 'transferbound';
 *
 * const error = await hunt('change-of-law', {evaluations: 0}).catch((reason: unknown) => reason);
 * error instanceof InputError && error.message; // => 'hunt: evaluations: expected a whole number from 1 to 2147483647, got 0'
 * ```
 */
export class InputError extends RangeError {
  override name = 'InputError';
}

/** What JSON has no form for: NaN and infinities would become null, big integers throw. */
function plain(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' || (typeof value === 'number' && !Number.isFinite(value))
    ? String(value)
    : value;
}

/** JSON, or the kind of thing where a value has none (nested too deeply, circular). */
function written(value: unknown): string {
  try {
    return JSON.stringify(value, plain) ?? typeof value;
  } catch {
    return Object.prototype.toString.call(value);
  }
}

/** A short, printable form of a value for an error message. */
export function shown(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean')
    return String(value);
  if (value === null || value === undefined) return String(value);
  if (ArrayBuffer.isView(value)) {
    return `${value.constructor.name} of length ${(value as Float64Array).length}`;
  }
  const text = written(value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

export function inputError(where: string, argument: string, expected: string, came: unknown): InputError {
  return new InputError(`${where}: ${argument}: expected ${expected}, got ${shown(came)}`);
}

/** A finite number > 0, or an InputError. */
export function positive(where: string, argument: string, value: number): number {
  if (!(typeof value === 'number' && value > 0 && value < Number.POSITIVE_INFINITY)) {
    throw inputError(where, argument, 'a finite number > 0', value);
  }
  return value;
}

/** A probability strictly between 0 and 1, or an InputError. */
export function openProbability(where: string, argument: string, value: number): number {
  if (!(typeof value === 'number' && value > 0 && value < 1)) {
    throw inputError(where, argument, 'a probability strictly between 0 and 1', value);
  }
  return value;
}

/** An integer >= 1 (at most `most`), or an InputError. */
export function positiveInteger(where: string, argument: string, value: number, most = 2 ** 53): number {
  if (!(Number.isInteger(value) && value >= 1 && value <= most)) {
    throw inputError(where, argument, `an integer in [1, ${most}]`, value);
  }
  return value;
}

/** A finite number, or an InputError. */
export function finite(where: string, argument: string, value: number): number {
  if (!(typeof value === 'number' && Number.isFinite(value))) {
    throw inputError(where, argument, 'a finite number', value);
  }
  return value;
}

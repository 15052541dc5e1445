/**
 * One kind of distribution shift: a plain JSON description of a pure function on weights and label probabilities, and
 * everything that a world, a command and a page need of it. A new kind is one such file and its line in registry.ts.
 */
import type {Generator} from '../../../theory/laws/generator.ts';
import {closed, list, type TypeOf, whole} from '../../files/schema.ts';
import type {ShiftBase} from './shiftBase.ts';

/** What a kind of world offers to its shifts. */
export interface ShiftedWorld {
  /** Groups are numbered 0 <= g < groups: digits, or components of a mixture. */
  readonly groups: number;
  /** The named number of each point that shifts may go by. */
  readonly feature: string;
}

interface ShiftParts<S> {
  /** What it does, for docs/worlds-and-shifts.md. */
  readonly about: string;
  /** The shift that `kind:strength:group` describes on the command line. */
  readonly parse: (strength: number, group: number, world: ShiftedWorld) => S;
  /** A random one around a random group. */
  readonly random: (random: Generator, group: number, world: ShiftedWorld) => S;
  /** @throws InputError where the description does not fit its schema or the base */
  readonly apply: (shift: S, base: ShiftBase) => ShiftBase;
}

export interface ShiftKind<S> extends ShiftParts<S> {
  readonly kind: string;
  /** JSON schema of the description. */
  readonly schema: {readonly properties: object};
}

const shape = <const K extends string, const P extends object, const O extends object>(
  kind: K,
  required: P,
  optional: O,
) => closed({kind: {const: kind}, ...required}, optional);

type Description<K extends string, P extends object, O extends object> = TypeOf<
  ReturnType<typeof shape<K, P, O>>
>;

/**
 * A kind whose descriptions have the fields given, besides `kind`; the type of a description is inferred from their schemas.
 */
export function shiftKind<const K extends string, const P extends object, const O extends object>(
  kind: K,
  required: P,
  optional: O,
  parts: ShiftParts<Description<K, P, O>>,
): ShiftKind<Description<K, P, O>> {
  return {kind, schema: shape(kind, required, optional), ...parts};
}

export const groupList = list(whole);
export const share = {type: 'number', minimum: 0, maximum: 1} as const;

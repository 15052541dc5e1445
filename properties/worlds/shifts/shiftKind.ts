/**
 * One kind of distribution shift: a plain JSON description of a pure function on weights and label probabilities, and
 * everything that a world, a command and a page need of it. A new kind is one such file and its line in registry.ts.
 */
import {type Static, type TObject, type TProperties, Type} from 'typebox';
import type {Generator} from '../../../theory/laws/generator.ts';
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
  readonly schema: TObject;
}

/** A kind whose descriptions have the fields given, besides `kind`; the type of a description is inferred from them. */
export function shiftKind<K extends string, P extends TProperties>(
  kind: K,
  fields: P,
  parts: ShiftParts<{kind: K} & Static<TObject<P>>>,
): ShiftKind<{kind: K} & Static<TObject<P>>> {
  const schema = Type.Object({kind: Type.Literal(kind), ...fields}, {additionalProperties: false});
  return {kind, schema, ...parts};
}

export const groupList = Type.Array(Type.Integer({minimum: 0}));
export const share = Type.Number({minimum: 0, maximum: 1});

/** A family of settings: how the harness draws one, turns it into a case, makes it smaller, and speaks of its size. */
import type {Arbitrary} from 'fast-check';
import type {Needs, Subject} from '../../theory/claim/claim.ts';

/** S: plain JSON data with the family's name in `family`. C: what a claim is evaluated on. */
export interface SettingFamily<S extends {readonly family: string}, C> {
  readonly name: S['family'];
  /** Which claims it is for. */
  readonly subject: Subject;
  /** Random settings for a claim's needs. */
  readonly settings: (needs: Needs) => Arbitrary<S>;
  /** Equal settings give bit-equal cases. */
  readonly materialise: (setting: S) => C;
  /** Every candidate one simplifying move away, coarse moves first; a candidate may be ill-formed. */
  readonly moves: (setting: S) => Iterable<S>;
  /** Smaller is simpler. */
  readonly complexity: (setting: S) => number;
  /** For people: "2 points". */
  readonly size: (setting: S) => string;
}

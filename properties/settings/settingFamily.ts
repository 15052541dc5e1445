/** A family of settings: how one is drawn, turned into a case, searched around, made smaller, and described. */
import type {Arbitrary} from 'fast-check';
import type {Claim, Subject} from '../../theory/claim/claim.ts';
import type {Needs} from '../../theory/claim/needs.ts';
import type {Generator as Random} from '../../theory/laws/generator.ts';
import type {Variant} from './schemaParts.ts';

/** Settings in order along which the score of a claim rises and then falls. */
export interface Line<S> {
  readonly settings: readonly S[];
  /** Where the setting itself is, or the one next to it. */
  readonly start: number;
}

/** Whether a setting may be tried. */
export type Fits<S> = (setting: S) => boolean;

/**
 * S: plain JSON data with the family's name in `family`. C: what a claim is evaluated on. Moves of any kind may lead to
 * ill-formed settings, whose `materialise` throws.
 */
export interface SettingFamily<S extends {readonly family: string}, C> {
  readonly name: S['family'];
  /** Which claims it is for. */
  readonly subject: Subject;
  /** Of a setting in a fixture. */
  readonly schema: Variant;
  /** Random settings for a claim's needs. */
  readonly settings: (needs: Needs) => Arbitrary<S>;
  /** Random settings where the bound of a claim can be informative, for those whose needs ask for some. */
  readonly informative?: (claim: Claim) => Arbitrary<S>;
  /** Equal settings give bit-equal cases. */
  readonly materialise: (setting: S) => C;
  /** Every candidate one move away, coarse moves first; shrinking takes those of lower cost. */
  readonly shrinkMoves: (setting: S) => Iterable<S>;
  /** Smaller is simpler. */
  readonly shrinkCost: (setting: S) => number;
  /** A random neighbour for a claim's needs. */
  readonly near: (setting: S, random: Random, needs: Needs) => S;
  /** A random setting carried further out: levels, noise and classes that plain generation does not draw. */
  readonly vary?: (setting: S, random: Random, needs: Needs) => S;
  /** Neighbours in order, the finite list that exact refinement goes through. */
  readonly around: (setting: S, fits: Fits<S>) => Iterable<S>;
  /** Settings at the edge of a claim, written out, by name: plain generation hardly meets them. */
  readonly edges?: (needs: Needs) => Readonly<Record<string, S>>;
  /** Lines through a setting for claims that hold with probability 1 - nu. */
  readonly lines?: (setting: S, fits: Fits<S>) => Iterable<Line<S>>;
  /** Whether a hunt can evaluate the claim on the setting within milliseconds; default: always. */
  readonly affordable?: (claim: Claim, setting: S) => boolean;
  /** What claims of this family need and a table of embeddings lacks, for people; undefined of the family that such tables fit. */
  readonly asksFor?: string;
  /** For people: "2 points". */
  readonly size: (setting: S) => string;
}

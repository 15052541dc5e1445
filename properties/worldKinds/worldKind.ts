/**
 * A kind of world: which claims it is for, the settings that a run tries, and how a batch of them is evaluated. A new kind is
 * one folder here with one object of this type, and one line in registry.ts; commands, labels, files, progress and the
 * command that repeats a row follow from it.
 */
import type {Backend} from '../../models/backend.ts';
import type {Case} from '../../theory/case/case.ts';
import type {Claim} from '../../theory/claim/claim.ts';
import type {LossName} from '../../theory/heads/loss.ts';
import type {TrialSource} from '../../theory/sequential/freshTrials.ts';
import type {SequentialDesign} from '../evaluate/sequentialDesign.ts';
import type {RowPart} from '../record/settingRecord.ts';
import type {AnyFamily} from '../settings/registry.ts';
import type {Shift} from '../worlds/shifts/registry.ts';
import type {ShiftedWorld} from '../worlds/shifts/shiftKind.ts';
import type {RunSettings, WorldCounts} from './runSettings.ts';

/** How many settings a run tries; kinds may share an option. */
export interface CountOption {
  /** The key of RunSettings. */
  readonly key: keyof WorldCounts;
  /** As on the command line, `--trained-runs`: the same words. */
  readonly flag: string;
  /** For `--help`. */
  readonly about: string;
  readonly default: number;
}

/** How many settings a run tries, as its settings say or by default. */
export const countOf = (settings: RunSettings, {key, default: count}: CountOption): number =>
  settings[key] ?? count;

/** An npm package that brings data. */
export interface DataPackage {
  readonly name: string;
  readonly present: () => boolean;
}

export interface BatchOptions {
  /** Present where the kind trains. */
  readonly backend?: Backend;
  readonly signal?: AbortSignal;
}

/** Rows whose settings are made and evaluated in the same batches. */
export interface RowGroup {
  /** The kind's name, and what is special about these rows: `context, n = 2`. */
  readonly world: string;
  /** One row per claim. */
  readonly claims: readonly Claim[];
  /** Number of batches; a batch is always evaluated whole, as other batch-mates may change the last bits of a training. */
  readonly batches: number;
  /** What a batch counts for in the progress: 1 per finite setting. */
  readonly weight: number;
  /** Whether the first refutation ends the row: groups of a single claim whose batches stand each on its own. */
  readonly endsWhenRefuted: boolean;
  /** Evaluates all claims on batch `at`, one part per claim in their order; undefined where the signal stopped it. */
  readonly evaluateBatch: (at: number, options: BatchOptions) => Promise<readonly RowPart[] | undefined>;
  /** Whether its settings are edge settings, on which every claim is tested by fresh draws. */
  readonly edges?: true;
  /** The sources of a tested claim's draws on batch `at`, in the order of the outcomes in its part. */
  readonly trials?: (claim: Claim, at: number) => readonly TrialSource[];
}

/** What is asked of a world whose representation is given. */
export interface Asked {
  readonly shift: readonly Shift[];
  readonly loss: Extract<LossName, 'hinge' | 'logistic' | 'squared'>;
  readonly radius: number;
  readonly referenceRadius: number;
  readonly n: number;
  readonly nu: number;
}

/** Worlds whose representation comes from outside: nothing is pretrained. */
export interface GivenWorlds {
  /** In a report: `embeddings of my-encoder`. */
  readonly about: string;
  /** SHA-256 of the files that they are made of: other files are other worlds. */
  readonly files: Readonly<Record<string, string>>;
  /** Settings on them, with a schema of their own, for `hunt`. */
  readonly family: AnyFamily;
  /** What shifts go by. */
  readonly shifted: ShiftedWorld;
  /** One setting and its case, as `train` asks for them. */
  readonly setting: (asked: Asked) => {readonly family: string};
  readonly materialise: (asked: Asked) => Case;
}

export interface WorldKind {
  /** The word for it in `--world` of every command, in labels and in files. */
  readonly name: string;
  readonly count: CountOption;
  /** What a setting counts for in the progress; 1 is a finite one. */
  readonly weight: number;
  /** Whether encoders are trained, so that a training backend is needed. */
  readonly trains: boolean;
  readonly data?: DataPackage;
  /** Whether it is a kind of world for this claim. */
  readonly scope: (claim: Claim) => boolean;
  /** What a claim out of scope asks for that these worlds do not have, where that is worth a line. */
  readonly missing?: (claim: Claim) => string | undefined;
  /** Reads what its worlds are made of, where that is not in their settings. @throws InputError for files that are not what they should be */
  readonly given?: () => Promise<GivenWorlds>;
  /** Whether samples are drawn for a claim in scope, so that it is tested sequentially; else all are enumerated. */
  readonly draws: (claim: Claim, settings: RunSettings) => boolean;
  /** Switches of the command line that its rows depend on: `--exact`. */
  readonly switches: (settings: RunSettings) => readonly string[];
  /** Settings built at the edges of claims, whatever the counts of the run: rows of their own, tested by fresh draws. */
  readonly edges?: {
    readonly scope: (claim: Claim, settings: RunSettings) => boolean;
    /** The rows of the claims in that scope, at least one. */
    readonly groups: (
      claims: readonly Claim[],
      settings: RunSettings,
      design: SequentialDesign,
    ) => readonly RowGroup[];
  };
  /** The rows of the claims in scope, at least one. */
  readonly groups: (
    claims: readonly Claim[],
    settings: RunSettings,
    design: SequentialDesign,
  ) => readonly RowGroup[];
}

/** Kinds of worlds that are told apart by a word after a colon: `file:DIR`. */
export interface KindsByWord {
  readonly prefix: string;
  /** What stands for the word in `--help`. */
  readonly word: string;
  readonly count: CountOption;
  readonly kind: (word: string) => WorldKind;
}

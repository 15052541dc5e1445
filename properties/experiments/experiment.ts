/**
 * Experiments with trained encoders, each defined once: its flags, what it does, and its columns. The command line, the
 * recorded command that repeats it, the JSON document, the Markdown table and the report's section follow from that.
 */
import type {Backend, BackendChoice} from '../../models/index.ts';
import {type DocumentKind, documentKind} from '../files/document.ts';
import {boolean, object, type TypeOf, text} from '../files/schema.ts';
import {type Flags, flagText, type ValuesOf} from './flags.ts';

/** What an experiment is given besides its flags. */
export interface Setup {
  readonly backend: Backend;
  readonly seed: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, of: number, at: string) => void;
  /** A line about what is to come. */
  readonly onNote?: (line: string) => void;
  /** A file that belongs to the report; the name is relative to the report's folder. */
  readonly onFile?: (name: string, text: string) => void;
}

/** The options of an experiment's function. */
export type OptionsOf<F extends Flags> = Setup & ValuesOf<F>;

/** Of reports; those of earlier versions have none. */
const VERSION = 1;

/** What every report has; documents of earlier versions may lack all but the command. */
const shared = object(
  {command: text},
  {
    version: {const: VERSION},
    backend: object({name: text, version: text}),
    seed: {type: 'integer'},
    complete: boolean,
  },
);
export type ExperimentReport = TypeOf<typeof shared>;

export interface Column<R> {
  readonly head: string;
  readonly cell: (row: R) => string | number;
  /** Set to the right. */
  readonly number?: boolean;
}

export interface Definition<F extends Flags, S extends object, Row> {
  readonly name: string;
  /** For the list of commands. */
  readonly about: string;
  readonly flags: F;
  /** Fills in flags that were not given and whose default depends on others. */
  readonly resolve?: (values: ValuesOf<F>) => ValuesOf<F>;
  /** What is not installed, and how it is. */
  readonly missing?: () => string | undefined;
  /** Of the report, without what every report has. */
  readonly schema: S;
  readonly run: (options: OptionsOf<F>, command: string) => Promise<TypeOf<S>>;
  readonly title: (report: TypeOf<S>) => string;
  readonly rows: (report: TypeOf<S>) => readonly Row[];
  readonly columns: (report: TypeOf<S>) => readonly Column<Row>[];
  /** What a reader of the table has to know. */
  readonly notes: (report: TypeOf<S>) => readonly string[];
  /** Whether a bound failed, which makes the exit code 1. */
  readonly refuted?: (report: TypeOf<S>) => boolean;
  /** Of the files, without extension, from what flags and report have in common; default the name. */
  readonly file?: (of: Pick<TypeOf<S>, keyof TypeOf<S> & keyof F>) => string;
}

/** What people are shown of a report. */
export interface ExperimentView {
  readonly title: string;
  readonly notes: readonly string[];
  readonly columns: readonly Column<readonly (string | number)[]>[];
  readonly rows: readonly (readonly (string | number)[])[];
  readonly refuted: boolean;
  readonly file: string;
}

export interface Experiment {
  readonly name: string;
  readonly about: string;
  readonly flags: Flags;
  readonly missing: () => string | undefined;
  readonly document: DocumentKind<ExperimentReport>;
  /**
   * What a run is before it is begun: the command that repeats it, and the name of its files, without extension.
   * @param values of the flags, by their names
   */
  readonly plan: (
    values: Readonly<Record<string, unknown>>,
    seed: number,
    backend?: BackendChoice,
  ) => {readonly command: string; readonly file: string};
  /** @param values of the flags, by their names */
  readonly run: (
    values: Readonly<Record<string, unknown>>,
    setup: Setup,
    backend?: BackendChoice,
  ) => Promise<ExperimentReport>;
  /** @throws InputError where it is not a report of this experiment */
  readonly view: (report: ExperimentReport) => ExperimentView;
}

/** Reports of earlier versions say `scenario` for the kind of encoder. */
function withEncoder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withEncoder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key === 'scenario' ? 'encoder' : key, withEncoder(inner)]),
  );
}

/**
 * An experiment from its definition.
 *
 * The recorded command gives every flag, so it repeats the run even where a default changes; it names the backend where
 * one was asked for.
 */
export function defineExperiment<const F extends Flags, const S extends object, Row>(
  definition: Definition<F, S, Row>,
): Experiment {
  const {name, about, flags, resolve, missing, schema, run, refuted, file} = definition;
  const what = `a report, as experiment ${name} --json prints`;
  const document = documentKind<object, ExperimentReport>(
    what,
    // Every field of both, and no other.
    {
      ...schema,
      properties: {...(schema as typeof shared).properties, ...shared.properties},
      required: [...shared.required, ...(schema as typeof shared).required],
      additionalProperties: false,
    },
    withEncoder,
  );
  const own = documentKind(what, schema);
  /** Every flag's value; the command line has read them by the same flags. */
  const valuesOf = (given: Readonly<Record<string, unknown>>): ValuesOf<F> => {
    const values = Object.fromEntries(Object.keys(flags).map((key) => [key, given[key]])) as ValuesOf<F>;
    return resolve?.(values) ?? values;
  };
  const commandOf = (values: ValuesOf<F>, seed: number, choice?: BackendChoice): string => {
    const asked = choice === undefined || choice === 'auto' ? {} : {backend: choice};
    return `transferbound experiment ${name} ${flagText({...values, seed, ...asked})}`;
  };
  return {
    name,
    about,
    flags,
    missing: () => missing?.(),
    document,
    plan(given, seed, choice) {
      const values = valuesOf(given);
      return {
        command: commandOf(values, seed, choice),
        file: file?.(values as unknown as Parameters<typeof file>[0]) ?? name,
      };
    },
    async run(given, setup, choice) {
      const values = valuesOf(given);
      const command = commandOf(values, setup.seed, choice);
      const report = await run({...setup, ...values}, command);
      const {name: backend, version} = setup.backend;
      return {
        command,
        version: VERSION,
        backend: {name: backend, version},
        seed: setup.seed,
        ...(report as object),
      };
    },
    view(shown) {
      const report = own.check(shown, name);
      const columns = definition.columns(report);
      return {
        title: definition.title(report),
        notes: [
          ...definition.notes(report),
          ...(shown.complete === false ? ['Stopped early: what was done so far.'] : []),
        ],
        columns: columns.map(({head, number}, i) => ({
          head,
          cell: (row) => row[i]!,
          ...(number ? {number} : {}),
        })),
        rows: definition.rows(report).map((row) => columns.map(({cell}) => cell(row))),
        refuted: refuted?.(report) ?? false,
        file: file?.(report) ?? name,
      };
    },
  };
}

/** For a table whose numbers spread over many powers of ten; a dash where there is none. */
export function threeDigits(x: number | undefined): string {
  if (x === undefined) return '-';
  if (x === 0) return '0';
  return Math.abs(x) >= 0.01 && Math.abs(x) < 1000 ? x.toPrecision(3) : x.toExponential(1);
}

/** A report as Markdown: the table, then what a reader of it has to know. */
export function markdown({columns, rows, notes}: ExperimentView): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  return [
    line(columns.map(({head}) => head)),
    line(columns.map(({number}) => (number ? '---:' : '---'))),
    ...rows.map(line),
    '',
    ...notes,
    '',
  ].join('\n');
}

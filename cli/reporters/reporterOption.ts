/** `--reporter NAME[=FILE]`: which reports of a run are written, and where. */
import {InvalidArgumentError} from 'commander';
import {inputError} from '../../theory/errors.ts';
import {reporters} from './registry.ts';
import type {Reporter} from './reporter.ts';

export interface Wanted {
  readonly reporter: Reporter;
  /** Standard output where there is none. */
  readonly file?: string;
}

const NAMES = reporters.map(({name}) => name);

function named(name: string): Reporter {
  const found = reporters.find((one) => one.name === name);
  if (!found) throw new InvalidArgumentError(`expected ${NAMES.join(' | ')}, got "${name}".`);
  return found;
}

/** A comma separates only where the name of a reporter follows, so that files may have commas. */
const BETWEEN = new RegExp(`,(?=(?:${NAMES.join('|')})(?:[=,]|$))`);

/** The parser of the option, which may be given several times: `summary,junit=out.xml`. */
export function parseReporters(text: string, before: readonly Wanted[] = []): readonly Wanted[] {
  const wanted = text.split(BETWEEN).map((one): Wanted => {
    const [name = '', ...rest] = one.split('=');
    const reporter = named(name.trim());
    if (rest.length === 0) return {reporter};
    const file = rest.join('=');
    if (file === '') throw new InvalidArgumentError(`expected a file after ${name}=, got nothing.`);
    return {reporter, file};
  });
  return [...before, ...wanted];
}

interface Flags {
  readonly reporter?: readonly Wanted[];
  readonly json?: boolean;
  readonly verbose?: boolean;
}

/**
 * The reporters of a command line: those of `--reporter`, `--json` is one more, `--verbose` the table before the summary.
 * @throws InputError where a document for machines would share standard output
 */
export function wantedReporters({reporter: given, json, verbose}: Flags): readonly Wanted[] {
  const only = (name: string): Wanted => ({reporter: named(name)});
  const toFiles = given?.every(({file}) => file !== undefined) ?? true;
  const wanted = [
    ...(json ? [only('json')] : []),
    ...(verbose && !json ? [only('table')] : []),
    ...(toFiles && !json ? [only('summary')] : []),
    ...(given ?? []),
  ];
  const printed = wanted.filter(({file}) => file === undefined);
  const alone = printed.find(({reporter}) => reporter.alone);
  if (alone && printed.length > 1) {
    const {name} = alone.reporter;
    const others = printed.map(({reporter}) => reporter.name).join(', ');
    throw inputError('--reporter', name, `it alone on standard output, or ${name}=FILE`, others);
  }
  return wanted;
}

/** What `prove` writes of a fixture: a Python file that checks it alone and, where Python runs, the same for other checkers. */
import {spawn} from 'node:child_process';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {text} from 'node:stream/consumers';
import type {Claim} from '../../theory/claim/claim.ts';
import {InputError} from '../../theory/errors.ts';
import {changedClaim} from '../claimRegistry/changedClaim.ts';
import {packageVersion} from '../files/packageVersion.ts';
import type {Fixture} from '../fixtures/fixture.ts';
import {exactData} from './exactData.ts';
import {Fraction} from './exactValue.ts';
import {fixtureName} from './fixtureName.ts';
import {otherCheckers} from './python/otherCheckers.ts';
import {pythonCertificate} from './pythonCertificate.ts';

/** A certificate's files, by the end of their names. */
export interface Certificate {
  readonly claim: string;
  /** Of its files. */
  readonly name: string;
  /** Checks the refutation, or that the bound is attained, with Python's standard library alone. */
  readonly py: string;
  /** World, evidence, inequalities and enclosures in exact rationals. */
  readonly json: string;
  /** For coqc with Coq-Interval; absent without Python. */
  readonly v?: string;
  /** The same statements in Lean 4, without proofs; absent without Python. */
  readonly lean?: string;
}

interface Found {
  readonly inequalities: readonly string[];
  readonly enclosures: Readonly<Record<string, readonly [lo: string, hi: string]>>;
  readonly coq: string;
  readonly lean: string;
}

/** A certificate takes seconds at most. */
const MOST_MILLISECONDS = 300_000;

/** Whether a program of this name can be run. */
export function runs(program: string): Promise<boolean> {
  return new Promise<boolean>((resolve) => {
    const child = spawn(program, ['--version'], {stdio: 'ignore'});
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
    // A name that is too long, or holds a zero byte, is thrown at once.
  }).catch(() => false);
}

/** What Python finds in the certificate. @throws InputError where it does not accept it */
async function checked(python: string, claim: string, certificate: string): Promise<Found> {
  const folder = await mkdtemp(join(tmpdir(), 'certificate-'));
  try {
    const file = join(folder, `${claim}.py`);
    await writeFile(file, certificate);
    const child = spawn(python, ['-c', otherCheckers, file], {
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: MOST_MILLISECONDS,
      env: {...process.env, PYTHONDONTWRITEBYTECODE: '1'},
    });
    const ended = new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', resolve);
    });
    const [out, errors, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
    if (code !== 0) {
      const last = errors.trim().split('\n').at(-1) ?? `exit code ${code}`;
      throw new InputError(`prove: ${claim}: expected a certificate that Python accepts, got ${last}`);
    }
    return JSON.parse(out) as Found;
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
}

/**
 * The certificate of a fixture: a counterexample of a false claim, or a witness that attains its bound. It shares no code
 * with the mathematics of this package, and its results are compared with the fixture's.
 * @param python a Python 3 program, which checks the certificate and writes it for Coq and Lean; without it there is the
 * Python file and its data alone
 * @throws InputError where the claim or the family of settings has no definitions for certificates, or Python refuses
 */
export async function certificateOf(fixture: Fixture, claim: Claim, python?: string): Promise<Certificate> {
  const py = pythonCertificate(fixture, claim);
  const found = python === undefined ? undefined : await checked(python, fixture.claim, py);
  const {world, evidence} = exactData(fixture);
  const {title, statement} = changedClaim(claim, fixture.changed);
  const document = {
    format: 'transferbound certificate',
    version: 1,
    package: packageVersion(),
    claim: fixture.claim,
    title,
    statement,
    ...(fixture.changed
      ? {changed: {constant: fixture.changed.constant, to: new Fraction(fixture.changed.to)}}
      : {}),
    about: fixture.about,
    world,
    evidence,
    ...(found ? {inequalities: found.inequalities, enclosures: found.enclosures} : {}),
  };
  return {
    claim: fixture.claim,
    name: fixtureName(fixture),
    py,
    json: `${JSON.stringify(document, undefined, 1)}\n`,
    ...(found ? {v: found.coq, lean: found.lean} : {}),
  };
}

/** A certificate's text for Coq as a module, so that one file can have many. */
export const inModule = (name: string, v: string): string => `Module ${name}.\n${v}End ${name}.\n`;

/** The files of a certificate in a folder; Coq takes names of letters and underscores. */
export function certificateTexts(
  folder: string,
  {name, py, json, v, lean}: Certificate,
): readonly (readonly [file: string, text: string])[] {
  return [
    [join(folder, `${name}.py`), py],
    [join(folder, `${name}.json`), json],
    ...(v === undefined ? [] : [[join(folder, `${name.replaceAll(/\W/g, '_')}.v`), v] as const]),
    ...(lean === undefined ? [] : [[join(folder, `${name}.lean`), lean] as const]),
  ];
}

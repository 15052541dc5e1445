/** A fixture's world in exact rational numbers, as a certificate holds it: no floating-point number is left. */
import {inputError} from '../../theory/errors.ts';
import {type Matrix, toRows} from '../../theory/linear/matrix.ts';
import type {Fixture} from '../fixtures/fixture.ts';
import {finiteCase} from '../settings/finite/case.ts';
import type {FiniteSetting} from '../settings/finite/setting.ts';
import {type ExactValue, Fraction} from './exactValue.ts';

const exact = (x: number) => new Fraction(x);
const rows = (table: readonly (readonly number[])[]): ExactValue => table.map((row) => row.map(exact));
const tableOf = (m: Matrix): ExactValue => rows(toRows(m));

const headsOf = (heads: FiniteSetting['heads']): ExactValue =>
  heads.kind === 'ball' ? {radius: exact(heads.radius)} : {thetas: rows(heads.thetas)};

const massesOf = ({plus, minus}: FiniteSetting['U']): ExactValue => ({plus: [...plus], minus: [...minus]});

/** Masses over `total`, tables row by row, the target W° h° + noise as the case has it; masked inputs with their token rows. */
function finiteData(s: FiniteSetting): Record<string, ExactValue> {
  const c = finiteCase(s);
  const target = c.target ?? c.tokens?.target;
  if (!target) throw inputError('prove', 'setting', 'one with a table of targets', undefined);
  return {
    total: s.total,
    U: massesOf(s.U),
    T: massesOf(s.T),
    h: tableOf(c.representation),
    ho: tableOf(c.reference),
    others: s.others.map(rows),
    heads: headsOf(s.heads),
    heads_o: headsOf(s.referenceHeads),
    decoder: rows(s.decoder),
    target: tableOf(target),
    beta: exact(s.beta),
    n: s.n,
    nu: exact(s.nu),
    ...(s.visible ? {visible: [...s.visible]} : {}),
    ...(s.tokens
      ? {
          masked: s.tokens.map((row) => [...row]),
          rows: {h: rows(s.representation), ho: rows(s.reference)},
        }
      : {}),
  };
}

/** What a certificate knows of a fixture: its world, and the program's own enclosures, to compare its results with. */
export interface CertificateData {
  readonly claim: string;
  readonly evidence: ExactValue;
  readonly world: Readonly<Record<string, ExactValue>>;
}

export function exactData({claim, setting, evidence}: Fixture): CertificateData {
  if (setting.family !== 'finite')
    throw inputError(
      'prove',
      'setting.family',
      'finite: other families have no certificate yet',
      setting.family,
    );
  const ends = ({lo, hi}: {lo: number; hi: number}) => [exact(lo), exact(hi)];
  return {
    claim,
    evidence: {lhs: ends(evidence.lhs), rhs: ends(evidence.rhs)},
    world: finiteData(setting as FiniteSetting),
  };
}

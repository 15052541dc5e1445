/** A fixture's world in exact rational numbers, as a certificate holds it: no floating-point number is left. */
import {inputError} from '../../theory/errors.ts';
import {type Matrix, toRows} from '../../theory/linear/matrix.ts';
import type {Fixture} from '../fixtures/fixture.ts';
import {sizesOf} from '../settings/endToEnd/checks.ts';
import type {EndToEndSetting} from '../settings/endToEnd/setting.ts';
import {finiteCase} from '../settings/finite/case.ts';
import type {FiniteSetting} from '../settings/finite/setting.ts';
import type {NetworkSetting} from '../settings/network/setting.ts';
import type {Setting} from '../settings/registry.ts';
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

/** Parameters table by table; the noise written out, for one target. */
function endToEndData(s: EndToEndSetting): Record<string, ExactValue> {
  const {targets} = sizesOf(s);
  if (targets !== 1) throw inputError('prove', 'setting', 'networks of one target', targets);
  const networks = (list: readonly EndToEndSetting['initial'][]): ExactValue => list.map(rows);
  return {
    total: s.total,
    U: massesOf(s.U),
    T: massesOf(s.T),
    inputs: rows(s.inputs),
    initial: rows(s.initial),
    radii: s.radii.map(exact),
    teacher: rows(s.teacher),
    candidates: networks(s.candidates),
    others: networks(s.others ?? []),
    noise: (s.noise ?? s.inputs.map(() => 0)).map(exact),
    R0: exact(s.referenceRadius),
    N: s.draws,
    m: s.heldOut ?? s.draws,
    n: s.n,
    test: s.test ?? s.n,
    nu: exact(s.nu),
    nu1: exact(s.nuPretraining),
  };
}

const networkTables = (tables: NetworkSetting['first']): ExactValue =>
  Object.fromEntries(Object.entries(tables).map(([name, table]) => [name, rows(table)]));

function networkData({first, second, input, masked}: NetworkSetting): Record<string, ExactValue> {
  return {
    first: networkTables(first),
    second: networkTables(second),
    ...(input ? {input: rows(input)} : {}),
    ...(masked ? {masked: masked.map(Number)} : {}),
  };
}

/** Every number a fraction, names as they are. */
function exactJson(json: unknown): ExactValue {
  if (typeof json === 'number') return exact(json);
  if (typeof json === 'string') return json;
  if (Array.isArray(json)) return json.map(exactJson);
  return exactRecord(json as object);
}

const exactRecord = (json: object): Record<string, ExactValue> =>
  Object.fromEntries(Object.entries(json).map(([key, value]) => [key, exactJson(value)]));

/** The setting itself, for families whose definitions read what is written down. */
function plainData({family: _, ...rest}: Setting): Record<string, ExactValue> {
  return exactRecord(rest);
}

function descentData({rhoHat, ...rest}: Extract<Setting, {family: 'descent'}>): Record<string, ExactValue> {
  return {...plainData(rest as Setting), rho_hat: exact(rhoHat)};
}

function worldData(setting: Setting): Record<string, ExactValue> {
  switch (setting.family) {
    case 'finite':
      return finiteData(setting);
    case 'endToEnd':
      return endToEndData(setting);
    case 'network':
      return networkData(setting);
    case 'descent':
      return descentData(setting);
    default:
      return plainData(setting);
  }
}

/** What a certificate knows of a fixture: its world, and the program's own enclosures, to compare its results with. */
export interface CertificateData {
  readonly claim: string;
  readonly evidence: ExactValue;
  readonly world: Readonly<Record<string, ExactValue>>;
}

export function exactData({claim, setting, evidence}: Fixture): CertificateData {
  const ends = ({lo, hi}: {lo: number; hi: number}) => [exact(lo), exact(hi)];
  return {
    claim,
    evidence: {lhs: ends(evidence.lhs), rhs: ends(evidence.rhs)},
    world: worldData(setting),
  };
}

/** The constants of the claims: the number in front of each term, what is published and what is proved. */
import type {Claim} from '../../theory/claim/claim.ts';
import {STATED_EXPONENT, withPretextGap} from '../../theory/claims/transferability/transferExponent.ts';

/** One constant of a claim. */
export interface Constant {
  readonly claim: string;
  /** As a table calls it: the key of its term, of several terms joined by ' + ', or 'beta'. */
  readonly name: string;
  /** Keys of the terms that it is in front of. */
  readonly keys: readonly string[];
  /** LaTeX of what it is a constant of. */
  readonly latex: string;
  /** `left`: in front of the left side, so that larger ones are refuted. `exponent`: of the term, so that others are. */
  readonly place: 'right' | 'left' | 'exponent';
  /** What is proved: as in the claim, or as in the sharper form of it, in the units of this one. */
  readonly proved: number;
  /** As stated in this claim. */
  readonly stated: number;
  /** Of the literature, in the units of this claim, where there is one. */
  readonly published?: number;
}

/** Claims with the published form of each, and how many units of the one are one of the other, where they differ. */
const SHARPER: readonly {
  readonly claim: string;
  readonly published: string;
  /** By term: a published 4 sqrt(ln/n) is 4 sqrt(2) sqrt(ln/(2n)). */
  readonly units: Readonly<Record<string, number>>;
}[] = [
  {claim: 'transfer-decomposition', published: 'transfer-decomposition-published', units: {}},
  {
    claim: 'estimation-empirical-complexity',
    published: 'estimation-published',
    units: {deviation: Math.SQRT2},
  },
  {claim: 'main-theorem', published: 'main-theorem-published', units: {deviation: Math.SQRT2}},
];

/** Statements of the literature with these constants. */
const CLASSICAL = [
  'data-processing',
  'symmetrisation',
  'contraction',
  'hoeffding',
  'mcdiarmid',
  'rademacher-lower',
  'rademacher-upper',
  'context-encoder-transferability-published',
  'masked-autoencoder-transferability-published',
  'held-out-pretext-hoeffding',
  'held-out-pretext-bernstein',
  'held-out-pretext-betting',
  'test-set-clopper-pearson',
  'pac-bayes-kl',
  'pac-bayes-kl-maurer',
  'subgradient-convergence',
];

/** Constants that stand on the left side. */
const LEFT: Readonly<Record<string, number>> = {'rademacher-lower': Math.SQRT1_2};

/** The number that LaTeX begins with, also in a fraction; 1 where it begins with none. */
export function coefficientOf(latex: string): number {
  const [, digits] = /^(?:\\t?frac\{?)?(\d+)/.exec(latex) ?? [];
  return digits === undefined ? 1 : Number(digits);
}

type Find = (id: string) => Claim | undefined;

function termOf(claim: Claim | undefined, name: string): number | undefined {
  const latex = claim?.parts?.terms[name];
  return latex === undefined ? undefined : coefficientOf(latex);
}

/** What is proved and what is published of a constant, in its own units. */
function known(
  {id}: Claim,
  name: string,
  stated: number,
  find: Find,
): Pick<Constant, 'proved' | 'published'> {
  const sharp = SHARPER.find(({claim}) => claim === id);
  if (sharp) {
    const published = termOf(find(sharp.published), name);
    const units = sharp.units[name] ?? 1;
    return {proved: stated, ...(published === undefined ? {} : {published: published * units})};
  }
  const own = SHARPER.find(({published}) => published === id);
  if (own) {
    const proved = termOf(find(own.claim), name) ?? stated;
    return {proved: proved / (own.units[name] ?? 1), published: stated};
  }
  return {proved: stated, ...(CLASSICAL.includes(id) ? {published: stated} : {})};
}

/**
 * The constants of a claim: one for each stated term, the exponent of a pretext gap, and what stands on the left side.
 * Identities and claims without a statement term by term have none.
 * @param find a claim by its id, to look up its published form
 */
export function constantsOf(claim: Claim, find: Find): readonly Constant[] {
  const {id, parts} = claim;
  if (!parts) return [];
  const left = LEFT[id];
  if (left !== undefined) {
    const keys = Object.keys(parts.terms);
    return [
      {
        claim: id,
        name: 'left side',
        keys,
        latex: parts.lhs,
        place: 'left',
        stated: left,
        proved: left,
        published: left,
      },
    ];
  }
  const terms = Object.entries(parts.terms).filter(([, latex]) => latex !== '');
  const found = terms.map(([name, latex]): Constant => {
    const stated = coefficientOf(latex);
    return {
      claim: id,
      name,
      keys: name.split(' + '),
      latex,
      place: 'right',
      stated,
      ...known(claim, name, stated, find),
    };
  });
  if (!withPretextGap.has(id)) return found;
  const [only] = found;
  return [
    ...found,
    {
      claim: id,
      name: 'beta',
      keys: only!.keys,
      latex: String.raw`\beta\text{ in }C\,(\text{pretext gap})^\beta`,
      place: 'exponent',
      stated: STATED_EXPONENT,
      proved: STATED_EXPONENT,
      published: STATED_EXPONENT,
    },
  ];
}

/**
 * A refutation as a Python file that stands alone: the world in exact rationals, the definitions that the claim needs and
 * no others, and the comparison of the two sides. It shares no code with theory/: an error there must show.
 */
import {createHash} from 'node:crypto';
import {triedDecodedHeads} from '../../theory/certificate/decodedHeads.ts';
import type {Claim} from '../../theory/claim/claim.ts';
import {inputError} from '../../theory/errors.ts';
import type {LossName} from '../../theory/heads/loss.ts';
import {changedClaim} from '../claimRegistry/changedClaim.ts';
import {constantsOf} from '../claimRegistry/constants.ts';
import type {Fixture} from '../fixtures/fixture.ts';
import {endToEndCase} from '../settings/endToEnd/case.ts';
import {sizesOf} from '../settings/endToEnd/checks.ts';
import type {Setting} from '../settings/registry.ts';
import {exactData} from './exactData.ts';
import {type ExactValue, Fraction, pythonRepr, pythonText} from './exactValue.ts';
import {checker, refutations, sumOfTerms} from './python/checker.ts';
import {complexity} from './python/complexity.ts';
import {conditionalIndependence} from './python/conditionalIndependence.ts';
import {contrastive} from './python/contrastive.ts';
import {decoded, decodedSlopes} from './python/decoded.ts';
import {descent} from './python/descent.ts';
import {encoders, endToEnd} from './python/endToEnd.ts';
import {headClasses, heads, severalFeatures, stationaryHeads} from './python/heads.ts';
import {certified, discrepancies, heldOut} from './python/heldOut.ts';
import {laws, lossFunctions} from './python/laws.ts';
import {likelihood} from './python/likelihood.ts';
import {networks} from './python/networks.ts';
import {radReg} from './python/radReg.ts';
import {rationals, real} from './python/real.ts';
import {spectral} from './python/spectral.ts';
import {powers, transfer} from './python/transfer.ts';
import {pretextSides, transferability} from './python/transferability.ts';
import {zeroOne} from './python/zeroOne.ts';
import {imports, laidOut, worldText} from './pythonLayout.ts';
import {changedData, changedRecipe} from './recipes/changed.ts';
import {type Recipe, recipeOf} from './recipes/index.ts';

/** Binary places of the ends of enclosures. */
const BITS = 128;
/** Labels, and the keys of their masses. */
const LABELS = "((1, 'plus'), (-1, 'minus'))";
const sentence = (text: string): string => `${text[0]!.toUpperCase()}${text.slice(1)}.`;

/** Definitions by name, in the order of the text. */
function definitions(text: string): Map<string, string> {
  const blocks = text.split(/^(?=def |class |real = |PATH = |if __name__)/m).map((block) => block.trim());
  return new Map(
    blocks
      .filter((block) => block !== '')
      .map((block) => [/^(?:def |class )?(\w+)/.exec(block)?.[1] ?? '', block]),
  );
}

/** The definitions that `roots` need, themselves included, in their order; later texts replace earlier definitions. */
function needed(texts: readonly string[], roots: readonly string[]): string[] {
  const all = new Map<string, string>();
  for (const text of texts) for (const [name, block] of definitions(text)) all.set(name, block);
  const used = new Set<string>();
  const visit = (name: string): void => {
    const block = all.get(name);
    if (block === undefined || used.has(name)) return;
    used.add(name);
    // Words of docstrings and of plain strings name nothing; f-strings have expressions.
    const code = block.replaceAll(/"""[\s\S]*?"""|(?<!f)"[^"\n]*"/g, '');
    for (const [word] of code.matchAll(/\b[A-Za-z_]\w*\b/g)) visit(word);
  };
  for (const root of roots) visit(root);
  return [...all].filter(([name]) => used.has(name)).map(([, block]) => block);
}

const stationaryOf = (loss: LossName): string =>
  loss in stationaryHeads ? stationaryHeads[loss as keyof typeof stationaryHeads] : '';

const powerOf = (beta: number): string =>
  beta === 0.5 ? powers.half : beta === 1 ? powers.one : powers.other;

const IRRATIONAL = /^def (?:sqrt|ln|exp)\b/;

/** The definitions of the families that need no choice between several. */
const definitionsOf = {
  network: networks,
  descent,
  contrastive,
  spectral,
  conditionalIndependence,
  likelihood,
} as const;

/** The definitions of a family of settings, of the kind that this setting is. */
function familyTexts(setting: Setting): string[] {
  switch (setting.family) {
    case 'finite': {
      const {loss, heads: of, beta, tokens} = setting;
      return [
        lossFunctions[loss],
        laws,
        stationaryOf(loss),
        headClasses[of.kind],
        heads,
        transfer,
        powerOf(beta),
        complexity,
        pretextSides[tokens ? 'tokens' : 'points'],
        transferability,
        radReg,
        zeroOne,
        heldOut,
      ];
    }
    case 'endToEnd': {
      const {loss, scenario} = setting;
      const wide = sizesOf(setting).features > 1;
      const several = wide ? severalFeatures : '';
      const ball = [stationaryOf(loss), headClasses.ball, several, heads];
      const apart = discrepancies[wide || loss === 'logistic' ? 'byVariation' : 'sharp'];
      return [
        lossFunctions[loss],
        laws,
        ...ball,
        transfer,
        encoders[scenario],
        endToEnd,
        heldOut,
        certified,
        decoded,
        decodedSlopes[loss] ?? '',
        apart,
      ];
    }
    default:
      return [laws, definitionsOf[setting.family]];
  }
}

/** Where nothing irrational is needed, numbers are plain fractions. */
function body(setting: Setting, recipe: Recipe): string[] {
  const {python, bound = sumOfTerms, kind} = recipe;
  const texts = [...familyTexts(setting), python, bound, refutations[kind], checker];
  const blocks = needed([real, ...texts], ['if']);
  const found = blocks.some((block) => IRRATIONAL.test(block))
    ? blocks
    : needed([rationals, ...texts], ['if']);
  return found.map(laidOut);
}

/** Of the claim about heads that read the pretext the numbers p that are tried, of one target: the bound is about every one. */
function decodedData(setting: Setting, {id}: Claim): Readonly<Record<string, ExactValue>> {
  if (setting.family !== 'endToEnd' || id !== 'certificate-through-decoder') return {};
  return {p: triedDecodedHeads(endToEndCase(setting)).map(([p]) => new Fraction(p!))};
}

/** Recipe and data of a changed constant. */
function changeOf({changed, setting}: Fixture, claim: Claim) {
  if (!changed) return undefined;
  const constants = constantsOf(claim, () => undefined);
  const constant = constants.find(({name}) => name === changed.constant);
  if (!constant) return undefined;
  const alone = constants.filter(({place}) => place === constant.place).length === 1;
  const {name, ...data} = changedData(constant, alone);
  return {
    words: `${constant.name} ${constant.place === 'exponent' ? '=' : 'times'} ${changed.to}`,
    recipe: changedRecipe(constant, alone),
    data: {...data, [name]: new Fraction(changed.to), ...decodedData(setting, claim)},
  };
}

/**
 * The text of a Python file that checks a counterexample by itself, with the standard library alone.
 * @param fixture a counterexample of a claim on a finite world
 * @param claim the claim that it refutes
 * @throws InputError where no certificate can be written for this claim or this family of settings
 */
export function pythonCertificate(fixture: Fixture, claim: Claim): string {
  const change = changeOf(fixture, claim);
  const recipe = change ? change.recipe : recipeOf(fixture.claim);
  if (!recipe)
    throw inputError('prove', 'claim', 'one whose definitions are written for certificates', fixture.claim);
  const {evidence, world: own} = exactData(fixture);
  const id = change ? `${fixture.claim}, ${change.words}` : fixture.claim;
  const world = {...own, ...change?.data};
  const {setting} = fixture;
  const attained = recipe.kind === 'attained';
  const what = attained ? 'attained' : 'refuted';
  const digest = createHash('sha256')
    .update(`(${[id, what, evidence, world].map(pythonRepr).join(', ')}, ${BITS}, ${LABELS})`)
    .digest('hex');
  const data = `CLAIM, FOUND = '${id}', '${what}'
EVIDENCE = ${pythonText(evidence)}
${worldText(world)}
DIGEST, BITS, LABELS = '${digest}', ${BITS}, ${LABELS}`;
  const code = body(setting, recipe).join('\n');
  const {title, statement} = changedClaim(claim, fixture.changed);
  const about = `r"""${title}: ${attained ? 'attained' : 'false'} on the world W${'loss' in setting ? `, loss ${setting.loss}` : ''}. ${sentence(fixture.about)}
${statement}"""`;
  return `${about}\n${imports(code + data)}\n${data}\n${code}\n`;
}

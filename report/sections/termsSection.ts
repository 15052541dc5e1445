import {middle} from '../../theory/arithmetic/interval.ts';
import type {ClaimSummary, FileRow} from '../claimSummary.ts';
import {colouringOfTerms} from '../colours.ts';
import {percent, short} from '../format.ts';
import {html, type Markup} from '../html.ts';
import {type Stack, termBars} from '../plots/termBars.ts';
import {colourEntry} from './parts.ts';
import {table} from './table.ts';

interface Panel {
  readonly summary: ClaimSummary;
  readonly stacks: readonly (Stack & {readonly row: FileRow})[];
  readonly names: readonly string[];
}

/** Where samples are enumerated the sides are a probability and what it may be: no bound with terms. */
const isProbability = ({terms}: Pick<Stack, 'terms'>): boolean =>
  terms.every(({name}) => /^nu'?$/.test(name));

/** The means over the kept settings; in documents without them, the tightest setting. */
function stackOf(row: FileRow): (Stack & {row: FileRow}) | undefined {
  const {means, tightest, world} = row;
  if (means && means.terms.length > 0) return {world, lhs: means.lhs, terms: means.terms, row};
  const {inequality} = tightest ?? {};
  if (means || !inequality) return undefined;
  const terms = inequality.terms.map(({name, value}) => ({name, value: middle(value)}));
  return {world: `${world}, tightest`, lhs: middle(inequality.lhs), terms, row};
}

function panelOf(summary: ClaimSummary): Panel | undefined {
  const stacks = summary.results
    .flatMap((row) => stackOf(row) ?? [])
    .filter((stack) => !isProbability(stack));
  const names = [...new Set(stacks.flatMap(({terms}) => terms.map(({name}) => name)))];
  // A bound of one term has no parts.
  return names.length < 2 ? undefined : {summary, stacks, names};
}

function vacuous({row: {vacuous: found}}: Panel['stacks'][number]): string {
  if (!found) return '–';
  const of = found.of === undefined ? '' : ` of ${found.of}`;
  return `${found.settings}${of}${found.term ? `, mostly ${found.term}` : ''}`;
}

function panelView({summary: {id, claim}, stacks, names}: Panel): Markup {
  const colourOf = colouringOfTerms(names);
  const legend = names.map((name) => colourEntry(colourOf(name), name));
  const numbers = table<Panel['stacks'][number]>(
    'Means over the kept settings',
    [
      {head: 'world', cell: ({world}) => world},
      {head: 'measured', number: true, cell: ({lhs}) => short(lhs)},
      ...names.map((name) => ({
        head: name,
        number: true,
        cell: ({terms}: Stack) => short(terms.find((term) => term.name === name)?.value),
      })),
      {head: 'bound is vacuous on', cell: vacuous},
    ],
    stacks,
    {many: true},
  );
  return html`<article class="card panel"><h3><a href="#${id}">${claim?.title ?? id}</a></h3>
${termBars(id, stacks, colourOf)}
<ul class="legend">${colourEntry('var(--text)', 'measured')}${legend}</ul>
<details><summary>Numbers</summary>${numbers}</details></article>`;
}

/** What bounds are made of: stacks next to what was measured; undefined where no document says. */
export function termsSection(claims: readonly ClaimSummary[]): Markup | undefined {
  const panels = claims
    .flatMap((summary) => panelOf(summary) ?? [])
    .sort((a, b) => b.names.length - a.names.length);
  if (panels.length === 0) return undefined;
  const said = claims.flatMap(({results}) => results.flatMap(({vacuous: found}) => found ?? []));
  const nothing = said.reduce((sum, {settings}) => sum + settings, 0);
  const of = said.reduce((sum, {of: all = 0}) => sum + all, 0);
  return html`<p>Two bars per world, means over the kept settings: what was measured (the left side), and the right side as a
stack of its terms. Each pair is drawn in shares of its bound, as worlds differ by orders of magnitude; the numbers at the
bars are absolute.${of > 0 && html` A bound above the largest possible left side is vacuous: so it is in ${percent(nothing, of)} of the cases where that limit is known.`}</p>
<div class="panels">${panels.map(panelView)}</div>`;
}

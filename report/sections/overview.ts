import {count, plural} from '../../properties/files/format.ts';
import {encoderLines} from '../../properties/record/encoderWords.ts';
import type {ResultRow} from '../../properties/record/resultRow.ts';
import {type ClaimSummary, levelsOf} from '../claimSummary.ts';
import {percent} from '../format.ts';
import type {Gathered} from '../gather.ts';
import {html, type Markup} from '../html.ts';
import type {RunFile} from '../runFile.ts';

const of = (claims: readonly ClaimSummary[], verdict: ClaimSummary['verdict']): number =>
  claims.filter((claim) => claim.verdict === verdict).length;

function tile(number: string, words: string, style = ''): Markup {
  return html`<li class="${style}"><strong>${number}</strong> ${words}</li>`;
}

/** When, in UTC, and how long it took. */
function made({made: {date, milliseconds} = {}}: RunFile): string {
  const day = date === undefined ? '' : ` (${date.slice(0, 16).replace('T', ' ')} UTC`;
  const took = milliseconds === undefined ? '' : `, ${(milliseconds / 1000).toFixed(1)} s`;
  return day && `${day}${took})`;
}

/** The options by kind of world, as the commands that repeat the rows have them: `finite --runs 300`. */
function optionsOf(results: readonly ResultRow[]): string {
  const byWorld = new Map<string, string>();
  for (const {command = '', world} of results) {
    const [, before = '', kind = world, after = ''] =
      / --seed \d+ (.*?)--world (\S+)(.*)$/.exec(command) ?? [];
    // The limit of one test is the run's, divided.
    const options = `${before}${after}`
      .replace(/ ?--alpha \S+/, '')
      .replace(/\s+/g, ' ')
      .trim();
    if (!byWorld.has(kind)) byWorld.set(kind, options === '' ? kind : `${kind} ${options}`);
  }
  return [...byWorld.values()].join('; ');
}

/** A number that is good only where it is 0. */
const alarm = (number: number, words: string, style = 'open'): Markup =>
  tile(String(number), words, number > 0 ? style : '');

function runLine(file: RunFile): Markup {
  const {name} = file;
  switch (file.kind) {
    case 'run': {
      const {seed, alpha, backend, design, complete, skipped, results, package: version} = file.data;
      const {command} = file.made ?? {};
      return html`<li><code>${name}</code>${made(file)}: check of ${plural(new Set(results.map(({claim}) => claim)).size, 'claim')} by transferbound ${version}${command && html`, <code>${command}</code>`}; ${optionsOf(results)}; seed ${seed}, false-alarm limit ${alpha}${backend && html`; trained on ${backend.name}, version ${backend.version}`}${design?.catches !== undefined && html`. Where samples were drawn (${design.where}), ${design.trials} fresh samples per claim would catch a violation rate of ${(100 * design.catches).toFixed(1)}% where ${(100 * design.nu).toFixed(0)}% is claimed`}.${skipped.map((reason) => html` <span class="warning">Skipped ${reason}.</span>`)}${!complete && html` <span class="warning">Stopped early: what was done so far.</span>`}</li>`;
    }
    case 'mutants':
      return html`<li><code>${name}</code>${made(file)}: mutation score, seed ${file.data.seed}${!file.data.complete && html` <span class="warning">stopped early</span>`}</li>`;
    case 'hunt':
      return html`<li><code>${name}</code>${made(file)}: hunt of ${[...new Set(file.data.map(({claim}) => claim))].join(', ')}</li>`;
    case 'fixture':
      return html`<li><code>${name}</code>: ${file.data.kind} of ${file.data.claim}</li>`;
    case 'training':
      return html`<li><code>${name}</code>${made(file)}: training of a ${file.data.setting.architecture.kind} encoder, seed ${file.data.setting.seed}</li>`;
    case 'certificate':
      return html`<li><code>${name}</code>${made(file)}: certificate of ${Object.values(file.data.files).join(', ')}</li>`;
    case 'sharp constants':
      return html`<li><code>${name}</code>${made(file)}: ${plural(file.data.rows.length, 'sharp constant')}${!file.data.complete && html` <span class="warning">stopped early</span>`}</li>`;
    case 'experiment':
      return html`<li><code>${name}</code>${made(file)}: <code>${file.data.command}</code></li>`;
  }
}

interface Counts {
  readonly refuted: number;
  readonly undecided: number;
  readonly vacuous: number;
  readonly untested: number;
  readonly settings: number;
  readonly fallen: number;
  readonly neighbours: number;
}

/** The most severe thing first: a claim refuted, then a mutant that survived, then claims left open, vacuous, untested. */
function answerOf({refuted, undecided, vacuous, untested, settings, fallen, neighbours}: Counts): Markup {
  const say = (style: string, words: string) => html`<p class="answer ${style}">${words}</p>`;
  if (refuted > 0) return say('bad', `${plural(refuted, 'claim')} refuted.`);
  if (fallen < neighbours) return say('bad', `${plural(neighbours - fallen, 'mutant')} not refuted.`);
  if (settings === 0) return say('good', `${fallen} of ${neighbours} mutants refuted.`);
  const short = Object.entries({undecided, vacuous, untested})
    .filter(([, number]) => number > 0)
    .map(([verdict, number]) => `, ${number} ${verdict}`);
  if (short.length > 0)
    return say('open', `No claim refuted on ${count(settings)} settings${short.join('')}.`);
  return say('good', `No claim refuted on ${count(settings)} settings.`);
}

/** The answer in a line, the counts, and what the page is made of. */
export function overview(gathered: Gathered, files: readonly RunFile[]): Markup {
  const {claims, mutants, alongside} = gathered;
  const own = claims.filter(({claim}) => !claim?.mutates);
  // Of the runs and of the hunts with the mutants.
  const refuted = new Set([
    ...own.filter(({verdict}) => verdict === 'refuted').map(({id}) => id),
    ...alongside.refuted,
  ]).size;
  const settings = own.reduce((sum, {kept}) => sum + kept, 0);
  const undecided = own.reduce((sum, {undecided: some}) => sum + some, 0);
  const levels = levelsOf(own);
  const attained = own.filter(({known, verdict}) => known === 1 && verdict !== 'refuted').length;
  const neighbours = new Map(
    [
      ...claims.flatMap(({id, claim, verdict}) => (claim?.mutates ? [[id, verdict] as const] : [])),
      ...mutants.map(({row}) => [row.claim, row.result.verdict] as const),
    ].filter(([, verdict]) => verdict !== 'not run'),
  );
  const fallen = [...neighbours.values()].filter((verdict) => verdict === 'refuted').length;
  const answer = answerOf({
    refuted,
    undecided: of(own, 'undecided'),
    vacuous: of(own, 'vacuous'),
    untested: of(own, 'untested'),
    settings,
    fallen,
    neighbours: neighbours.size,
  });
  const ofClaims = html`${answer}
<ul class="tiles">
${tile(String(of(own, 'holds')), 'hold', 'good')}
${tile(String(of(own, 'not refuted')), 'not refuted (samples drawn)', 'fair')}
${alarm(of(own, 'untested'), 'untested (too few samples drawn)')}
${alarm(of(own, 'vacuous'), 'vacuous (no bound said anything)')}
${alarm(of(own, 'undecided'), 'undecided')}
${alarm(refuted, 'refuted', 'bad')}
${tile(count(undecided), 'settings undecided')}
${levels && tile(percent(levels.informative, levels.of), 'of the bounds on a risk are informative')}
${tile(`${attained} of ${own.length}`, 'reach equality on some setting')}
${neighbours.size > 0 && tile(`${fallen} of ${neighbours.size}`, 'mutants refuted', fallen === neighbours.size ? 'good' : 'bad')}
</ul>`;
  const encoders = files.flatMap((file) => (file.kind === 'run' ? encoderLines(file.data.results) : []));
  // A page of experiments or fixtures alone has no verdict to give.
  return html`${settings + refuted + neighbours.size > 0 && ofClaims}
<ul class="files">${files.map(runLine)}</ul>
${
  encoders.length > 0 &&
  html`<p>Encoders trained on real data:</p>
<ul>${encoders.map(({text, sound}) => html`<li>${sound ? text : html`<span class="warning">${text}</span>`}</li>`)}</ul>`
}`;
}

/** One self-contained page of everything that the files say. */
import {packageVersion} from '../properties/files/packageVersion.ts';
import type {Claim} from '../theory/claim/claim.ts';
import type {Committed} from './committedFixtures.ts';
import {gather} from './gather.ts';
import {html, type Markup, raw} from './html.ts';
import {inBothWidths} from './plots/draw.ts';
import {hasRatio, tightnessPlot} from './plots/tightnessPlot.ts';
import type {RunFile} from './runFile.ts';
import {script} from './script.ts';
import {certificateSection} from './sections/certificateSection.ts';
import {claimCards} from './sections/claimCards.ts';
import {claimsTable} from './sections/claimsTable.ts';
import {experimentSections} from './sections/experimentSections.ts';
import {filter} from './sections/filter.ts';
import {matrixSection} from './sections/matrixSection.ts';
import {mutantsSection} from './sections/mutantsSection.ts';
import {openSection} from './sections/openSection.ts';
import {overview} from './sections/overview.ts';
import {sharpSection} from './sections/sharpSection.ts';
import {termsSection} from './sections/termsSection.ts';
import {style} from './style.ts';

interface Section {
  readonly id: string;
  readonly title: string;
  readonly body: Markup | false | undefined;
  /** Whether it is there to be read first; others are opened. */
  readonly open?: true;
}

/** No request of any kind: neither the page nor what it was made of can load something. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:";

const TIGHTNESS = html`<p>How the kept settings spread over left side / right side: at 1 a bound is attained, near 0 it is loose
there. Stronger colour, more of the settings; the cell behind 1 is what is exactly attained. What is above 1 has another one
behind it: in red what refutes a claim, else drawn samples within the share that may violate it.</p>
<ul class="legend"><li><span class="swatch tick"></span>tightest of these runs</li><li><span class="swatch diamond"></span>tightest setting known</li></ul>`;

const PICTURES = html`<ul class="legend"><li><span class="swatch disc"></span>label +1</li><li><span class="swatch ring"></span>label −1</li><li>area: mass under U (pretraining) and T (downstream)</li><li>left: the representation h, right: the reference h°</li></ul>`;

export interface Fixtures {
  readonly witnesses: ReadonlyMap<string, Committed>;
  readonly counterexamples: ReadonlyMap<string, Committed>;
}

const opened = ({id, title, body, open}: Section): Markup =>
  open
    ? html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>\n${body || false}</section>\n`
    : html`<section aria-labelledby="${id}"><details class="part"><summary><h2 id="${id}">${title}</h2></summary>
<div data-inside="${id}">${body || false}</div></details></section>\n`;

/**
 * One page of everything that the files say.
 * @param own claims that are not of this package: their titles, statements and hypotheses
 * @returns the HTML document; equal files give equal pages
 */
export function reportPage(
  files: readonly RunFile[],
  fixtures: Fixtures,
  own: readonly Claim[] = [],
): string {
  const gathered = gather(files, fixtures.witnesses, fixtures.counterexamples, own);
  const {claims, mutants} = gathered;
  const results = claims.flatMap((summary) => summary.results);
  const known = claims.flatMap(({claim}) => claim ?? []);
  const runs = files.filter(({kind}) => kind === 'run' || kind === 'hunt').length;
  const sections: Section[] = [
    {id: 'open', title: 'Read this first', body: openSection(claims), open: true},
    {id: 'matrix', title: 'Verdicts', body: matrixSection(results, known), open: true},
    {
      id: 'claims-table',
      title: 'Claims',
      body: claims.length > 0 && html`${filter(claims)}${claimsTable(claims)}`,
      open: true,
    },
    {
      id: 'tightness',
      title: 'How tight',
      body:
        claims.some(hasRatio) && html`${TIGHTNESS}${inBothWidths((width) => tightnessPlot(claims, width))}`,
    },
    {id: 'terms', title: 'What the bounds are made of', body: termsSection(claims)},
    {id: 'certificates', title: 'Certificates', body: certificateSection(files), open: true},
    {id: 'sharp', title: 'Sharp constants', body: sharpSection(files)},
    {id: 'sweeps', title: 'Sweeps, experiments, training', body: experimentSections(files)},
    {
      id: 'claim-cards',
      title: 'Claim by claim',
      body: claims.length > 0 && html`${PICTURES}${claimCards(claims, runs)}`,
    },
    {
      id: 'false-neighbours',
      title: 'Mutants',
      body: mutants.length > 0 && html`${mutantsSection(gathered)}`,
    },
  ];
  const shown = sections.filter(({body}) => body);
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="color-scheme" content="light dark">
<title>transferbound report</title>
<link rel="icon" href="data:,">
<style>${raw(style)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header>
<button type="button" class="script theme" data-theme-button aria-label="Switch between light and dark">Theme</button>
<h1>Are these bounds true, and how tight?</h1>
${overview(gathered, files)}
</header>
<nav aria-label="Sections"><ul>${shown.map(({id, title}) => html`<li><a href="#${id}">${title}</a></li>`)}</ul></nav>
<main id="main">
<p class="script all"><button type="button" data-all="open">Open all parts</button> <button type="button" data-all="close">Close all parts</button></p>
${shown.map(opened)}
</main>
<footer>Made by transferbound ${packageVersion()}. <strong>holds</strong>: no violation, at least 99.9% of the kept settings decided by
exact arithmetic or enclosures; <strong>not refuted</strong>: a sequential test on fresh samples found nothing;
<strong>untested</strong>: so few samples that a violation rate of 1/2 could have been missed; <strong>vacuous</strong>: no violation, but no bound was
below the risk of what was not trained; <strong>undecided</strong>: too many enclosures overlap. These three are never counted as a pass; <strong>refuted</strong>: the enclosures of both sides do not overlap, the wrong way round.</footer>
<script>${raw(script)}</script>
</body>
</html>
`;
  return page.text;
}

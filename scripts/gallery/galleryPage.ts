/** docs/gallery.md: for each claim the world in the fixtures that attains it or comes nearest, drawn, and what it teaches. */
import type {Fixture} from '../../properties/fixtures/fixture.ts';
import type {SharpRow} from '../../properties/sharpen/sharpDocument.ts';
import {claims} from '../../theory/claims/index.ts';
import {inputError} from '../../theory/errors.ts';
import {drawing} from './drawing.ts';
import {lessons} from './lessons.ts';
import {extremalWorld} from './worlds.ts';

/** Six digits, rounded down, so that 0.9999999 never reads 1. */
const ratioText = (ratio: number): string =>
  ratio >= 1 - 1e-12 ? 'attained' : `left side / right side = ${Math.floor(ratio * 1e6) / 1e6}`;

/** @param witnesses by claim; @param rows of the table of sharp constants */
export function galleryPage(witnesses: ReadonlyMap<string, Fixture>, rows: readonly SharpRow[]): string {
  let attained = 0;
  const entries = claims.flatMap((claim) => {
    const found = extremalWorld(claim, witnesses.get(claim.id), rows);
    if (!found) return [];
    const lesson = lessons[claim.id];
    if (lesson === undefined) throw inputError('gallery', 'lesson', `a sentence about ${claim.id}`, lesson);
    const shown = ratioText(found.ratio);
    if (shown === 'attained') attained++;
    return [
      [
        `## ${claim.title}`,
        '',
        `[\`${claim.id}\`](claims.md#${claim.id}): ${shown}.`,
        '',
        '```text',
        ...drawing(found.setting),
        '```',
        '',
        lesson,
        '',
      ],
    ];
  });
  return [
    '# Gallery of extremal worlds',
    '',
    '<!-- Written by `npm run docs`; a test fails where it is stale. -->',
    '',
    'The smallest world in the fixtures on which each claim is attained, or else the one that comes nearest: its committed witness, or a world of',
    'the table of [sharp constants](sharp-constants.md). Bars are the masses of a law, all of it 16 cells wide; what is too little for a cell is a thin',
    'line. With probability 1 - nu the left side is its (1 - nu)-quantile over all samples. That no world comes nearer is shown only where one attains.',
    '',
    `Of ${entries.length} claims ${attained} are attained. Identities, which hold with equality everywhere, are left out.`,
    '',
    ...entries.flat(),
  ]
    .join('\n')
    .replace(/\n+$/, '\n');
}

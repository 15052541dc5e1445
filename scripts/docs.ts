/** npm run docs: writes what is generated in docs/. */

import {readText} from '../properties/files/textFile.ts';
import {writeFileAtomic} from '../properties/files/writeFileAtomic.ts';
import {claimsPage, witnessFixtures} from '../properties/fixtures/docs/claimsPage.ts';
import {informativePage} from '../properties/fixtures/docs/informativePage.ts';
import {publishedPage} from '../properties/fixtures/docs/publishedPage.ts';
import {sharpDocument} from '../properties/sharpen/sharpDocument.ts';
import {shiftsPage} from '../properties/worlds/shifts/shiftsPage.ts';
import {claims, mutants} from '../theory/claims/index.ts';
import {galleryPage} from './gallery/galleryPage.ts';
import {SHARP_CONSTANTS, sharpPage} from './sharpPage.ts';

const witnesses = await witnessFixtures();
await writeFileAtomic('docs/claims.md', claimsPage(claims, mutants, witnesses));
const SHIFTS = 'docs/worlds-and-shifts.md';
await writeFileAtomic(SHIFTS, shiftsPage(await readText(SHIFTS)));
const INFORMATIVE = 'docs/informative.md';
await writeFileAtomic(INFORMATIVE, informativePage(await readText(INFORMATIVE)));
const PUBLISHED = 'docs/published.md';
const certificates = await readText('fixtures/published/pac-bayes-gradients.json');
await writeFileAtomic(PUBLISHED, publishedPage(await readText(PUBLISHED), certificates));
const table = await sharpDocument.read(SHARP_CONSTANTS);
await writeFileAtomic('docs/sharp-constants.md', sharpPage(table));
await writeFileAtomic('docs/gallery.md', galleryPage(witnesses, table.rows));

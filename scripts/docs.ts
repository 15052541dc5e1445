/** npm run docs: writes what is generated in docs/. */

import {readText, writeWhole} from '../properties/files/textFile.ts';
import {claimsPage, witnessFixtures} from '../properties/fixtures/docs/claimsPage.ts';
import {informativePage} from '../properties/fixtures/docs/informativePage.ts';
import {shiftsPage} from '../properties/worlds/shifts/shiftsPage.ts';
import {claims, mutants} from '../theory/claims/index.ts';

await writeWhole('docs/claims.md', claimsPage(claims, mutants, await witnessFixtures()));
const SHIFTS = 'docs/worlds-and-shifts.md';
await writeWhole(SHIFTS, shiftsPage(await readText(SHIFTS)));
const INFORMATIVE = 'docs/informative.md';
await writeWhole(INFORMATIVE, informativePage(await readText(INFORMATIVE)));

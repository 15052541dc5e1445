/** npm run docs: writes what is generated in docs/. */

import {writeWhole} from '../properties/files/writeWhole.ts';
import {claimsPage} from '../properties/fixtures/docs/claimsPage.ts';
import {witnessFixtures} from '../properties/fixtures/docs/witnessFixtures.ts';
import {claims} from '../theory/claims/index.ts';
import {mutants} from '../theory/mutants/index.ts';

await writeWhole('docs/claims.md', claimsPage(claims, mutants, await witnessFixtures()));

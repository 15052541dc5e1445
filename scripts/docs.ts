/** npm run docs: writes what is generated in docs/. */
import {claimsPage} from '../properties/docs/claimsPage.ts';
import {witnessFixtures} from '../properties/docs/witnessFixtures.ts';
import {mutants} from '../properties/mutants/index.ts';
import {writeWhole} from '../properties/writeWhole.ts';
import {claims} from '../theory/claims/index.ts';

await writeWhole('docs/claims.md', claimsPage(claims, mutants, await witnessFixtures()));

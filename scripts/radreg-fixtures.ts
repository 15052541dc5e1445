/** Writes the fixtures of theory section 7 that are made by hand: `npx tsx scripts/radreg-fixtures.ts`. */

import {evaluateSetting} from '../properties/evaluate/evaluate.ts';
import {attainedDescent, ownInputs, twoPoints} from '../properties/experiments/radReg/writtenSettings.ts';
import {writeFileAtomic} from '../properties/files/writeFileAtomic.ts';
import {fixtureText, makeFixture} from '../properties/fixtures/fixture.ts';

import {shrink} from '../properties/settings/shrink.ts';
import {radregOnOwnInputs} from '../theory/claims/radreg/radreg-estimation.ts';
import {radregScaleFreeShrinkage} from '../theory/claims/radreg/radreg-path-complexity.ts';
import {subgradientConvergence} from '../theory/claims/radreg/subgradient-convergence.ts';

const made = {kind: 'counterexample', command: 'npx tsx scripts/radreg-fixtures.ts', seed: 0} as const;

for (const [name, height] of [
  ['two-points', 0.1],
  ['two-points-dyadic', 0.125],
] as const) {
  const about = `two points: the plain term falls from 0.5 to ${(0.5 + height) / 2}, the scale-free one grows from 0.5 to ${(0.5 + height) / 2 / height}`;
  const fixture = makeFixture(radregScaleFreeShrinkage, twoPoints(height), {...made, about});
  await writeFileAtomic(`fixtures/radreg/${name}.json`, fixtureText(fixture));
}

await writeFileAtomic(
  'fixtures/radreg/attained-descent.json',
  fixtureText(
    makeFixture(subgradientConvergence, attainedDescent, {
      ...made,
      kind: 'witness',
      about: 'the bound is attained: -x^2/2, a proximal point on the edge of the box, one step',
    }),
  ),
);

const least = shrink(
  ownInputs,
  (setting) => evaluateSetting(radregOnOwnInputs, setting).verdict === 'refuted',
);
await writeFileAtomic(
  `fixtures/counterexamples/${radregOnOwnInputs.id}.json`,
  fixtureText(makeFixture(radregOnOwnInputs, least, {...made, about: radregOnOwnInputs.mutates!.why})),
);

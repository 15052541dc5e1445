/** End-to-end claims through the door of every claim: `check` on trained worlds. */
import test from 'ava';
import {point} from '../../theory/arithmetic/interval.ts';
import {defineClaim, type EndToEndClaim} from '../../theory/claim/claim.ts';
import {endToEndContextEncoder} from '../../theory/claims/end-to-end/end-to-end-context-encoder.ts';
import {endToEndMaskedAutoencoder} from '../../theory/claims/end-to-end/end-to-end-masked-autoencoder.ts';
import {endToEndWithoutRealisability} from '../../theory/claims/end-to-end/end-to-end-without-realisability.ts';
import {pretrainingGeneralisation} from '../../theory/claims/end-to-end/pretraining-generalisation.ts';
import {inequality} from '../../theory/statement/inequality.ts';
import {onEndToEnd} from '../worldKinds/trained/endToEndGroup.ts';
import {runCheck} from './runCheck.ts';

const options = {
  runs: 1,
  imageRuns: 1,
  trainedRuns: 3,
  trainedImageRuns: 2,
  trials: 1,
  nu: 0.1,
  seed: 2,
  alpha: 1e-6,
} as const;

test.serial(
  'true claims are not refuted, a trial a setting at least; the same run twice is the same',
  async (t) => {
    const claims = [endToEndContextEncoder, endToEndMaskedAutoencoder, pretrainingGeneralisation];
    const once = () => runCheck(claims, {...options, worlds: ['context']});
    const run = await once();
    t.deepEqual(
      run.results.map(({claim, world, verdict, settings, kept}) => [claim, world, verdict, settings, kept]),
      [
        [endToEndContextEncoder.id, 'context', 'untested', 3, 3],
        [pretrainingGeneralisation.id, 'context', 'untested', 3, 3],
        [endToEndContextEncoder.id, 'context, edges', 'not refuted', 5, 5],
        [pretrainingGeneralisation.id, 'context, edges', 'not refuted', 5, 5],
      ],
    );
    for (const {test: line, world} of run.results)
      t.regex(
        line!,
        world === 'context' ? /^untested: 0 violations in 3 trials/ : /^not refuted: 0 violations in 80/,
      );
    t.deepEqual(await once(), run);
  },
);

test.serial('all claims judge the same trials, as many per setting as the run asks for', async (t) => {
  const check = (claims: readonly EndToEndClaim[]) =>
    runCheck(claims, {...options, trials: 7, worlds: ['context']}).then(({results}) =>
      results.filter(({world}) => world === 'context'),
    );
  const [both, own] = [
    await check([pretrainingGeneralisation, endToEndContextEncoder]),
    await check([endToEndContextEncoder]),
  ];
  t.deepEqual(
    both.map(({claim, samples}) => [claim, samples]),
    [
      [pretrainingGeneralisation.id, 9],
      [endToEndContextEncoder.id, 9],
    ],
  );
  // A row is the same with other claims and without, but for its share of the run's alpha.
  const evidence = ({slack, tightest, means, ratios}: (typeof own)[number]) => ({
    slack,
    tightest,
    means,
    ratios,
  });
  t.deepEqual(evidence(both[1]!), evidence(own[0]!));
});

test.serial('a false claim is refuted', async (t) => {
  const wrong: EndToEndClaim = defineClaim({
    ...endToEndContextEncoder,
    id: 'wrong',
    prepare: () => () => () => inequality(point(1), {nothing: point(0)}),
  });
  const run = await runCheck([wrong], {...options, trainedRuns: 12, worlds: ['context']});
  t.is(run.results[0]!.verdict, 'refuted');
  t.regex(run.results[0]!.test!, /12 violations in 12 trials/);
});

test('which worlds a claim is for', (t) => {
  const worlds = (claim: EndToEndClaim) =>
    (['context', 'masked', 'context-digits', 'masked-digits'] as const).filter((world) =>
      onEndToEnd(claim, world),
    );
  t.deepEqual(worlds(endToEndContextEncoder), ['context']);
  t.deepEqual(worlds(endToEndMaskedAutoencoder), ['masked']);
  t.deepEqual(worlds(endToEndWithoutRealisability), ['context', 'masked', 'context-digits', 'masked-digits']);
});

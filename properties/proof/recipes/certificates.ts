import type {Recipe} from './recipe.ts';

const chains = (python: string): Recipe => ({kind: 'chains', python});

const REALISABLE = `    realisable(), decodable()
`;
const UNREALISABLE = `    decodable()
`;
const REALISABLE_FORM = 'positive_root';
const UNREALISABLE_FORM =
  'lambda bound: positive_root(reference_loss() + bound) + positive_root(reference_loss())';

/** The certificate with options, and its terms changed: Python from the pair (lhs, terms, B) to what is compared. */
const changed = (
  hypotheses: string,
  form: string,
  {lhs = 'lhs', terms = 'terms', options = ''}: {lhs?: string; terms?: string; options?: string},
): Recipe =>
  chains(`
def pairs():
${hypotheses}    for p, lhs, terms, B in certificate(${form}${options}):
        yield p, ${lhs}, ${terms}
`);

const neighbours = (prefix: string, hypotheses: string, form: string): Record<string, Recipe> => {
  const of = (options: Parameters<typeof changed>[2]) => changed(hypotheses, form, options);
  return {
    [`${prefix}-with-held-out-mean`]: of({
      options: ', limit=lambda draws, b, nu: {"mean": mean_of(draws)}',
    }),
    [`${prefix}-with-discrepancy-on-h-alone`]: of({terms: 'without(terms, "shift of h°")'}),
    [`${prefix}-without-discrepancy`]: of({terms: 'without(without(terms, "shift"), "shift of h°")'}),
    [`${prefix}-without-transfer`]: of({terms: 'without(terms, "transfer")'}),
    [`${prefix}-without-gap`]: of({terms: 'without(terms, "reference gap")'}),
    [`${prefix}-without-task`]: of({terms: 'without(terms, "task")'}),
    [`${prefix}-with-tenth-of-terms`]: of({terms: '{k: real(v) * Q(1, 10) for k, v in terms.items()}'}),
    [`${prefix}-with-largest-loss`]: of({lhs: 'B'}),
  };
};

/** The certificate through the decoder with options, and its terms changed. */
const throughDecoder = ({lhs = 'lhs', terms = 'terms', options = '', hypotheses = 'realisable()'}): Recipe =>
  chains(`
def pairs():
    ${hypotheses}
    for p, lhs, terms, B in through_decoder(${options}):
        yield p, ${lhs}, ${terms}
`);

const MEAN = 'lambda draws, b, nu: {"mean": mean_of(draws)}';

const decoder: Readonly<Record<string, Recipe>> = {
  'certificate-decoder-with-held-out-mean': throughDecoder({options: `limit=${MEAN}`}),
  'certificate-decoder-with-observed-difference': throughDecoder({options: `test=${MEAN}`}),
  'certificate-decoder-with-law-of-pretraining': throughDecoder({
    options: 'form=lambda head, e: {"transfer": head["norm"] * sqrt(e)}',
  }),
  'certificate-decoder-with-beta-one': throughDecoder({
    options: 'form=lambda head, e: {"transfer": head["slope"] * head["norm"] * e}',
  }),
  'certificate-decoder-without-transfer': throughDecoder({terms: 'without(terms, "transfer")'}),
  'certificate-decoder-without-curvature': throughDecoder({terms: 'without(terms, "curvature")'}),
  'certificate-decoder-without-unseen': throughDecoder({terms: 'without(terms, "unseen")'}),
  'certificate-decoder-without-task': throughDecoder({terms: 'without(terms, "task")'}),
  'certificate-decoder-on-noise': throughDecoder({hypotheses: 'pass'}),
  'certificate-decoder-with-tenth-of-terms': throughDecoder({
    terms: '{k: real(v) * Q(1, 10) for k, v in terms.items()}',
  }),
  'certificate-decoder-with-largest-loss': throughDecoder({lhs: 'B'}),
};

/** Both sides of the mutants of the chained certificates, in Python. */
export const certificates: Readonly<Record<string, Recipe>> = {
  ...neighbours('certificate-context', REALISABLE, REALISABLE_FORM),
  ...neighbours('certificate-masked', REALISABLE, REALISABLE_FORM),
  ...neighbours('certificate-unrealisable', UNREALISABLE, UNREALISABLE_FORM),
  'certificate-context-with-beta-one': changed(REALISABLE, 'positive', {}),
  'certificate-context-with-reference-radius': changed(REALISABLE, REALISABLE_FORM, {
    options: ', radius=W["R0"]',
  }),
  'certificate-context-with-head-of-downstream-law': changed(REALISABLE, REALISABLE_FORM, {
    options: ', head=reference_head("T")',
  }),
  'certificate-realisable-form-on-noise': changed(UNREALISABLE, REALISABLE_FORM, {}),
  ...decoder,
};

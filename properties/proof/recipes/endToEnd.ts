import type {Recipe} from './recipe.ts';

const chains = (python: string): Recipe => ({kind: 'chains', python});

const REALISABLE = `    realisable(), decodable(), reference_in_ball()
`;
const UNREALISABLE = `    decodable(), reference_in_ball()
`;
const REALISABLE_FORM = 'lambda c, net: positive_root(total(pretext_bound(c, net).values()))';
const UNREALISABLE_FORM =
  'lambda c, net: positive_root(reference_loss() + total(pretext_bound(c, net).values())) + positive_root(reference_loss())';

/** The bound with its terms changed: Python from the pair (lhs, terms, B) to what is compared. */
const neighbours = (prefix: string, hypotheses: string, form: string): Record<string, Recipe> => {
  const changed = (lhs: string, terms: string): Recipe =>
    chains(`
def pairs():
${hypotheses}    for p, lhs, terms, B in chain(${form}):
        yield p, ${lhs}, ${terms}
`);
  return {
    [`${prefix}-with-single-tv`]: changed('lhs', '{**terms, "shift": terms["shift"] * Q(1, 2)}'),
    [`${prefix}-without-tv`]: changed('lhs', 'without(terms, "shift")'),
    [`${prefix}-without-transfer`]: changed('lhs', 'without(terms, "transfer")'),
    [`${prefix}-without-task`]: changed('lhs', 'without(terms, "task")'),
    [`${prefix}-with-tenth-of-terms`]: changed('lhs', '{k: real(v) * Q(1, 10) for k, v in terms.items()}'),
    [`${prefix}-with-largest-loss`]: changed('B', 'terms'),
  };
};

const withForm = (hypotheses: string, form: string, options = ''): Recipe =>
  chains(`
def pairs():
${hypotheses}    for p, lhs, terms, _ in chain(${form}${options}):
        yield p, lhs, terms
`);

const pretraining = (terms: string, hypotheses = '    reference_in_ball()\n'): Recipe => ({
  kind: 'pretraining',
  python: `
def pairs():
${hypotheses}    for counts, p, network in pretrainings():
        terms = pretext_bound(counts, network)
        yield p, pretext_excess(network), ${terms}
`,
});

/** Both sides of the mutants of claims/end-to-end, in Python. */
export const endToEnd: Readonly<Record<string, Recipe>> = {
  ...neighbours('end-to-end-context', REALISABLE, REALISABLE_FORM),
  ...neighbours('end-to-end-masked', REALISABLE, REALISABLE_FORM),
  ...neighbours('end-to-end-unrealisable', UNREALISABLE, UNREALISABLE_FORM),
  'end-to-end-context-without-complexity': chains(`
def pairs():
${REALISABLE}    for p, lhs, terms, _ in chain(${REALISABLE_FORM}):
        yield p, lhs, without(terms, "complexity")
`),
  'end-to-end-context-with-head-of-downstream-law': withForm(
    REALISABLE,
    REALISABLE_FORM,
    ', head=reference_head("T")',
  ),
  'end-to-end-context-with-reference-radius': withForm(REALISABLE, REALISABLE_FORM, ', radius=W["R0"]'),
  'end-to-end-masked-without-covering': withForm(
    REALISABLE,
    'lambda c, net: positive_root(total(without(pretext_bound(c, net), "cover").values()))',
  ),
  'end-to-end-masked-without-pretraining-deviation': withForm(
    REALISABLE,
    'lambda c, net: positive_root(pretext_bound(c, net)["optimisation"])',
  ),
  'end-to-end-without-pretraining-deviation': withForm(
    REALISABLE,
    'lambda c, net: positive_root(pretext_bound(c, net)["optimisation"])',
  ),
  'end-to-end-realisable-form-on-noise': withForm(UNREALISABLE, REALISABLE_FORM),
  'end-to-end-with-beta-one': withForm(
    REALISABLE,
    'lambda c, net: positive(total(pretext_bound(c, net).values()))',
  ),
  'end-to-end-with-reference-outside-ball': withForm(
    '    realisable(), decodable()\n',
    'lambda c, net: positive_root(total([2 * loss_constants(W["radii"])[1], *without(pretext_bound(c, net), "optimisation").values()]))',
  ),
  'pretraining-without-deviation': pretraining('{"optimisation": terms["optimisation"]}'),
  'pretraining-without-covering': pretraining('without(terms, "cover")'),
  'pretraining-with-half-the-tail': pretraining('{**terms, "tail": terms["tail"] * Q(1, 2)}'),
  'pretraining-with-norms-of-the-initialisation': pretraining(
    'pretext_bound(counts, network, [r / 2**20 for r in W["radii"]])',
  ),
  'pretraining-with-norms-of-the-trained-weights': pretraining(
    'pretext_bound(counts, network, [r * max(Q(1, 2**20), reach(network)) for r in W["radii"]])',
  ),
};

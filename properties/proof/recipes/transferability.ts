import type {Recipe} from './recipe.ts';

const sides = (python: string): Recipe => ({kind: 'sides', python});

/** Both sides of the mutants of claims/transferability, in Python. */
export const transferability: Readonly<Record<string, Recipe>> = {
  'context-encoder-head-with-centred-moments': sides(`
def sides():
    room()
    with_constant = [row + [Q(1)] for row in W["h"]]
    spread = sqrt(left_over(with_constant, [theta() * x for x in flat(W["ho"])]))
    return head_loss(), {"G sqrt(theta Lambda_cov theta)": constants()[0] * spread}
`),
  'context-encoder-with-beta-one': sides(`
def sides():
    realisable(), decodable(), room()
    return head_loss(), {"C (pretext gap)": constants()[0] * preimage() * trace_form()}
`),
  'context-encoder-without-decodable-head': sides(`
def sides():
    realisable(), room()
    return head_loss(), {"C (pretext gap)^(1/2)": constants()[0] * preimage() * sqrt(trace_form())}
`),
  'context-encoder-without-head-room': sides(`
def sides():
    realisable(), decodable()
    return head_loss(), {"C (pretext gap)^(1/2)": constants()[0] * preimage() * sqrt(trace_form())}
`),
  'context-encoder-without-realisability': sides(`
def sides():
    decodable(), room()
    assert decoder_loss() == infimum(pretext_law(), W["ho"], W["target"]), "hypothesis: a best decoder"
    gap = max(Q(0), pretext_excess())
    return head_loss(), {"C (pretext gap)^(1/2)": constants()[0] * preimage() * sqrt(gap)}
`),
  'context-encoder-without-singular-value': sides(`
def sides():
    realisable(), room()
    assert any(flat(W["decoder"])), "hypothesis: full column rank"
    return head_loss(), {"G |theta| (pretext gap)^(1/2)": constants()[0] * abs(theta()) * sqrt(trace_form())}
`),
  'pretext-identity-without-realisability': sides(`
def sides():
    """The two sides of the identity, which may not differ at all."""
    return magnitude(pretext_excess() - trace_form()), {}
`),
  'masked-pretext-identity-with-equal-tokens': sides(`
def sides():
    """The identity with all masked tokens weighted equally in Lambda."""
    realisable()
    u = [p * flag for p, flags in zip(inputs("U"), W["masked"]) for flag in flags]
    u = [m / sum(u) for m in u]
    form = sum(left_over(pretext_table("h"), read_out(w), u) for w in flat(W["decoder"]))
    return magnitude(pretext_excess() - form), {}
`),
  'masked-autoencoder-head-with-equal-tokens': sides(`
def sides():
    pooled_over_mask(), room_under_mask()
    u = [p * flag for p, flags in zip(inputs("U"), W["masked"]) for flag in flags]
    u = [m / sum(u) for m in u]
    spread = sqrt(left_over(pretext_table("h"), [theta() * x for x in flat(pretext_table("ho"))], u))
    return head_loss(), {"G sqrt(theta Lambda theta)": constants()[0] * spread}
`),
  'masked-autoencoder-pooled-over-all-tokens': sides(`
def sides():
    """Heads read the means over all tokens; the pretext is about the masked ones."""
    realisable()
    for name in ("h", "ho"):
        W[name] = pooled(name, [[1] * len(flags) for flags in W["masked"]])
    decodable(), room_under_mask()
    return head_loss(), {"C (pretext gap)^(1/2)": constants()[0] * preimage() * sqrt(trace_form())}
`),
  'masked-autoencoder-without-decodable-head': sides(`
def sides():
    pooled_over_mask(), realisable(), room_under_mask()
    return head_loss(), {"C (pretext gap)^(1/2)": constants()[0] * preimage() * sqrt(trace_form())}
`),
  'masked-autoencoder-without-head-room': sides(`
def sides():
    pooled_over_mask(), realisable()
    assert any(flat(W["decoder"])), "hypothesis: full column rank"
    size = sqrt(sum(w * w for w in flat(W["decoder"])))
    return head_loss(), {"C (pretext gap)^(1/2)": constants()[0] * abs(theta()) * divided(sqrt(trace_form()), size)}
`),
};

import type {Recipe} from './recipe.ts';

/** Both sides of the mutants of claims/decomposition, in Python. */
export const decomposition: Readonly<Record<string, Recipe>> = {
  'change-of-law-of-inputs': {
    kind: 'sides',
    python: `
def sides():
    """The largest |L_T(f.h) - L_U(f.h)|, and B times the total variation of the inputs."""
    lhs = largest([magnitude(risk(law("T"), W["h"], t) - risk(law("U"), W["h"], t)) for t in W["heads"]["thetas"]])
    return lhs, {"B TV(T_x,U_x)": constants()[1] * variation(lambda j, y: j)}
`,
  },
  'change-of-law-with-half-tv': {
    kind: 'sides',
    python: `
def sides():
    """The largest |L_T(f.h) - L_U(f.h)|, and half of B times the total variation."""
    lhs = largest([magnitude(risk(law("T"), W["h"], t) - risk(law("U"), W["h"], t)) for t in W["heads"]["thetas"]])
    return lhs, {"B TV(T,U) / 2": constants()[1] * variation() * Q(1, 2)}
`,
  },
  'data-processing-reversed': {
    kind: 'sides',
    python: `
def sides():
    return variation(), {"TV(h#T,h#U)": variation(seen_through(W["h"]))}
`,
  },
  'decomposition-discrepancy-on-h-alone': {
    kind: 'sides',
    python: `
def sides():
    h = W["h"]
    shift = largest([magnitude(risk(law("T"), h, t) - risk(law("U"), h, t)) for t in W["heads"]["thetas"]])
    return decomposition({"discrepancy on h": shift})
`,
  },
  'decomposition-refined-through-h-alone': {
    kind: 'sides',
    python: `
def sides():
    return decomposition({"2 B TV(h#T,h#U)": 2 * constants()[1] * variation(seen_through(W["h"]))})
`,
  },
  'decomposition-with-single-tv': {
    kind: 'sides',
    python: `
def sides():
    return decomposition({"B TV(T,U)": constants()[1] * variation()})
`,
  },
  'decomposition-without-task-heterogeneity': {
    kind: 'sides',
    python: `
def sides():
    lhs, terms = decomposition({"2 B TV(T,U)": 2 * constants()[1] * variation()})
    return lhs, without(terms, "task")
`,
  },
  'decomposition-without-transferability': {
    kind: 'sides',
    python: `
def sides():
    lhs, terms = decomposition({"4 B TV(T,U)": 4 * constants()[1] * variation()})
    return lhs, without(terms, "transfer")
`,
  },
  'decomposition-without-tv': {
    kind: 'sides',
    python: `
def sides():
    return decomposition({})
`,
  },
  'decomposition-with-outside-reference': {
    kind: 'sides',
    python: `
def members():
    """The class without h°."""
    assert W["h"] != W["ho"], "hypothesis: h is not h°"
    return [t for t in [W["h"]] + W["others"] if t != W["ho"]]

def family():
    return members()

def best_overall():
    return least([best(law("T"), t, W["heads"])[0] for t in members()])

def sides():
    return decomposition({"2 B TV(T,U)": 2 * constants()[1] * variation()})
`,
  },
};

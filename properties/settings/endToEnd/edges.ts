/**
 * End-to-end worlds at the edges of the theorem: each satisfies all hypotheses, has so many draws that deviations are next to
 * nothing, and is where one term is needed. Found by hand (docs/theory/end-to-end.md), for plain generation hardly meets
 * them.
 */
import type {Needs} from '../../../theory/claim/needs.ts';
import type {EndToEndSetting, ParameterLists} from './setting.ts';

const MANY = 2 ** 40;

/** A world of `points` points whose labels are all +1 unless said otherwise. */
interface Edge {
  readonly u: readonly number[];
  readonly uMinus?: readonly number[];
  readonly t: readonly number[];
  readonly tMinus?: readonly number[];
  readonly initial: ParameterLists;
  readonly radii: readonly number[];
  readonly teacher: ParameterLists;
  readonly candidates: readonly ParameterLists[];
  readonly others?: readonly ParameterLists[];
  readonly noise?: readonly number[];
  readonly inputs?: readonly (readonly number[])[];
  readonly loss?: EndToEndSetting['loss'];
  readonly referenceRadius?: number;
  readonly draws?: number;
  readonly n?: number;
  readonly heldOut?: number;
  readonly levels?: readonly [nu: number, nuPretraining: number];
}

function settingOf(scenario: EndToEndSetting['scenario'], edge: Edge): EndToEndSetting {
  const {u, t, initial, others, noise, levels = [0.5, 0.25]} = edge;
  const none = u.map(() => 0);
  const unit = u.map((_, j) => (scenario === 'context' ? u.map((__, i) => (i === j ? 1 : 0)) : [j]));
  return {
    family: 'endToEnd',
    scenario,
    total: [...u, ...(edge.uMinus ?? [])].reduce((a, b) => a + b, 0),
    U: {plus: [...u], minus: [...(edge.uMinus ?? none)]},
    T: {plus: [...t], minus: [...(edge.tMinus ?? none)]},
    loss: edge.loss ?? 'hinge',
    inputs: (edge.inputs ?? unit).map((row) => [...row]),
    initial,
    radii: [...edge.radii],
    teacher: edge.teacher,
    candidates: [...edge.candidates],
    ...(others ? {others: [...others]} : {}),
    ...(noise ? {noise: [...noise]} : {}),
    referenceRadius: edge.referenceRadius ?? 1,
    draws: edge.draws ?? MANY,
    n: edge.n ?? MANY,
    ...(edge.heldOut === undefined ? {} : {heldOut: edge.heldOut}),
    nu: levels[0],
    nuPretraining: levels[1],
  };
}

/** The same for both kinds of encoder: encoder or positions A (a row per point), decoder W; `d` features. */
interface Both extends Omit<Edge, 'initial' | 'radii' | 'teacher' | 'candidates' | 'others'> {
  /** Features of the points, [M][d], by network; the initialisation has the first. */
  readonly start: readonly [features: readonly (readonly number[])[], decoder: readonly number[]];
  readonly reach: readonly [encoder: number, decoder: number];
  readonly teacher: Both['start'];
  readonly candidates: readonly Both['start'][];
  readonly others?: readonly Both['start'][];
  /** Whether all points have the same visible part, that of the first row of features. */
  readonly equal?: true;
}

function both(scenario: EndToEndSetting['scenario'], edge: Both): EndToEndSetting {
  const d = edge.start[0][0]!.length;
  // Rows of several features keep inside the unit ball at half their size; decoder and heads make up for it.
  const size = scenario === 'masked' && d > 1 ? 0.5 : 1;
  const tables = ([given, W]: Both['start']): ParameterLists => {
    const rows = given.map((row) => row.map((x) => size * x));
    const decoder = W.map((x) => x / size);
    // Inputs are unit vectors: column j of the encoder is what point j gets; positions are the rows themselves.
    const encoder = Array.from({length: d}, (_, i) => rows.map((row) => row[i]!)).flat();
    return scenario === 'context'
      ? [encoder, [...decoder]]
      : [[0], rows[0]!.map(() => 0), rows.flat(), [...decoder]];
  };
  const [encoder, decoder] = [size * edge.reach[0], edge.reach[1] / size];
  return settingOf(scenario, {
    ...edge,
    ...(edge.equal ? {inputs: edge.u.map(() => [scenario === 'context' ? 1 : 0])} : {}),
    initial: tables(edge.start),
    radii: scenario === 'context' ? [encoder, decoder] : [2 ** -10, 2 ** -10, encoder, decoder],
    teacher: tables(edge.teacher),
    candidates: edge.candidates.map(tables),
    referenceRadius: (edge.referenceRadius ?? 1) / size,
    ...(edge.others ? {others: edge.others.map(tables)} : {}),
  } as Edge);
}

const BOTH: Readonly<Record<string, Both>> = {
  /** h sees nothing, and the pretext is not nothing: the transfer term is all there is. */
  blind: {
    u: [8],
    t: [8],
    start: [[[0.5]], [1]],
    reach: [0.5, 0.25],
    teacher: [[[1]], [1]],
    candidates: [[[[0]], [1]]],
  },
  /** T is where U never is, and h does not see it. */
  unseenInputs: {
    u: [8, 0],
    t: [0, 8],
    start: [[[1], [0.5]], [1]],
    reach: [0.5, 0.25],
    teacher: [[[1], [1]], [1]],
    candidates: [[[[1], [0]], [1]]],
  },
  /**
   * Labels of the second point are chance under U, so that its best head does not read what tells the points apart; h has
   * lost that, the target (one for both) does not ask for it, and under T it decides.
   */
  twoLaws: {
    u: [127, 65],
    uMinus: [1, 63],
    t: [128, 0],
    tMinus: [0, 128],
    start: [
      [
        [0.5, 0],
        [0.5, 0.5],
      ],
      [1, 1],
    ],
    reach: [1, 0.5],
    teacher: [
      [
        [1, 0],
        [0, 1],
      ],
      [1, 1],
    ],
    candidates: [
      [
        [
          [1, 0],
          [1, 0],
        ],
        [1, 1],
      ],
    ],
    referenceRadius: 1.5,
    n: 1000,
    levels: [0.875, 0.0625],
  },
  /** The pretext is about nothing; h and h° see nothing, a third network does. */
  blindBoth: {
    u: [8],
    t: [8],
    start: [[[0.5]], [0]],
    reach: [0.5, 0.25],
    teacher: [[[0]], [0]],
    candidates: [[[[0]], [0]]],
    others: [[[[1]], [0]]],
  },
  /** h is h° at a quarter of its scale, with a decoder four times as large. */
  scaledDown: {
    u: [8],
    t: [8],
    start: [[[0.5]], [2]],
    reach: [0.5, 2],
    teacher: [[[1]], [1]],
    candidates: [[[[0.25]], [4]]],
  },
  /** Labels are chance: one labelled draw is fitted, and the excess risk is 1 whatever it was. */
  chance: {
    u: [4],
    uMinus: [4],
    t: [4],
    tMinus: [4],
    loss: 'squared',
    start: [[[1]], [1]],
    reach: [0.5, 0.5],
    teacher: [[[1]], [1]],
    candidates: [[[[1]], [1]]],
    n: 1,
    levels: [0.998046875, 2 ** -10],
  },
  /** Two features serve equally well; a few points decide for the first under U, for the second under T. */
  eitherFeature: {
    u: [28, 4, 0],
    t: [28, 0, 4],
    start: [
      [
        [0, 0],
        [0, 0],
        [0, 0],
      ],
      [1, 0],
    ],
    reach: [2, 0.25],
    teacher: [
      [
        [1, 1],
        [1, 0],
        [0, 1],
      ],
      [1, 0],
    ],
    candidates: [
      [
        [
          [0, 0],
          [0, 0],
          [0, 0],
        ],
        [1, 0],
      ],
    ],
  },
  /** One draw of two: the network is blind for the other, and nothing is known of it. */
  oneOfTwo: {
    u: [4, 4],
    t: [4, 4],
    start: [[[0.5], [0.5]], [1]],
    reach: [0.75, 0.25],
    teacher: [[[1], [1]], [1]],
    candidates: [
      [[[1], [0]], [1]],
      [[[0], [1]], [1]],
    ],
    draws: 1,
    n: 1,
    levels: [2 ** -12, 1 - 2 ** -10],
  },
  /** Half of the targets say the opposite of the reference, half of the trained network. */
  oppositeTargets: {
    u: [1, 1],
    t: [2, 0],
    equal: true,
    start: [[[1]], [0]],
    reach: [2 ** -10, 1],
    teacher: [[[1]], [1]],
    candidates: [[[[1]], [-1]]],
    noise: [0, -2],
    draws: 64,
    n: 1,
    levels: [0.5, 2 ** -66],
  },
};

/** Edges of the certificate, which pays for a change of law by discrepancies and for the pretext by held-out draws. */
const OF_CERTIFICATE: Readonly<Record<string, Both>> = {
  /** As blind, half as bright: the pretext loss is 1/4, and its root is what is lost. */
  dim: {
    u: [8],
    t: [8],
    start: [[[0.5]], [1]],
    reach: [0.5, 0.25],
    teacher: [[[0.5]], [1]],
    candidates: [[[[0]], [1]]],
  },
  /** As blind, a quarter of the labels wrong: h loses half of what the pretext would have to pay for, and 0 is the cheapest head. */
  noisyLabels: {
    u: [6],
    uMinus: [2],
    t: [6],
    tMinus: [2],
    start: [[[0.5]], [1]],
    reach: [0.5, 0.25],
    teacher: [[[1]], [1]],
    candidates: [[[[0]], [1]]],
  },
  /** The one held-out draw is of a point that h sees, T is on the one that it does not. */
  heldOutMisses: {
    u: [4, 4],
    t: [0, 8],
    start: [[[0.5], [0.5]], [1]],
    reach: [0.75, 0.25],
    teacher: [[[1], [1]], [1]],
    candidates: [[[[1], [0]], [1]]],
    draws: 1,
    heldOut: 1,
    levels: [0.125, 0.125],
  },
  /** Labels are chance under U, so that its best head on h° is 0; h sees nothing, and T asks for what h° sees. */
  referenceShift: {
    u: [4],
    uMinus: [4],
    t: [8],
    loss: 'squared',
    start: [[[0.5]], [1]],
    reach: [0.5, 0.25],
    teacher: [[[1]], [1]],
    candidates: [[[[0]], [1]]],
  },
  /** h is h° at half its scale, with the same decoder: half of what the reference says is lost. */
  half: {
    u: [8],
    t: [8],
    start: [[[0.75]], [1]],
    reach: [0.5, 0.25],
    teacher: [[[1]], [1]],
    candidates: [[[[0.5]], [1]]],
  },
  /** The same with the squared loss: the head on h° loses nothing, and its slope there is 0. */
  halfSquared: {
    u: [8],
    t: [8],
    loss: 'squared',
    start: [[[0.75]], [1]],
    reach: [0.5, 0.25],
    teacher: [[[1]], [1]],
    candidates: [[[[0.5]], [1]]],
  },
  /** Half of T is where U never is, and h hardly sees it. */
  halfUnseen: {
    u: [8, 0],
    t: [4, 4],
    start: [[[1], [0.5]], [1]],
    reach: [0.5, 0.25],
    teacher: [[[1], [1]], [1]],
    candidates: [[[[1], [0.25]], [1]]],
    n: 1,
  },
  /** The target is as far from what the reference says as from the opposite, which the trained network says. */
  oppositeDecoder: {
    u: [8],
    t: [8],
    start: [[[1]], [0]],
    reach: [2 ** -10, 1],
    teacher: [[[1]], [1]],
    candidates: [[[[1]], [-1]]],
    noise: [-1],
  },
  /** The point that h does not see has an eighth of U and all of T. */
  rarePoint: {
    u: [7, 1],
    t: [0, 8],
    start: [[[0.5], [0.5]], [1]],
    reach: [0.75, 0.25],
    teacher: [[[1], [1]], [1]],
    candidates: [[[[1], [0]], [1]]],
    draws: 1,
    heldOut: 8,
    levels: [2 ** -12, 1 - 2 ** -10],
  },
  /** Labels are chance: one draw is fitted, and the one that is held out can be like it. */
  keptChance: {
    u: [4],
    uMinus: [4],
    t: [4],
    tMinus: [4],
    loss: 'squared',
    start: [[[1]], [1]],
    reach: [0.5, 0.5],
    teacher: [[[1]], [1]],
    candidates: [[[[1]], [1]]],
    n: 1,
    levels: [0.25, 0.125],
  },
};

/**
 * One draw of two, to which only the decoder is fitted: h is one for both points, which T labels differently. An encoder with
 * a ReLU needs two features to tell them apart, and then B is too large for n = 1000.
 */
const fittedDecoder: Edge = {
  u: [4, 0],
  uMinus: [0, 4],
  t: [4, 0],
  tMinus: [0, 4],
  initial: [[0], [0.5], [0, 0], [0]],
  radii: [2 ** -20, 0.5, 1, 1],
  teacher: [[0], [0], [1, -1], [1]],
  candidates: [
    [[0], [1], [0, 0], [1]],
    [[0], [1], [0, 0], [-1]],
  ],
  draws: 1,
  n: 1000,
  levels: [2 ** -20, 1 - 2 ** -19],
};

/** By name, for the encoders that a claim is about. */
export function edgeSettings({
  network,
  test,
}: Pick<Needs, 'network' | 'test'>): Readonly<Record<string, EndToEndSetting>> {
  const found: Record<string, EndToEndSetting> = {};
  for (const scenario of ['context', 'masked'] as const) {
    if (network && (network === 'masked') !== (scenario === 'masked')) continue;
    for (const [name, edge] of Object.entries({...BOTH, ...(test ? OF_CERTIFICATE : {})}))
      found[`${scenario} ${name}`] = both(scenario, edge);
    if (scenario === 'masked') found['masked fittedDecoder'] = settingOf(scenario, fittedDecoder);
  }
  return found;
}

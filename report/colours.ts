/** Colours of terms; the style sheet says what they are, light and dark. */

export type ColourOf = (name: string) => string;

/** What a term pays for, the same colour all over the page. */
const KINDS: readonly RegExp[] = [
  /R_n|Rhat|^estimation|E Z|\(R\/n\)|^cover/,
  /ln\(|^tail/,
  /^C E_U|C \(pretext/,
  /TV|discrepancy on h$/,
  /heterogeneity|^task$/,
  /eps_opt/,
];
/** A second law change, on the reference. */
const ON_REFERENCE = /h°/;
const SECOND = 7;
const OTHERS = 8;

function colourOf(name: string): number {
  if (ON_REFERENCE.test(name)) return SECOND;
  const kind = KINDS.findIndex((pattern) => pattern.test(name));
  return kind < 0 ? OTHERS : kind + 1;
}

/** Colours of the terms of one bound: by their kind, and no two alike as long as there are colours. */
export function colouringOfTerms(names: readonly string[]): ColourOf {
  const taken = new Map<string, number>();
  for (const name of names) {
    const used = new Set(taken.values());
    const free = [colourOf(name), ...Array.from({length: OTHERS}, (_, i) => i + 1)].find((x) => !used.has(x));
    taken.set(name, free ?? OTHERS);
  }
  return (name) => `var(--t${taken.get(name) ?? OTHERS})`;
}

/** By position, for names of one plot. */
export function colouring(names: readonly string[]): ColourOf {
  return (name) => `var(--t${(Math.max(0, names.indexOf(name)) % OTHERS) + 1})`;
}

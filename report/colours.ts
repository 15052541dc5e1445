/** Colours of terms; the style sheet says what they are, light and dark. */

export type ColourOf = (name: string) => string;

/** What a term pays for, the same colour all over the page. */
const KINDS: readonly RegExp[] = [
  /R_n|Rhat|^estimation|E Z/,
  /ln\(/,
  /^C E_U|C \(pretext/,
  /TV|discrepancy on h$/,
  /heterogeneity/,
  /eps_opt/,
];
/** A second law change, on the reference. */
const ON_REFERENCE = /h°/;
const SECOND = 7;
const OTHERS = 8;

export const colourOfTerm: ColourOf = (name) => {
  if (ON_REFERENCE.test(name)) return `var(--t${SECOND})`;
  const kind = KINDS.findIndex((pattern) => pattern.test(name));
  return `var(--t${kind < 0 ? OTHERS : kind + 1})`;
};

/** By position, for names of one plot. */
export function colouring(names: readonly string[]): ColourOf {
  return (name) => `var(--t${(Math.max(0, names.indexOf(name)) % OTHERS) + 1})`;
}

import type {Claim} from '../../theory/claim/claim.ts';

/** Headings of the report and of docs/claims.md, by the page that proves a claim. */
const HEADINGS: Readonly<Record<string, string>> = {
  'docs/theory/decomposition.md': 'Transfer decomposition',
  'docs/theory/fine-tuning.md': 'Fine-tuning: the estimation term and the main theorem',
  'docs/theory/rademacher.md': 'Rademacher complexity of linear heads',
  'docs/theory/transferability.md': 'Task transferability of encoders',
  'docs/theory/norms.md': 'Norms',
  'docs/theory/lipschitz.md': 'Perturbation of networks',
  'docs/theory/pretraining.md': 'Pretraining generalisation',
  'docs/theory/end-to-end.md': 'End to end',
  'docs/theory/certificates.md': 'Certificates: what can be computed from data',
  'docs/radreg.md': 'Rademacher representation regularisation',
};

/** The page of docs/ that states and proves a claim, as its source names it; undefined where it names none. */
export const claimPage = ({source}: Pick<Claim, 'source'>): string | undefined =>
  /docs\/[\w/-]+\.md/.exec(source)?.[0];

export function claimHeading(claim: Claim | undefined): string {
  const page = claim && claimPage(claim);
  return (page && HEADINGS[page]) ?? (page ? page.replace(/^docs\/(theory\/)?|\.md$/g, '') : 'Other claims');
}

import type {Claim} from '../../theory/claim/claim.ts';

/** By the page that proves a claim: the heading of the report and of docs/claims.md, and a name that fits into a table. */
const GROUPS: Readonly<Record<string, {readonly heading: string; readonly short: string}>> = {
  'docs/theory/decomposition.md': {heading: 'Transfer decomposition', short: 'Decomposition'},
  'docs/theory/fine-tuning.md': {
    heading: 'Fine-tuning: the estimation term and the main theorem',
    short: 'Fine-tuning',
  },
  'docs/theory/rademacher.md': {
    heading: 'Rademacher complexity of linear heads',
    short: 'Rademacher complexity',
  },
  'docs/theory/transferability.md': {
    heading: 'Task transferability of encoders',
    short: 'Task transferability',
  },
  'docs/theory/norms.md': {heading: 'Norms', short: 'Norms'},
  'docs/theory/lipschitz.md': {heading: 'Perturbation of networks', short: 'Network perturbation'},
  'docs/theory/pretraining.md': {heading: 'Pretraining generalisation', short: 'Pretraining'},
  'docs/theory/end-to-end.md': {heading: 'End to end', short: 'End to end'},
  'docs/theory/certificates.md': {
    heading: 'Certificates: what can be computed from data',
    short: 'Certificates',
  },
  'docs/theory/contrastive.md': {heading: 'Contrastive pretraining', short: 'Contrastive'},
  'docs/theory/spectral.md': {heading: 'Spectral pretraining', short: 'Spectral'},
  'docs/theory/likelihood.md': {heading: 'Likelihood pretraining', short: 'Likelihood'},
  'docs/theory/conditional-independence.md': {
    heading: 'Conditional independence of two views',
    short: 'Cond. independence',
  },
  'docs/radreg.md': {heading: 'Rademacher representation regularisation', short: 'RadReg'},
};

/** The page of docs/ that states and proves a claim, as its source names it; undefined where it names none. */
export const claimPage = ({source}: Pick<Claim, 'source'>): string | undefined =>
  /docs\/[\w/-]+\.md/.exec(source)?.[0];

function groupName(claim: Claim | undefined, kind: 'heading' | 'short'): string {
  const page = claim && claimPage(claim);
  return (
    (page && GROUPS[page]?.[kind]) ?? (page ? page.replace(/^docs\/(theory\/)?|\.md$/g, '') : 'Other claims')
  );
}

export const claimHeading = (claim: Claim | undefined): string => groupName(claim, 'heading');

/** The same group in at most 21 characters. */
export const claimGroup = (claim: Claim | undefined): string => groupName(claim, 'short');

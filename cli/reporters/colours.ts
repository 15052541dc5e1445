/** The colour of each verdict on a terminal. */
import type {ClaimVerdict} from '../../properties/record/resultRow.ts';

export const COLOURS: Readonly<Record<ClaimVerdict, 'green' | 'red' | 'yellow' | 'cyan'>> = {
  holds: 'green',
  'not refuted': 'cyan',
  untested: 'yellow',
  vacuous: 'yellow',
  undecided: 'yellow',
  refuted: 'red',
};

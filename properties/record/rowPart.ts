import type {Outcome} from '../../theory/sequential/outcome.ts';
import type {Counterexample} from './resultRow.ts';
import type {SettingRecord} from './settingRecord.ts';

/** What a batch of settings adds to the row of one claim, as plain data that a process, a file or a queue can hand on. */
export interface RowPart {
  /** One per setting, in their order. */
  readonly records: readonly SettingRecord[];
  /** Where samples were drawn: for each source of draws what each of its trials came to. */
  readonly outcomes?: readonly (readonly Outcome[])[];
  readonly counterexample?: Counterexample;
}

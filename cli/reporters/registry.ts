/** The reporters, by the name that `--reporter` takes. */
import {json} from './json.ts';
import type {Reporter} from './reporter.ts';
import {summary} from './summary.ts';
import {table} from './table.ts';

export const reporters: readonly Reporter[] = [summary, table, json];

/** The reporters, by the name that `--reporter` takes. */
import {github} from './github.ts';
import {json} from './json.ts';
import {junit} from './junit.ts';
import {markdown} from './markdown.ts';
import type {Reporter} from './reporter.ts';
import {summary} from './summary.ts';
import {table} from './table.ts';

export const reporters: readonly Reporter[] = [summary, table, json, junit, github, markdown];

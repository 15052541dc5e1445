/** The table of commands: its list is what the commands take, and the program starts without them. */
import {readFileSync} from 'node:fs';
import {join, relative, resolve} from 'node:path';
import test from 'ava';
import {Command} from 'commander';
import {commandTable} from './commandTable.ts';

test('the list says of each command what its own usage says', async (t) => {
  for (const [name, {usage, load}] of Object.entries(commandTable)) {
    const command = new Command(name);
    (await load())(command);
    // Experiments are commands of their own.
    const own = command.commands.length > 0 ? '<name> [options]' : command.usage();
    t.is(usage, own, name);
  }
});

/** Files that are read before the program starts: those imported, but for types, by a file, by what it imports, and so on. */
function loadedWith(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  const text = readFileSync(file, 'utf8');
  for (const [, from] of text.matchAll(/^(?:import|export) (?!type\b)(?:[^;]*?from )?'(\.[^']*)';/gm))
    loadedWith(resolve(file, '..', from!), found);
  return found;
}

test('the program loads neither claims nor trainers before a command asks for them', (t) => {
  const files = [...loadedWith(resolve('cli/main.ts'))].map((file) => relative('.', file));
  t.true(files.includes(join('cli', 'commandTable.ts')));
  t.deepEqual(
    files.filter((file) => /^(models|theory\/claims|properties\/(worlds|settings|worldKinds))\//.test(file)),
    [],
  );
  t.true(files.length < 20, files.join('\n'));
});

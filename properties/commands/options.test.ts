// Options of the functions: refused as the command line refuses them, documented with the defaults of the one table.
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {check} from './check.ts';
import {checkOptions} from './checkOptions.ts';
import {hunt} from './hunt.ts';
import {huntOptions} from './huntOptions.ts';
import {replay} from './replay.ts';
import {type OptionTable, settle} from './settle.ts';
import {train} from './train.ts';
import {trainOptions} from './trainOptions.ts';

const claim = 'change-of-law';
const refused: [string, () => Promise<unknown>, RegExp][] = [
  [
    'unknown name',
    () => check(claim, {run: 3} as object),
    /^check: options: expected names among runs, .*, got "run"$/,
  ],
  ['no object', () => check(claim, 3 as never), /^check: options: expected an object, got 3$/],
  [
    'fraction',
    () => check(claim, {runs: 1.5}),
    /^check: runs: expected a whole number from 1 to \d+, got 1.5$/,
  ],
  [
    'text',
    () => check(claim, {seed: '1' as never}),
    /^check: seed: expected a whole number from 0 .*, got "1"$/,
  ],
  [
    'world',
    () => check(claim, {worlds: ['moon']}),
    /^check: worlds: expected a list of finite \| .*\["moon"\]$/,
  ],
  [
    'no claims',
    () => check([]),
    /^check: claims: expected at least one claim, or undefined for all, got \[\]$/,
  ],
  ['no claim', () => check({} as never), /^check: claim: expected a claim, its id, or a file .*, got {}$/],
  ['no id', () => check('change-of-lawn'), /got "change-of-lawn"; did you mean change-of-law/],
  [
    'no world of it',
    () => check('softmax-lipschitz', {worlds: ['mlp']}),
    /^check: expected a claim about worlds of mlp, got none/,
  ],
  ['budget', () => hunt(claim, {budget: 0}), /^hunt: budget: expected a time .*, got 0$/],
  [
    'sampled',
    () => hunt(claim, {sampled: true}),
    /^hunt: sampled: expected a claim that holds with probability/,
  ],
  ['random', () => hunt(claim, {random: 1 as never}), /^hunt: random: expected true or false, got 1$/],
  ['noise', () => train({noise: 0.5}), /^train: noise: expected a number below 1\/2, got 0.5$/],
  [
    'radius',
    () => train({radius: 1, referenceRadius: 2}),
    /^train: referenceRadius: expected at most the radius, 1/,
  ],
  ['shift', () => train({shift: ['flip']}), /^train: shift: expected kind:strength\[:group\], .*flip/],
  ['rule', () => train({optimizer: 'sgdm' as never}), /^train: optimizer: expected adam \| sgd, got "sgdm"$/],
  [
    'shape',
    () => train({load: 'x', depth: 3}),
    /^train: depth: expected nothing: loaded weights bring .*, got 3$/,
  ],
  ['fixture', () => replay({format: 'x'} as never), /^fixture: .*expected/],
];
for (const [name, call, message] of refused) {
  test(`refused: ${name}`, async (t) => {
    const error = await t.throwsAsync(call, {name: 'InputError'});
    t.regex(error?.message ?? '', message);
  });
}

test('defaults are filled in, undefined counts as not given', (t) => {
  const settled = settle('check', checkOptions, {runs: 7, trials: undefined});
  t.like(settled, {runs: 7, trials: 150, seed: 1, workers: 1});
  t.false('detect' in settled);
});

const KINDS = 'properties/worldKinds';
const tables: [string, OptionTable][] = [
  ['check', checkOptions],
  ['hunt', huntOptions],
  ['train', trainOptions],
];
for (const [command, table] of tables) {
  test(`the docstrings of ${command}'s options say the defaults of its table`, (t) => {
    const text =
      readFileSync(`properties/commands/${command}Options.ts`, 'utf8') +
      // A kind of world may declare its own.
      readdirSync(KINDS, {recursive: true, encoding: 'utf8'})
        .filter((name) => name.endsWith('.ts'))
        .map((name) => readFileSync(join(KINDS, name), 'utf8'))
        .join('\n');
    for (const [name, {default: value}] of Object.entries(table)) {
      if (typeof value !== 'number' && typeof value !== 'string') continue;
      const [, doc = ''] =
        new RegExp(`/\\*\\*((?:(?!\\*/)[\\s\\S])*)\\*/\\n +readonly ${name}\\??:`).exec(text) ?? [];
      const [, said = ''] = /[Dd]efault:? `?([^\s`;]+?)`?(?:[,.;]?\s|[,.;]?$)/m.exec(doc.trim()) ?? [];
      const number = said.replaceAll(',', '');
      t.is(typeof value === 'number' ? Number(number) : said, value, `${name}: "${doc.trim()}"`);
    }
  });
}

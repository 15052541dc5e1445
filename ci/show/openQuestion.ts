/**
 * npm run show:open-question [-- SEED [EVALUATIONS [DRAWS...]]]: for each number of draws and of heads the world of the open question
 * (docs/open-question.md) with the largest violation probability over nu, and the one that refutes the smallest nu. It goes on from
 * the worlds of as many draws, one more and one fewer, in fixtures/sharp/open-question.json, and writes those there that are better. They have whole numbers for
 * probabilities; docs/examples/open_question_table.py checks them.
 */
import {existsSync} from 'node:fs';
import {jsonText} from '../../properties/files/jsonText.ts';
import {readText} from '../../properties/files/textFile.ts';
import {writeFileAtomic} from '../../properties/files/writeFileAtomic.ts';
import {openSearch} from '../../properties/sharpen/openSearch.ts';
import {largestRatio, type OpenWorld, smallestLevel} from '../../properties/sharpen/openWorld.ts';
import {generator} from '../../theory/laws/generator.ts';

const FILE = 'fixtures/sharp/open-question.json';
const [seed = 1, evaluations = 400_000, ...draws] = process.argv.slice(2).map(Number);
const DRAWS = Array.from({length: 12}, (_, i) => i + 1);
const HEADS = [2, 3, 4, 5];
/** Worlds tried for a number of draws, fewer where one has many samples. */
const evaluationsFor = (n: number): number => Math.round(evaluations / n ** 1.8);
const kindsFor = (n: number, heads: number): number => (n <= 2 ? heads + 2 : n <= 4 ? 5 : n <= 8 ? 4 : 3);
/** Places of fractions of the law and of the prior, and of nu. */
const [LAW, LEVEL] = [2 ** 24, 2 ** 40];
/** What doubles may be off by. */
const ROUNDING = 1e-8;
const EXCESS = 1e-6;

interface Row {
  readonly goal: 'largest' | 'smallest';
  readonly n: number;
  readonly heads: number;
  readonly wrong: readonly number[];
  readonly chances: readonly number[];
  readonly prior: readonly number[];
  /** The level, over `of`. */
  readonly nu: number;
  readonly of: number;
}

const whole = (p: readonly number[]): number[] => p.map((v) => Math.max(1, Math.round(v * LAW)));
const shares = (counts: readonly number[]): number[] => {
  const total = counts.reduce((a, b) => a + b, 0);
  return counts.map((c) => c / total);
};
const worldOf = (row: Pick<Row, 'n' | 'wrong' | 'chances' | 'prior'>): OpenWorld => ({
  n: row.n,
  wrong: row.wrong,
  chances: shares(row.chances),
  prior: shares(row.prior),
});

/** Whole numbers for its law and prior, and the level at which it refutes; undefined where it refutes none. */
function rowOf(world: OpenWorld, goal: Row['goal']): Row | undefined {
  const {n, wrong} = world;
  const [chances, prior] = [whole(world.chances), whole(world.prior)];
  const rounded = worldOf({n, wrong, chances, prior});
  const level = goal === 'largest' ? largestRatio(rounded) : smallestLevel(rounded, EXCESS);
  if (!level || level.ratio <= 1 + EXCESS) return undefined;
  const nu = Math.ceil(level.nu * (1 + ROUNDING) * LEVEL);
  return {goal, n, heads: prior.length, wrong, chances, prior, nu, of: LEVEL};
}

/** How good a row is for its goal. */
const worthOf = (row: Row): number =>
  row.goal === 'largest' ? largestRatio(worldOf(row)).ratio : -row.nu / row.of;

const keyOf = ({n, heads, goal}: Pick<Row, 'n' | 'heads' | 'goal'>): string => [n, heads, goal].join();
const committed: Row[] = existsSync(FILE) ? JSON.parse(await readText(FILE)).rows : [];
const rows = new Map(committed.map((row) => [keyOf(row), row]));

for (const n of draws.length > 0 ? draws : DRAWS)
  for (const heads of HEADS) {
    const random = generator(seed).derive(`${n} draws, ${heads} heads`);
    const near = [...rows.values()].filter((row) => Math.abs(row.n - n) <= 1 && row.heads <= heads);
    const starts = near.map(worldOf);
    const options = {n, heads, kinds: kindsFor(n, heads), evaluations: evaluationsFor(n), random, starts};
    const {largest, smallest} = openSearch(options);
    for (const row of [rowOf(largest, 'largest'), smallest && rowOf(smallest, 'smallest')]) {
      const there = row && rows.get(keyOf(row));
      if (row && (!there || worthOf(row) > worthOf(there))) rows.set(keyOf(row), row);
    }
    const shown = (['largest', 'smallest'] as const).map((goal) => rows.get(keyOf({n, heads, goal})));
    const [ratio, level] = shown.map((row) => (row ? Math.abs(worthOf(row)) : 'none'));
    process.stdout.write(`n = ${n}, ${heads} heads: largest P/nu ${ratio}, smallest nu ${level}\n`);
    const sorted = [...rows.values()].sort(
      (a, b) => a.n - b.n || a.heads - b.heads || a.goal.localeCompare(b.goal),
    );
    await writeFileAtomic(FILE, jsonText({format: 'transferbound open question', version: 1, rows: sorted}));
  }

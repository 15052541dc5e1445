/** `npm run bench:hunt [-- 30s 1 CLAIM...]`: the tightest lhs/rhs after equal time, plain generation and hunt, as a table. */
import {duration} from '../../cli/options.ts';
import {short} from '../../cli/style.ts';
import {hunt} from '../../properties/hunt/hunt.ts';
import {claims} from '../../theory/claims/index.ts';

const budget = duration(process.argv[2] ?? '30s');
const seed = Number(process.argv[3] ?? 1);
const only = process.argv.slice(4);

process.stdout.write('| claim | random: settings | random: lhs/rhs | hunt: settings | hunt: lhs/rhs |\n');
process.stdout.write('|---|---:|---:|---:|---:|\n');
const tally = {better: 0, equal: 0, worse: 0};
for (const claim of claims.filter(({id}) => only.length === 0 || only.includes(id))) {
  const plain = await hunt(claim, {seed, budget, randomOnly: true, shrinkTightest: false});
  const found = await hunt(claim, {seed, budget, shrinkTightest: false});
  const [a, b] = [plain.tightest?.ratio ?? 0, found.tightest?.ratio ?? 0];
  tally[b > a ? 'better' : b < a ? 'worse' : 'equal']++;
  const cells = [plain, found].map(
    ({evaluations, tightest}) => `${evaluations.toLocaleString('en-US')} | ${short(tightest?.ratio, 'down')}`,
  );
  process.stdout.write(`| ${claim.id} | ${cells.join(' | ')} |\n`);
}
process.stdout.write(`\nbetter ${tally.better}, equal ${tally.equal}, worse ${tally.worse}\n`);

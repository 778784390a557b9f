import { seededRandom } from '../support/random.ts';
import { runCrashes } from './harness.ts';

/** `npm run crash [rounds] [seed]`: as many kills as you have patience for. */
const [rounds = '200', seed = String(Date.now() % 100_000)] = process.argv.slice(2);
console.log(`${rounds} rounds, seed ${seed}`);
const report = await runCrashes({
  rounds: Number(rounds),
  senders: 16,
  random: seededRandom(Number(seed)),
  longestLife: 1500,
  log: console.log,
});
console.log({ ...report, wrong: report.wrong.length });
for (const line of report.wrong.slice(0, 50)) console.log(line);
process.exitCode = report.wrong.length === 0 ? 0 : 1;

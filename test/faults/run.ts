// `npm run faults -- --cycles 1000`: kills the appending process and PostgreSQL, in turn, so many times in all, and
// reads after each round whether every acknowledged event is there once and nothing else. FAULT_SEED repeats a run.
import { parseArgs } from 'node:util';
import type { Verdict } from './check.ts';
import { judge } from './check.ts';
import { diceOf, type Dice, faultSeed } from './dice.ts';
import { type Doomed, startDoomed } from './doomed-database.ts';
import { killWriters } from './killed-writers.ts';
import { KILLS } from './server.ts';
import { writeUnderBlows } from './under-blows.ts';

/** Kills in one database, before it is read whole and the next one begins. */
const ROUND = 25;

const { values } = parseArgs({ options: { cycles: { type: 'string', default: '1000' } } });
const cycles = Number(values.cycles);
if (!Number.isInteger(cycles) || cycles < 1) {
  throw new RangeError(`--cycles ${values.cycles}: give a whole number from 1.`);
}
const seed = faultSeed();
console.log(JSON.stringify({ seed, cycles }));

async function round(doomed: Doomed, name: string, kills: number, dice: Dice): Promise<Verdict> {
  if (dice.chance(0.5)) {
    const { appUrl: url } = await doomed.server.newDatabase(name);
    return judge(doomed.server.adminUrlOf(name), await killWriters(url, kills, dice));
  }
  const opened = await doomed.openLog(name);
  const blow = (own: Dice) => doomed.server.kill(own.pick(KILLS));
  return opened.close(await writeUnderBlows({ log: opened.log, name, cycles: kills, blow, dice }));
}

const doomed = await startDoomed();
const total = { kills: 0, sent: 0, acknowledged: 0, unanswered: 0, violations: 0 };
try {
  for (let nth = 0; total.kills < cycles; nth += 1) {
    const kills = Math.min(ROUND, cycles - total.kills);
    const name = `round_${nth}`;
    const verdict = await round(doomed, name, kills, diceOf(seed).named(name));
    total.kills += kills;
    total.sent += verdict.sent;
    total.acknowledged += verdict.acknowledged;
    total.unanswered += verdict.unanswered;
    total.violations += verdict.violations.length;
    for (const violation of verdict.violations) console.error(`${name}: ${violation}`);
    console.log(JSON.stringify({ round: nth, ...total }));
    if (verdict.violations.length === 0) await doomed.server.asAdmin(`DROP DATABASE ${name}`);
  }
} finally {
  await doomed.remove();
}
process.exitCode = total.violations === 0 ? 0 : 1;

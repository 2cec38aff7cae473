import { parseArgs } from 'node:util';
import { PROJECTIONS } from '../projections/index.ts';
import { runCommand, say, withLedger } from './command.ts';
import { standstillsOf, tryAgain } from './infra/projector/poison.ts';

/** `npm run repair -- [projection...]` */
const USAGE = `npm run repair -- [projection...]

Says what is halted or parked, and has it (of all projections, when none is named) tried again at once by whoever
runs the projections. What is read and wrong is put right by npm run rebuild.
Projections: ${PROJECTIONS.map(({ name }) => name).join(', ')}.`;

async function main(): Promise<number> {
  const { values, positionals: names } = parseArgs({
    options: { help: { type: 'boolean', short: 'h' } },
    allowPositionals: true,
  });
  if (values.help === true) return say(USAGE);
  return withLedger(
    async ({ pool }) => {
      for (const { projection, effect, subject, ordinal, code, attempts, since } of await standstillsOf(
        pool,
      )) {
        const what = effect === 'halted' ? `halted (${subject})` : `${subject} is parked`;
        say(
          `${projection}: ${what} at event ${ordinal}, ${code}, since ${since.toISOString()}, tried ${attempts} times`,
        );
      }
      const chosen = names.length > 0 ? names : PROJECTIONS.map(({ name }) => name);
      const count = await tryAgain(pool, chosen);
      return say(count === 0 ? 'Nothing is to be tried again.' : `${count} are tried again.`);
    },
    { lost: 1 },
  );
}

await runCommand(USAGE, main, 1);

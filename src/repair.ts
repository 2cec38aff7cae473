import { parseArgs } from 'node:util';
import { PROJECTIONS } from '../projections/index.ts';
import { runCommand, say, withLedger } from './command.ts';
import { projectionsNamed } from './projections-named.ts';
import { standstillsOf, tryAgain } from './infra/projector/poison.ts';
import { tryParkedAgain, waitingOf } from './infra/reactors/parked.ts';

/** `npm run repair -- [projection...]` */
const USAGE = `npm run repair -- [projection...]

Says what is halted or parked, and has it tried again at once by whoever runs in the background: of the projections
that are named, or when none is, of all of them and of what must follow from events (reactors). What is read and wrong
is put right by npm run rebuild.
Projections: ${PROJECTIONS.map(({ name }) => name).join(', ')}.`;

async function main(): Promise<number> {
  const { values, positionals: names } = parseArgs({
    options: { help: { type: 'boolean', short: 'h' } },
    allowPositionals: true,
  });
  if (values.help === true) return say(USAGE);
  const chosen = projectionsNamed(names).map(({ name }) => name);
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
      for (const { reactor, lane, ordinal, code, attempts, since, events } of await waitingOf(pool)) {
        say(
          `${reactor}: ${lane} is parked at event ${ordinal}, ${code}, since ${since.toISOString()}, tried ${attempts} times; ${events} events wait`,
        );
      }
      const ofReactors = names.length > 0 ? 0 : await tryParkedAgain(pool);
      const count = (await tryAgain(pool, chosen)) + ofReactors;
      return say(count === 0 ? 'Nothing is to be tried again.' : `${count} are tried again.`);
    },
    { lost: 1 },
  );
}

await runCommand(USAGE, main, 1);

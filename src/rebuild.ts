import { parseArgs } from 'node:util';
import { PROJECTIONS } from '../projections/index.ts';
import type { Projection } from './app/projections/projection.ts';
import { runCommand, say, untilSignalled, withLedger } from './command.ts';
import { readConfig } from './config.ts';
import type { OpenLedger } from './infra/open-ledger.ts';
import { pause } from './infra/pause.ts';
import { createPool } from './infra/postgres/pool.ts';
import { buildProgress } from './infra/projector/progress.ts';
import { startProjector } from './infra/projector/projector.ts';
import { stepsOf, tellOn } from './infra/projector/rebuild-progress.ts';
import { type Begun, beginRebuild, prepareTables, type Purpose } from './infra/projector/tables.ts';
import { projectionsNamed } from './projections-named.ts';
import { stopReason } from './stop-reason.ts';

const LOOK_EACH_MS = 250;

/** `npm run rebuild -- [--replace] [projection...]` */
const USAGE = `npm run rebuild -- [--replace] [projection...]

Builds projections (all of them, when none is named) anew from the log, beside the tables that are read, beside
running servers or without one. Those that come out equal to what is read are put in use; with --replace they are
put in use however they come out. What was interrupted goes on where it was.
Projections: ${PROJECTIONS.map(({ name }) => name).join(', ')}.
Exit code 0 when all are in use, 1 when one differs, 2 when it could not run.`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { help: { type: 'boolean', short: 'h' }, replace: { type: 'boolean' } },
    allowPositionals: true,
  });
  if (values.help === true) return say(USAGE);
  const projections = projectionsNamed(positionals);
  const config = readConfig(process.env);
  const stopping = untilSignalled();
  const level = config.logLevel === 'info' ? 'error' : config.logLevel;
  return withLedger(
    async (opened, logger) => {
      const begun = await begin(opened, projections, values.replace === true ? 'replace' : 'compare');
      const { pool, jurist } = opened;
      const { poison } = config;
      // Of these alone: what is read goes on being filled by the servers that run, if any do.
      const projector = startProjector({ pool, jurist, projections, logger, poison, isCommand: true });
      try {
        return await watch(opened, begun, stopping);
      } finally {
        await projector.stop();
      }
    },
    { config, level },
  );
}

async function begin(
  { database }: OpenLedger,
  projections: readonly Projection[],
  purpose: Purpose,
): Promise<ReadonlyMap<string, Begun>> {
  const onError = (error: Error) => {
    process.stderr.write(`${stopReason(error)}\n`);
  };
  const migrator = createPool({
    ...{ url: database.migratorUrl, applicationName: 'licensure-ledger tables', size: 1, onError },
  });
  try {
    await prepareTables(migrator, projections);
    const begun = new Map<string, Begun>();
    for (const projection of projections) {
      const one = await beginRebuild(migrator, projection, purpose);
      if (one.from > 0) process.stdout.write(`${projection.name}: goes on after event ${one.from}.\n`);
      begun.set(projection.name, one);
    }
    return begun;
  } finally {
    await migrator.end();
  }
}

/** Until each is in use or found different, or the signal aborts: then the next run goes on. */
async function watch(
  { pool }: OpenLedger,
  begun: ReadonlyMap<string, Begun>,
  signal: AbortSignal,
): Promise<number> {
  const teller = tellOn(process.stdout);
  const open = new Map([...begun].map(([name, { build }]) => [name, { build, stepOf: stepsOf(name) }]));
  const ends: string[] = [];
  let code = 0;
  while (open.size > 0 && !signal.aborted) {
    const builds = await buildProgress(pool);
    for (const [name, { build, stepOf }] of open) {
      const seen = builds.find((one) => one.build === build);
      if (seen !== undefined) teller.tell(stepOf(seen, performance.now()));
      if (seen?.state === 'building') continue;
      open.delete(name);
      if (seen?.state !== 'live') code = 1;
      ends.push(endOf(name, seen));
    }
    if (open.size > 0) await pause(LOOK_EACH_MS, signal);
  }
  teller.end();
  for (const name of open.keys()) ends.push(`${name}: interrupted; the next run goes on.`);
  process.stdout.write(`${ends.join('\n')}\n`);
  return open.size > 0 ? 2 : code;
}

function endOf(
  name: string,
  seen: { readonly state: string; readonly head: number; readonly note: string | null } | undefined,
): string {
  if (seen === undefined) return `${name}: given up for a newer one.`;
  if (seen.state === 'live') return `${name}: built anew from ${seen.head} events and in use.`;
  return (
    `${name}: differs from what is read (${String(seen.note)}) and is not put in use. Compare the tables of both in ` +
    `the database; npm run rebuild -- --replace ${name} puts what the log says in use.`
  );
}

await runCommand(USAGE, main);

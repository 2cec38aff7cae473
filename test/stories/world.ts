import { setMaxListeners } from 'node:events';
import { PROJECTIONS } from '../../projections/index.ts';
import type { Identity } from '../../src/app/access.ts';
import { confirmSetting } from '../../src/app/commands/policy.ts';
import { derivedId } from '../../src/app/executing/ids.ts';
import { isRefusal } from '../../src/domain/decider.ts';
import { beginDays } from '../../src/infra/calendar/days.ts';
import { publishFiles } from '../../src/infra/policies/publish-files.ts';
import { startProjector } from '../../src/infra/projector/projector.ts';
import { checkpointOf } from '../../src/infra/reactors/checkpoint.ts';
import { runReactor } from '../../src/infra/reactors/run-reactor.ts';
import { REACTORS } from '../../src/start-background.ts';
import { type Person, personAt } from '../e2e/person.ts';
import { startTestServer, type TestServer } from '../graphql/http-server.ts';
import { lawOf } from '../support/law.ts';
import { freshLedger, type TestLedger } from '../support/ledger.ts';
import { until } from '../support/projecting.ts';

/** A whole ledger of a few states, asked over HTTP, in which time passes when it is told to. */
export interface World {
  readonly server: TestServer;
  readonly ledger: TestLedger;
  /** Signs somebody in. */
  as(identity: Identity): Promise<Person>;
  agency(state: string): Promise<Person>;
  teacher(educator: string): Promise<Person>;
  /** It is now ten in the morning of that day in New York, and what follows from it has happened. */
  reach(day: string): Promise<void>;
  /** Once everything that follows from what was recorded has followed, and every list shows it. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

export interface Setting {
  readonly strand?: string;
  readonly setting: string;
  readonly value: string;
}

export interface Beginning {
  /** Whose law is published; the first is of the settings. */
  readonly states: readonly [string, ...string[]];
  /** The first day, which comes at once. */
  readonly today: string;
  readonly settings?: readonly Setting[];
}

/** A busy machine may take its time over what follows from years that pass at once. */
const MOST_MS = 60_000;

const told = (what: unknown, message?: string) => {
  throw new Error(message ?? 'Something went wrong in the background.', { cause: what });
};

export async function openWorld({ states, today, settings = [] }: Beginning): Promise<World> {
  const ledger = await freshLedger(instantOf(today));
  const { jurist, pool } = ledger;
  await publishFiles(jurist, await lawOf(states), 'admin');
  for (const setting of settings) await confirm(ledger, states[0], setting);
  await beginDays(jurist.ledger, states);

  const stopping = new AbortController();
  setMaxListeners(0, stopping.signal);
  const logger = { info: () => undefined, warn: told, error: told };
  const projector = startProjector({ pool, jurist, projections: PROJECTIONS, poison: 'halt', logger });
  const reacting = REACTORS.map((reactor) =>
    runReactor({ pool, ledger: jurist.ledger, reactor, logger }, stopping.signal),
  );
  const server = await startTestServer({ jurist, pool, progress: projector.progress });

  const settled = async () => {
    const { log } = jurist.ledger;
    for (let seen = -1; seen !== (await log.head());) {
      seen = await log.head();
      await until(() => haveReacted(ledger), MOST_MS);
      if (!(await projector.progress.waitFor(seen, MOST_MS))) throw new Error('The lists did not follow.');
    }
  };
  const as = async (identity: Identity) => {
    const token = await server.token(identity);
    return personAt(
      () => server.url,
      () => token,
    );
  };
  return {
    ...{ server, ledger, as, settled },
    agency: (state) => as({ subject: `agency-${state.toLowerCase()}`, roles: ['agency'], state }),
    teacher: (educator) => as({ subject: `teacher-${educator.toLowerCase()}`, roles: ['teacher'], educator }),
    reach: async (day) => {
      ledger.clock.at = Date.parse(instantOf(day));
      await beginDays(jurist.ledger, states);
      await settled();
    },
    close: async () => {
      await server.close();
      stopping.abort();
      await Promise.all([...reacting, projector.stop()]);
      await ledger.close();
    },
  };
}

function instantOf(day: string): string {
  return `${day}T15:00:00Z`;
}

async function confirm({ jurist }: TestLedger, state: string, { strand, setting, value }: Setting) {
  const what = { state, strand: strand ?? 'recertification', setting, value, because: 'A letter.' };
  const answer = await confirmSetting(
    jurist,
    { type: 'ConfirmSetting', ...what },
    { commandId: derivedId('story', JSON.stringify(what)), actor: 'an agency' },
  );
  if (isRefusal(answer)) throw new Error(answer.because);
}

/** Whether every reactor has followed the last event that concerns it. */
async function haveReacted({ pool }: TestLedger): Promise<boolean> {
  for (const { name, types } of REACTORS) {
    const { rows } = await pool.query<{ last: number | null }>(
      'SELECT max(ordinal)::float8 AS last FROM ledger.events WHERE type = ANY ($1)',
      [types],
    );
    if ((await checkpointOf(pool, name)) < (rows[0]?.last ?? 0)) return false;
  }
  return true;
}

import type { Pool } from 'pg';
import { Gauge, type Registry } from 'prom-client';
import { type BuildProgress, buildProgress } from '../projector/progress.ts';
import type { Source } from './sources.ts';

/** How far projections are behind the log, how a rebuild goes, who waits to be evaluated, and what is halted. */
export function buildSource(registry: Registry, pool: Pool): Source {
  const gauge = <L extends string>(name: string, help: string, ...labelNames: readonly L[]) =>
    new Gauge<L>({ name, help, labelNames: [...labelNames], registers: [registry] });
  const events = gauge(
    'ledger_projection_lag_events',
    'Events that what is read has not seen.',
    'projection',
  );
  const seconds = gauge(
    'ledger_projection_lag_seconds',
    'Since when the oldest event that what is read has not seen is there.',
    'projection',
  );
  const place = gauge('ledger_build_ordinal', 'Up to where a build has seen the log.', 'projection', 'state');
  const rate = gauge(
    'ledger_build_rate',
    'Events a second that a build takes in, as of late.',
    'projection',
    'state',
  );
  const work = gauge(
    'ledger_derived_work',
    'Educators whose rows are to be computed anew.',
    'projection',
    'state',
  );
  const poison = gauge(
    'ledger_poison',
    'Parts that are halted, or educators who are parked, by what cannot be projected.',
    'projection',
    'effect',
  );
  const all = [events, seconds, place, rate, work, poison];
  const tell = ({ projection, state, ...build }: BuildProgress): void => {
    if (state === 'live') {
      events.set({ projection }, build.lagEvents);
      seconds.set({ projection }, build.lagSeconds);
    }
    place.set({ projection, state }, build.ordinal);
    rate.set({ projection, state }, build.rate);
    work.set({ projection, state }, build.work);
    poison.inc({ projection, effect: 'halted' }, build.halted);
    poison.inc({ projection, effect: 'parked' }, build.parked);
  };
  const forget = () => {
    for (const one of all) one.reset();
  };
  return {
    name: 'builds',
    refresh: async () => {
      const builds = await buildProgress(pool);
      // A build that was put in use has no figures any more as one that is built.
      forget();
      for (const build of builds) tell(build);
    },
    forget,
  };
}

import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { buildProgress } from '../../src/infra/projector/progress.ts';

/** What was done by an instant, in milliseconds. */
interface Sample {
  readonly at: number;
  readonly done: number;
}

/** How far builds had come at each look: events they read, and educators they evaluated. */
export interface Progress {
  readonly events: readonly Sample[];
  readonly educators: readonly Sample[];
}

const LOOK_EACH_MS = 50;

/** Looks after the builds that are not read yet until `isOver` says so. */
export async function watchBuilds(pool: Pool, isOver: () => Promise<boolean>): Promise<Progress> {
  const events: Sample[] = [];
  const left: Sample[] = [];
  while (!(await isOver())) {
    const at = performance.now();
    const building = (await buildProgress(pool)).filter(({ state }) => state === 'building');
    const sum = (of: (one: (typeof building)[number]) => number) =>
      building.reduce((total, one) => total + of(one), 0);
    const head = building[0]?.head ?? 0;
    events.push({ at, done: sum(({ ordinal }) => ordinal) });
    const hasRead = building.every(({ ordinal }) => ordinal >= head);
    if (hasRead) left.push({ at, done: sum(({ work }) => work) });
    await sleep(LOOK_EACH_MS);
  }
  const most = Math.max(...left.map(({ done }) => done));
  return { events, educators: left.map(({ at, done }) => ({ at, done: most - done })) };
}

/** How fast the last tenth was done beside the first: 1 where it stayed the same. */
export function flatness(samples: readonly Sample[]): { readonly first: number; readonly last: number } {
  const most = Math.max(...samples.map(({ done }) => done));
  const speed = (from: number, until: number) => {
    const [a, b] = [reaching(samples, from * most), reaching(samples, until * most)];
    return ((b.done - a.done) * 1000) / Math.max(1, b.at - a.at);
  };
  return { first: speed(0, 0.1), last: speed(0.9, 1) };
}

function reaching(samples: readonly Sample[], done: number): Sample {
  const found = samples.find((sample) => sample.done >= done) ?? samples.at(-1);
  if (found === undefined) throw new RangeError('nothing was seen of the builds');
  return found;
}

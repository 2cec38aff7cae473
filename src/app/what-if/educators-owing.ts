import type { EventLog } from '../log/event-log.ts';

const PAGE = 5_000;

/**
 * Everybody for whom a period was opened in a state by a place in the log, in the order of their first one: from the
 * log itself, so none is missed.
 */
export async function educatorsOwing(
  log: Pick<EventLog, 'readAll'>,
  state: string,
  until: number,
  signal?: AbortSignal,
): Promise<readonly string[]> {
  const educators = new Set<string>();
  const filter = { streams: [`period-${state}-`], types: ['period.Opened'], until };
  for (let after = 0; signal?.aborted !== true;) {
    const page = await log.readAll(after, PAGE, filter);
    for (const { metadata } of page) if (metadata.educator !== undefined) educators.add(metadata.educator);
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) break;
    after = last.ordinal;
  }
  return [...educators];
}

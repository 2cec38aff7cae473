import type { Pool } from 'pg';
import { cursorOf, type Page, pageOf } from '../../app/queries/page.ts';
import { tallyFrom } from '../../app/what-if/tally-text.ts';
import type { WhatIfRun, WhatIfsQuestion } from '../../app/what-if/what-if-store.ts';
import { partsOfWhatIf } from '../../app/what-if/what-ifs.ts';
import { ask } from '../log/ask.ts';
import { pageOrder } from '../../app/queries/page-order.ts';

/** How long each is kept. */
export const KEPT_FOR = `interval '1 day'`;

/** What is said of one whose process is not heard of any more, whether or not somebody has noted that. */
export const LOST = 'The server that carried it out is not heard of any more: start it again.';

const KEPT = `
  FROM (
    SELECT *, status = 'running' AND seen_at < clock_timestamp() - $1 * interval '1 millisecond' AS lost,
           (extract(epoch FROM asked_at) * 1000000)::bigint AS asked_at_us
    FROM what_if.run WHERE asked_at >= clock_timestamp() - ${KEPT_FOR}
  ) AS kept`;
const COLUMNS = `
  run AS id, asked, asked_by AS "askedBy", asked_at_us AS "askedAtUs", state, strand, as_of AS "asOf", version, digest,
  settings, status, lost, educators, educators_done AS "educatorsDone", educators_left_out AS "educatorsLeftOut",
  tally, problem`;

interface Row extends Omit<WhatIfRun, 'tally' | 'settings' | 'askedAt'> {
  readonly askedAtUs: number;
  readonly lost: boolean;
  readonly settings: string;
  readonly tally: string | null;
}

function runOf({ askedAtUs, lost, settings, tally, ...row }: Row): WhatIfRun {
  return {
    ...row,
    ...(lost ? { status: 'failed', problem: LOST } : {}),
    askedAt: Math.floor(askedAtUs / 1_000),
    settings: JSON.parse(settings) as WhatIfRun['settings'],
    tally: tally === null ? null : tallyFrom(tally),
  };
}

export async function findRun(pool: Pool, lostAfterMs: number, id: string): Promise<WhatIfRun | undefined> {
  const text = `SELECT ${COLUMNS} ${KEPT} WHERE run = $2`;
  const [row] = await ask<Row>(pool, { text, values: [lostAfterMs, id] });
  return row && runOf(row);
}

/** Every parameter that is null lets everything through. */
const FOUND = `
  ${KEPT}
  WHERE state = $2 AND ($3::text IS NULL OR strand = $3)
    AND ($4::text IS NULL OR CASE WHEN lost THEN 'failed' ELSE status END = $4)
    AND ($5::text IS NULL OR asked_by = $5)`;

/** One page of those that run and those that are kept, in the order they were asked or the other way round. */
export async function listRuns(
  pool: Pool,
  lostAfterMs: number,
  { filter, direction, window }: WhatIfsQuestion,
): Promise<Page<WhatIfRun>> {
  const { onward, following, preceding } = pageOrder(direction, window);
  const { state, strand, status, askedBy } = filter;
  const values = [lostAfterMs, state, strand ?? null, status ?? null, askedBy ?? null];
  const text = `
    SELECT ${COLUMNS} ${FOUND}
      AND ($6::bigint IS NULL OR (asked_at_us, run) ${following} ($6, $7::uuid))
      AND ($8::bigint IS NULL OR (asked_at_us, run) ${preceding} ($8, $9::uuid))
    ORDER BY asked_at_us ${onward}, run ${onward}
    LIMIT $10`;
  const { after, before, size } = window;
  const bounds = [after, before].flatMap((place) => [place?.askedAtUs ?? null, place?.id ?? null]);
  const rows = await ask<Row>(pool, { text, values: [...values, ...bounds, size + 1] });
  const itemOf = (row: Row) => ({ cursor: cursorOf(partsOfWhatIf(direction, row)), node: runOf(row) });
  return pageOf(window, rows, itemOf, async () => {
    const count = `SELECT count(*)::integer AS count ${FOUND}`;
    const counted = await ask<{ count: number }>(pool, { text: count, values });
    return counted[0]?.count ?? 0;
  });
}

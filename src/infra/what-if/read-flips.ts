import type { Pool } from 'pg';
import { cursorOf, type Page, pageOf, type Window } from '../../app/queries/page.ts';
import type { Comparison } from '../../app/what-if/compare-record.ts';
import type { FlipFilter } from '../../app/what-if/what-if-store.ts';
import { ask } from '../log/ask.ts';

const FLIPS = `
  FROM what_if.flip
  WHERE run = $1 AND ($2::text IS NULL OR before = $2) AND ($3::text IS NULL OR after = $3)
    AND ($4::text IS NULL OR class = $4) AND ($5::text IS NULL OR $5 = ANY (fields))
    AND ($6::text IS NULL OR employer = $6) AND ($7::text IS NULL OR $7 = ANY (come) OR $7 = ANY (gone))`;
const PAGE = `
  SELECT period, educator, class, fields, employer, before, after, come, gone ${FLIPS}
    AND ($8::text IS NULL OR period > $8) AND ($9::text IS NULL OR period < $9)`;

/** Those who flip, by period. */
export async function readFlips(
  pool: Pool,
  id: string,
  filter: FlipFilter,
  { size, from, after, before }: Window<string>,
): Promise<Page<Comparison>> {
  const { from: was, to, class: held, field, employer, code } = filter;
  const values = [id, ...[was, to, held, field, employer, code].map((value) => value ?? null)];
  const text = `${PAGE} ORDER BY period ${from === 'start' ? 'ASC' : 'DESC'} LIMIT $10`;
  const rows = await ask<Comparison>(pool, {
    text,
    values: [...values, after ?? null, before ?? null, size + 1],
  });
  const window = {
    ...{ size, from },
    ...(after === undefined ? {} : { after }),
    ...(before === undefined ? {} : { before }),
  };
  return pageOf(
    window,
    rows,
    (node) => ({ cursor: cursorOf([node.period]), node }),
    async () => {
      const counted = await ask<{ count: number }>(pool, {
        text: `SELECT count(*)::integer AS count ${FLIPS}`,
        values,
      });
      return counted[0]?.count ?? 0;
    },
  );
}

import type { Pool } from 'pg';
import type { Page, Window } from '../../app/queries/page.ts';
import { cursorOf, pageOf } from '../../app/queries/page.ts';
import type { Comparison } from '../../app/what-if/compare-record.ts';
import type { Part } from '../../app/what-if/part.ts';
import { tallyFrom, tallyText } from '../../app/what-if/tally-text.ts';
import type {
  AskedWhatIf,
  FlipFilter,
  WhatIfEnd,
  WhatIfRun,
  WhatIfStore,
} from '../../app/what-if/what-if-store.ts';
import { ask } from '../log/ask.ts';
import { arrayText } from '../postgres/copy-rows.ts';
import { inTransaction } from '../postgres/transaction.ts';

/** So long without a word of the process that carries one out, and it is taken for lost. */
const LOST_AFTER = `interval '5 minutes'`;
const KEPT_FOR = `interval '1 day'`;
/** Most kept of a state, the latest. */
const MOST_KEPT = 20;

const LOST = 'The server that carried it out was not heard of for five minutes: start it again.';

const FORGET = `
  DELETE FROM what_if.run WHERE asked_at < clock_timestamp() - ${KEPT_FOR} OR run IN (
    SELECT run FROM what_if.run WHERE state = $1 AND status <> 'running' ORDER BY asked_at DESC OFFSET ${MOST_KEPT - 1})`;
const FAIL_LOST = `
  UPDATE what_if.run SET status = 'failed', problem = $1
  WHERE status = 'running' AND seen_at < clock_timestamp() - ${LOST_AFTER}`;
// Of two that begin at once in one state, or under one id, the second changes nothing.
const BEGIN = `
  INSERT INTO what_if.run (run, asked, asked_by, state, strand, as_of, version, digest, settings)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
  ON CONFLICT DO NOTHING`;

const EXPECT = `
  UPDATE what_if.run SET educators = $2, seen_at = clock_timestamp() WHERE run = $1 AND status = 'running'`;
const KEEP = `
  WITH running AS (
    UPDATE what_if.run
    SET educators_done = educators_done + $2, educators_left_out = educators_left_out + $3,
        seen_at = clock_timestamp()
    WHERE run = $1 AND status = 'running'
    RETURNING run
  ), kept AS (
    INSERT INTO what_if.flip (run, period, educator, class, fields, employer, before, after, come, gone)
    SELECT running.run, period, educator, class, fields::text[], employer, before, after, come::text[], gone::text[]
    FROM running, unnest($4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[],
      $11::text[], $12::text[])
      AS flip (period, educator, class, fields, employer, before, after, come, gone)
  )
  SELECT count(*)::integer AS running FROM running`;
const END = `
  UPDATE what_if.run SET status = $2, tally = $3, problem = $4 WHERE run = $1 AND status = 'running'`;
const CANCEL = `UPDATE what_if.run SET status = 'cancelled' WHERE run = $1 AND status = 'running'`;

const FIND = `
  SELECT run AS id, asked, asked_by AS "askedBy", floor(extract(epoch FROM asked_at) * 1000)::bigint AS "askedAt",
         state, strand, as_of AS "asOf", version, digest, settings, status, educators,
         educators_done AS "educatorsDone", educators_left_out AS "educatorsLeftOut", tally, problem
  FROM what_if.run WHERE run = $1 AND asked_at >= clock_timestamp() - ${KEPT_FOR}`;

const FLIPS = `
  FROM what_if.flip
  WHERE run = $1 AND ($2::text IS NULL OR before = $2) AND ($3::text IS NULL OR after = $3)
    AND ($4::text IS NULL OR class = $4) AND ($5::text IS NULL OR $5 = ANY (fields))
    AND ($6::text IS NULL OR employer = $6) AND ($7::text IS NULL OR $7 = ANY (come) OR $7 = ANY (gone))`;
const PAGE = `
  SELECT period, educator, class, fields, employer, before, after, come, gone ${FLIPS}
    AND ($8::text IS NULL OR period > $8) AND ($9::text IS NULL OR period < $9)`;

interface Row extends Omit<WhatIfRun, 'tally' | 'settings'> {
  readonly settings: string;
  readonly tally: string | null;
}

/** In the tables of migration 000011. */
export function createWhatIfStore(pool: Pool): WhatIfStore {
  const find = async (id: string): Promise<WhatIfRun | undefined> => {
    const [row] = await ask<Row>(pool, { text: FIND, values: [id] });
    if (row === undefined) return undefined;
    const settings = JSON.parse(row.settings) as WhatIfRun['settings'];
    return { ...row, settings, tally: row.tally === null ? null : tallyFrom(row.tally) };
  };
  return {
    find,
    begin: async (run) => {
      if (await begun(pool, run)) return 'begun';
      return (await find(run.id)) === undefined ? 'busy' : 'known';
    },
    expect: async (id, educators) => {
      await ask(pool, { text: EXPECT, values: [id, educators] });
    },
    keep: (id, part) => keep(pool, id, part),
    end: async (id, how) => {
      const { tally, problem } = columnsOf(how);
      await ask(pool, { text: END, values: [id, how.status, tally, problem] });
    },
    cancel: async (id) => {
      await ask(pool, { text: CANCEL, values: [id] });
    },
    flips: (id, filter, window) => readFlips(pool, id, filter, window),
  };
}

function columnsOf(how: WhatIfEnd): { readonly tally: string | null; readonly problem: string | null } {
  return how.status === 'done'
    ? { tally: tallyText(how.tally), problem: null }
    : { tally: null, problem: how.problem };
}

async function begun(pool: Pool, run: AskedWhatIf): Promise<boolean> {
  const { id, asked, askedBy, state, strand, asOf, version, digest, settings } = run;
  return inTransaction(pool, async (client) => {
    await client.query(FAIL_LOST, [LOST]);
    await client.query(FORGET, [state]);
    const values = [id, asked, askedBy, state, strand, asOf, version, digest, JSON.stringify(settings)];
    return (await client.query(BEGIN, values)).rowCount === 1;
  });
}

async function keep(pool: Pool, id: string, { educators, leftOut, flips }: Part): Promise<boolean> {
  const column = <K extends keyof Comparison>(name: K) => flips.map((flip) => flip[name]);
  const lists = (name: 'fields' | 'come' | 'gone') => column(name).map(arrayText);
  const values = [
    ...[id, educators, leftOut.length, column('period'), column('educator'), column('class')],
    ...[lists('fields'), column('employer'), column('before'), column('after'), lists('come'), lists('gone')],
  ];
  const [kept] = await ask<{ running: number }>(pool, { name: 'keep what flips', text: KEEP, values });
  return kept?.running === 1;
}

async function readFlips(
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

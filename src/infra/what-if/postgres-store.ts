import type { Pool } from 'pg';
import type { Comparison } from '../../app/what-if/compare-record.ts';
import type { Part } from '../../app/what-if/part.ts';
import { tallyText } from '../../app/what-if/tally-text.ts';
import type { AskedWhatIf, WhatIfEnd, WhatIfStore } from '../../app/what-if/what-if-store.ts';
import { ask } from '../log/ask.ts';
import { arrayText } from '../postgres/copy-rows.ts';
import { inTransaction } from '../postgres/transaction.ts';
import { readFlips } from './read-flips.ts';
import { findRun, KEPT_FOR, LOST, listRuns } from './read-runs.ts';

/** So long without a word of the process that carries one out, and it is taken for lost: six times it was not heard. */
const LOST_AFTER_MS = 30_000;
/** Most kept of a state, the latest. */
const MOST_KEPT = 20;

const FORGET = `
  DELETE FROM what_if.run WHERE asked_at < clock_timestamp() - ${KEPT_FOR} OR run IN (
    SELECT run FROM what_if.run WHERE state = $1 AND status <> 'running' ORDER BY asked_at DESC OFFSET ${MOST_KEPT - 1})`;
const FAIL_LOST = `
  UPDATE what_if.run SET status = 'failed', problem = $1
  WHERE status = 'running' AND seen_at < clock_timestamp() - $2 * interval '1 millisecond'`;
// Of two that begin at once in one state, or under one id, the second changes nothing.
const BEGIN = `
  INSERT INTO what_if.run (run, asked, asked_by, state, strand, as_of, version, digest, settings)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
  ON CONFLICT DO NOTHING`;

// Who was taken for lost stays so: another may have begun since.
const RUNS = `
  run = $1 AND status = 'running' AND seen_at >= clock_timestamp() - $2 * interval '1 millisecond'`;
const EXPECT = `UPDATE what_if.run SET educators = $3, seen_at = clock_timestamp() WHERE ${RUNS}`;
const BEAT = `UPDATE what_if.run SET seen_at = clock_timestamp() WHERE ${RUNS} RETURNING run`;
const KEEP = `
  WITH running AS (
    UPDATE what_if.run
    SET educators_done = educators_done + $3, educators_left_out = educators_left_out + $4,
        seen_at = clock_timestamp()
    WHERE ${RUNS}
    RETURNING run
  ), kept AS (
    INSERT INTO what_if.flip (run, period, educator, class, fields, employer, before, after, come, gone)
    SELECT running.run, period, educator, class, fields::text[], employer, before, after, come::text[], gone::text[]
    FROM running, unnest($5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[],
      $12::text[], $13::text[])
      AS flip (period, educator, class, fields, employer, before, after, come, gone)
  )
  SELECT run FROM running`;
const END = `UPDATE what_if.run SET status = $3, tally = $4, problem = $5 WHERE ${RUNS}`;
const CANCEL = `UPDATE what_if.run SET status = 'cancelled' WHERE ${RUNS}`;

/** In the tables of migration 000011. */
export function createWhatIfStore(pool: Pool, lostAfterMs = LOST_AFTER_MS): WhatIfStore {
  const find = (id: string) => findRun(pool, lostAfterMs, id);
  /** Changes one that runs; answers whether there is such a one. */
  const change = async (text: string, id: string, values: readonly unknown[] = []) => {
    const rows = await ask<{ run: string }>(pool, { text, values: [id, lostAfterMs, ...values] });
    return rows.length > 0;
  };
  return {
    find,
    begin: async (run) => {
      if (await begun(pool, lostAfterMs, run)) return 'begun';
      return (await find(run.id)) === undefined ? 'busy' : 'known';
    },
    expect: async (id, educators) => {
      await change(EXPECT, id, [educators]);
    },
    keep: (id, part) => change(KEEP, id, valuesOf(part)),
    beat: (id) => change(BEAT, id),
    end: async (id, how) => {
      const { tally, problem } = columnsOf(how);
      await change(END, id, [how.status, tally, problem]);
    },
    cancel: async (id) => {
      await change(CANCEL, id);
    },
    list: (question) => listRuns(pool, lostAfterMs, question),
    flips: (id, filter, window) => readFlips(pool, id, filter, window),
  };
}

function columnsOf(how: WhatIfEnd): { readonly tally: string | null; readonly problem: string | null } {
  return how.status === 'done'
    ? { tally: tallyText(how.tally), problem: null }
    : { tally: null, problem: how.problem };
}

async function begun(pool: Pool, lostAfterMs: number, run: AskedWhatIf): Promise<boolean> {
  const { id, asked, askedBy, state, strand, asOf, version, digest, settings } = run;
  return inTransaction(pool, async (client) => {
    await client.query(FAIL_LOST, [LOST, lostAfterMs]);
    await client.query(FORGET, [state]);
    const values = [id, asked, askedBy, state, strand, asOf, version, digest, JSON.stringify(settings)];
    return (await client.query(BEGIN, values)).rowCount === 1;
  });
}

function valuesOf({ educators, leftOut, flips }: Part): readonly unknown[] {
  const column = <K extends keyof Comparison>(name: K) => flips.map((flip) => flip[name]);
  const lists = (name: 'fields' | 'come' | 'gone') => column(name).map(arrayText);
  return [
    ...[educators, leftOut.length, column('period'), column('educator'), column('class')],
    ...[lists('fields'), column('employer'), column('before'), column('after'), lists('come'), lists('gone')],
  ];
}

import type { ClientBase } from 'pg';

/** A table that a backup holds, and the order of its rows. */
export interface KeptTable {
  readonly name: string;
  readonly order: string;
}

/**
 * What cannot be computed again from the log, in the order in which it is restored. The row of ledger.head stands in
 * the manifest. Reactors, reminders and jobs are here so that what was done is not done again.
 */
export const KEPT: readonly KeptTable[] = [
  { name: 'ledger.events', order: 'ordinal' },
  // Where the log is elsewhere: what it must hold, event by event, for what refers to it here to be true.
  { name: 'ledger.log_index', order: 'ordinal' },
  { name: 'ledger.educator_keys', order: 'educator' },
  { name: 'ledger.master_key', order: 'key_id' },
  { name: 'ledger.record_views', order: 'educator, hour, viewer, query, among_others' },
  { name: 'read_models.reactor', order: 'reactor' },
  { name: 'read_models.reactor_parked', order: 'reactor, lane, ordinal' },
  { name: 'reminders.state_day', order: 'state' },
  { name: 'reminders.watch', order: 'period' },
  { name: 'reminders.work', order: 'educator' },
  { name: 'reminders.outbox', order: 'reminder' },
  { name: 'jobs.job', order: 'name, id' },
  { name: 'jobs.archive', order: 'name, id' },
];

/** Every other table, and why a backup does not hold it. A table in neither list fails a test. */
export const NOT_KEPT: readonly { readonly name: RegExp; readonly because: string }[] = [
  { name: /^ledger\.head$/, because: 'its one row stands in the manifest' },
  { name: /^ledger\.log_cursor$/, because: 'it goes on after the last event of the index' },
  { name: /^ledger\.log_lease$/, because: 'whoever ran then does not run now' },
  {
    name: /^ledger_migrations\.applied$/,
    because: 'the manifest names the migrations, and restoring runs them',
  },
  { name: /^what_if\./, because: 'computed from the log, and kept for a day' },
  { name: /^read_models\.(?!reactor(_parked)?$)/, because: 'computed from the log' },
  { name: /^read_build_\d+\./, because: 'computed from the log' },
  { name: /^jobs\.(version|queue|schedule|subscription)$/, because: 'made by a migration' },
  { name: /^jobs\.j[0-9a-f]{56}$/, because: 'a part of jobs.job' },
];

const COLUMNS = `
  SELECT attname AS name FROM pg_attribute
  WHERE attrelid = to_regclass($1) AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
  ORDER BY attnum`;

/** What the schema has of every event: in one from before there was an index, the table of events. */
export async function entriesIn(client: ClientBase): Promise<'ledger.entries' | 'ledger.events'> {
  const { rows } = await client.query<{ there: boolean }>(HAS_ENTRIES);
  return rows[0]?.there === true ? 'ledger.entries' : 'ledger.events';
}

const HAS_ENTRIES = `SELECT to_regclass('ledger.entries') IS NOT NULL AS there`;

/** The columns of a table in their order; none when there is no such table in this version of the schema. */
export async function columnsOf(client: ClientBase, table: string): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(COLUMNS, [table]);
  return rows.map(({ name }) => name);
}

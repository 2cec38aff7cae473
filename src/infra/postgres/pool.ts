import pg from 'pg';

export interface PoolSettings {
  readonly url: string;
  /** Shown in pg_stat_activity, so that an operator sees who holds a lock. */
  readonly applicationName: string;
  /** Most connections held at once. */
  readonly size?: number;
  /** A statement that runs longer is cancelled by the server; 0 means never. */
  readonly statementTimeoutMs?: number;
  /**
   * Waiting longer to be let in, by the server or for a connection that others hold, is given up with an error: the
   * network may swallow what is sent and say nothing.
   */
  readonly connectTimeoutMs?: number;
  /** Hears of connections that broke while nobody used them. The pool replaces them by itself. */
  readonly onError: (error: Error) => void;
}

const DEFAULT_SIZE = 10;
const DEFAULT_STATEMENT_TIMEOUT_MS = 60_000;

const DEFAULT_CONNECT_TIMEOUT_MS = 60_000;
/** How long a connection is silent before the system asks whether the other side is still there. */
const SILENCE_MS = 10_000;

/** Opens no connection until the first query. End it with `pool.end()`. */
export function createPool(settings: PoolSettings): pg.Pool {
  const pool = new pg.Pool({
    connectionString: settings.url,
    application_name: settings.applicationName,
    max: settings.size ?? DEFAULT_SIZE,
    statement_timeout: settings.statementTimeoutMs ?? DEFAULT_STATEMENT_TIMEOUT_MS,
    connectionTimeoutMillis: settings.connectTimeoutMs ?? DEFAULT_CONNECT_TIMEOUT_MS,
    // Whoever listens is silent for hours: only so does it learn that nobody is there any more.
    keepAlive: true,
    keepAliveInitialDelayMillis: SILENCE_MS,
    types: columnTypes(),
  });
  // Without a listener, an idle connection that the server closes would end the process. One that the pool
  // itself is closing may still hear that the database stops; that is no news.
  pool.on('error', (error) => {
    if (!pool.ending) settings.onError(error);
  });
  // A connection that is lent, or on its way out, has no listener of the pool's: whoever uses it hears by their query.
  pool.on('connect', (client) => {
    client.on('error', ignore);
  });
  return pool;
}

/** Unheard, the break of a connection would end the process. */
function ignore(): void {}

/**
 * How columns arrive: int8 as a safe number (ordinals and milliseconds fit; more is refused, never rounded),
 * a date as its text `YYYY-MM-DD` (a Date would move it by the machine's time zone).
 */
export function columnTypes(): pg.CustomTypesConfig {
  const { builtins } = pg.types;
  const overrides = new pg.TypeOverrides();
  overrides.setTypeParser(builtins.INT8, safeNumber);
  overrides.setTypeParser(builtins.DATE, (text) => text);
  overrides.setTypeParser(INT8_ARRAY, (text) =>
    textArray(text).map((item) => (item === null ? null : safeNumber(item))),
  );
  overrides.setTypeParser(DATE_ARRAY, textArray);
  return overrides;
}

// Object ids of array types are fixed in PostgreSQL's pg_type.dat, but missing from pg's list.
const TEXT_ARRAY = 1009;
const INT8_ARRAY = 1016;
const DATE_ARRAY = 1182;

function safeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) {
    throw new RangeError(
      `The database answered ${text}, which no JavaScript number holds exactly: select it as text.`,
    );
  }
  return value;
}

function textArray(text: string): (string | null)[] {
  // The declared type of a parser speaks of the object id, not of what is parsed.
  const parse: unknown = new pg.TypeOverrides().getTypeParser(TEXT_ARRAY);
  return (parse as (value: string) => (string | null)[])(text);
}

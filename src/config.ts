import { resolve } from 'node:path';
import { z } from 'zod';
import { readServerAddress } from './infra/log/eventstore/server-address.ts';
import type { Mail } from './infra/outbox/mail.ts';
import { projectRoot } from './infra/project-root.ts';

/** A whole number from 0 to a greatest. */
const wholeUpTo = (most: number) => {
  const error = `must be a whole number from 0 to ${most}`;
  return z.coerce.number({ error }).int({ error }).min(0, { error }).max(most, { error });
};
const seconds = (most: number) => {
  const error = `must be a number of seconds from 0 to ${most}`;
  return z.coerce.number({ error }).min(0, { error }).max(most, { error });
};
/** One of a few words. */
const oneOf = <const Word extends string>(words: readonly [Word, ...Word[]]) =>
  z.enum(words, { error: `must be ${words.slice(0, -1).join(', ')} or ${words.at(-1)}` });
const addressOf = (protocol: RegExp, like: string) =>
  z.url({ protocol, error: `must be an address like ${like}` });
const EVENTSTORE = z.string().superRefine((text, context) => {
  const read = readServerAddress(text);
  if (typeof read === 'string') context.addIssue(read);
});
const DATABASE = addressOf(/^postgres(ql)?$/, 'postgresql://user:password@host:5432/database');

/**
 * Everything the environment decides, read and checked once. Without DATABASE_URL this is development: an
 * embedded PostgreSQL, development tokens, examples, policies published at start. With it, nothing of that.
 */
const common = {
  PORT: wholeUpTo(65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('data'),
  LOG_LEVEL: oneOf(['silent', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
  /** Where events are kept instead of PostgreSQL, which then keeps their index: an EventStoreDB or a KurrentDB. */
  EVENTSTORE_URL: EVENTSTORE.optional(),
  /** A port of its own for metrics; without it they are on PORT. */
  METRICS_PORT: wholeUpTo(65_535).optional(),
  /** Base address of a collector of traces (OTLP over HTTP); without it none are made. */
  OTEL_EXPORTER_OTLP_ENDPOINT: addressOf(/^https?$/, 'http://localhost:4318').optional(),
  /** How far a projection may be behind the log while the server still counts as ready. */
  READY_LAG_EVENTS: wholeUpTo(1_000_000_000).default(10_000),
  READY_LAG_SECONDS: seconds(86_400).default(60),
  /** What becomes of an event that cannot be projected: it halts its projection, or parks its educator. */
  PROJECTION_POISON: oneOf(['halt', 'park']).default('halt'),
  /** How long a server that is told to stop goes on answering after it has said that it is not ready. */
  DRAIN_SECONDS: seconds(300).default(0),
  /** The mail server for reminders, with who signs in to it. */
  SMTP_URL: addressOf(/^smtps?$/, 'smtps://user:password@mail.example.gov').optional(),
  /** Who sends reminders, as `Licensure <licensure@example.gov>`. */
  REMINDER_FROM: z
    .string()
    .regex(/^[^\r\n]*[^\s@]+@[^\s@]+$/, { error: 'must hold a mail address' })
    .optional(),
};

/** Whoever gives one of these means production: without its database tokens for everybody would be printed. */
const OF_PRODUCTION = z
  .undefined({ error: 'is for production: set DATABASE_URL, too, or take it away' })
  .optional();

const development = z.object({
  ...common,
  MIGRATOR_DATABASE_URL: OF_PRODUCTION,
  MASTER_KEY: OF_PRODUCTION,
  JWT_ISSUER: OF_PRODUCTION,
  JWT_AUDIENCE: OF_PRODUCTION,
  JWKS_URL: OF_PRODUCTION,
  /** Instant at which the development clock starts; it runs on from there. */
  CLOCK: z.iso.datetime({ offset: true, error: 'must be an instant like 2023-08-31T12:00:00Z' }).optional(),
  /** `no` starts with an empty ledger: no settings confirmed, no roster imported. */
  EXAMPLES: oneOf(['yes', 'no']).default('yes'),
  /** Whether there is a page at `/` to ask from. */
  EXPLORER: oneOf(['yes', 'no']).default('yes'),
  REMINDERS: oneOf(['off', 'file', 'smtp']).default('file'),
  ROLE: z
    .literal('all', {
      error: 'can be divided in production only: here one process has the embedded database',
    })
    .default('all'),
});

const KEY_FORM = 'must be 32 random bytes in base64, as `openssl rand -base64 32` prints';

const production = z.object({
  ...common,
  DATABASE_URL: DATABASE,
  MIGRATOR_DATABASE_URL: DATABASE,
  MASTER_KEY: z.string({ error: KEY_FORM }).refine((key) => Buffer.from(key, 'base64').length === 32, {
    error: KEY_FORM,
  }),
  JWT_ISSUER: z.url({ error: 'must be an address, as the tokens name their issuer' }),
  JWT_AUDIENCE: z.string({ error: 'must be what the tokens name as their audience' }),
  JWKS_URL: addressOf(/^https$/, 'https://login.example.gov/jwks.json'),
  ROLE: oneOf(['api', 'projector', 'all']).default('all'),
  EXPLORER: oneOf(['yes', 'no']).default('no'),
  REMINDERS: z
    .enum(['off', 'smtp'], { error: 'must be off or smtp; into files is for development only' })
    .default('off'),
  CLOCK: z
    .undefined({ error: 'is for development only: production goes by the clock of its machine' })
    .optional(),
  EXAMPLES: z.undefined({ error: 'is for development only' }).optional(),
});

interface Common {
  readonly port: number;
  readonly host: string;
  /** Absolute path; a relative one is read from the project's folder, wherever a command is run. */
  readonly dataDir: string;
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug' | 'trace';
  /** `api` answers requests; `projector` does what follows from events; `all` does both. */
  readonly role: 'api' | 'projector' | 'all';
  /** Address of the EventStoreDB that keeps the events; without it PostgreSQL does. */
  readonly eventStoreUrl: string | undefined;
  readonly metricsPort: number | undefined;
  readonly tracesTo: string | undefined;
  readonly readyLag: { readonly events: number; readonly seconds: number };
  readonly poison: 'halt' | 'park';
  readonly drainMs: number;
  readonly explorer: boolean;
  readonly mail: Mail;
}

export interface DevelopmentConfig extends Common {
  readonly mode: 'development';
  readonly clockStart: number | undefined;
  readonly examples: boolean;
}

export interface ProductionConfig extends Common {
  readonly mode: 'production';
  readonly databaseUrl: string;
  readonly migratorDatabaseUrl: string;
  readonly masterKey: string;
  readonly jwtIssuer: string;
  readonly jwtAudience: string;
  readonly jwksUrl: string;
}

export type Config = DevelopmentConfig | ProductionConfig;

/** The names of every variable, for documentation that is checked against it. */
export const VARIABLES = [
  ...new Set([...Object.keys(development.shape), ...Object.keys(production.shape)]),
] as const;

/** @throws {ConfigError} naming each bad variable and what it should be. */
export function readConfig(env: { readonly [name: string]: string | undefined }): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  if (given['DATABASE_URL'] === undefined) {
    const read = checked(development, given);
    return {
      ...commonOf(read),
      mode: 'development',
      clockStart: read.CLOCK === undefined ? undefined : Date.parse(read.CLOCK),
      examples: read.EXAMPLES === 'yes',
    };
  }
  const read = checked(production, given);
  return {
    ...commonOf(read),
    mode: 'production',
    databaseUrl: read.DATABASE_URL,
    migratorDatabaseUrl: read.MIGRATOR_DATABASE_URL,
    masterKey: read.MASTER_KEY,
    jwtIssuer: read.JWT_ISSUER,
    jwtAudience: read.JWT_AUDIENCE,
    jwksUrl: read.JWKS_URL,
  };
}

function checked<T extends z.ZodType>(schema: T, given: object): z.output<T> {
  const read = schema.safeParse(given);
  if (read.success) return read.data;
  throw unusable(read.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`));
}

function unusable(problems: readonly string[]): ConfigError {
  const lines = problems.map((problem) => `  ${problem}`);
  return new ConfigError(`The environment cannot be used:\n${lines.join('\n')}\nCorrect it and start again.`);
}

function commonOf(read: z.output<typeof development> | z.output<typeof production>): Common {
  return {
    port: read.PORT,
    host: read.HOST,
    dataDir: resolve(projectRoot, read.DATA_DIR),
    logLevel: read.LOG_LEVEL,
    role: read.ROLE,
    eventStoreUrl: read.EVENTSTORE_URL,
    metricsPort: read.METRICS_PORT,
    tracesTo: read.OTEL_EXPORTER_OTLP_ENDPOINT,
    readyLag: { events: read.READY_LAG_EVENTS, seconds: read.READY_LAG_SECONDS },
    poison: read.PROJECTION_POISON,
    drainMs: read.DRAIN_SECONDS * 1000,
    explorer: read.EXPLORER === 'yes',
    mail: mailOf(read),
  };
}

function mailOf({
  REMINDERS: by,
  SMTP_URL: url,
  REMINDER_FROM: from,
  DATA_DIR,
}: z.output<typeof development> | z.output<typeof production>): Mail {
  switch (by) {
    case 'off':
      return { by };
    case 'file': {
      const folder = resolve(projectRoot, DATA_DIR, 'outbox');
      return { by, folder, from: from ?? 'licensure-ledger@localhost' };
    }
    case 'smtp':
      if (url !== undefined && from !== undefined) return { by, url, from };
      throw unusable([
        `${url === undefined ? 'SMTP_URL' : 'REMINDER_FROM'} is needed where REMINDERS is smtp`,
      ]);
  }
}

/** A message for the person who starts the server; needs no stack. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

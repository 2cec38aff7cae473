import { resolve } from 'node:path';
import { z } from 'zod';
import { projectRoot } from './infra/project-root.ts';

/**
 * Everything the environment decides, read and checked once. Without DATABASE_URL this is development: an
 * embedded PostgreSQL, development tokens, examples, policies published at start. With it, nothing of that.
 */
const common = {
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('data'),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
};

const development = z.object({
  ...common,
  /** Instant at which the development clock starts; it runs on from there. */
  CLOCK: z.iso.datetime({ offset: true }).optional(),
  /** `no` starts with an empty ledger: no settings confirmed, no roster imported. */
  EXAMPLES: z.enum(['yes', 'no']).default('yes'),
});

const production = z.object({
  ...common,
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  MIGRATOR_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  MASTER_KEY: z.string().refine((key) => Buffer.from(key, 'base64').length === 32, {
    error: 'must be 32 random bytes in base64, as `openssl rand -base64 32` prints',
  }),
  JWT_ISSUER: z.url(),
  JWT_AUDIENCE: z.string().min(1),
  JWKS_URL: z.url({ protocol: /^https$/ }),
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
  const lines = read.error.issues.map((issue) => `  ${issue.path.join('.')} ${issue.message}`);
  throw new ConfigError(`The environment cannot be used:\n${lines.join('\n')}\nCorrect it and start again.`);
}

function commonOf(read: z.output<typeof development> | z.output<typeof production>): Common {
  return {
    port: read.PORT,
    host: read.HOST,
    dataDir: resolve(projectRoot, read.DATA_DIR),
    logLevel: read.LOG_LEVEL,
  };
}

/** A message for the person who starts the server; needs no stack. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

import { resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readConfig } from '../src/config.ts';

const PRODUCTION = {
  DATABASE_URL: 'postgres://app:secret@db:5432/ledger',
  MIGRATOR_DATABASE_URL: 'postgres://migrator:secret@db:5432/ledger',
  MASTER_KEY: Buffer.alloc(32, 7).toString('base64'),
  JWT_ISSUER: 'https://id.example/',
  JWT_AUDIENCE: 'licensure-ledger',
  JWKS_URL: 'https://id.example/jwks.json',
};

describe('the configuration', () => {
  test('without a database is development, on loopback, with an embedded database and examples', () => {
    expect(readConfig({})).toEqual({
      ...{ mode: 'development', port: 3000, host: '127.0.0.1', dataDir: resolve('data'), logLevel: 'info' },
      ...{
        clockStart: undefined,
        examples: true,
        explorer: true,
        role: 'all',
        eventStoreUrl: undefined,
        metricsPort: undefined,
        drainMs: 0,
      },
      ...{ readyLag: { events: 10_000, seconds: 60 }, poison: 'halt' },
      mail: { by: 'file', folder: resolve('data/outbox'), from: 'licensure-ledger@localhost' },
    });
  });

  test('takes an empty variable for one that is not set', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '' })).toMatchObject({ mode: 'development', port: 3000 });
  });

  test('with a database is production, which needs its keys and its issuer', () => {
    expect(readConfig(PRODUCTION)).toMatchObject({ mode: 'production', jwtIssuer: 'https://id.example/' });
    for (const name of Object.keys(PRODUCTION)) {
      if (name === 'DATABASE_URL') continue;
      const without = () => readConfig({ ...PRODUCTION, [name]: undefined });
      expect(without).toThrow(`  ${name} must be `);
      expect(without).not.toThrow('Invalid input');
    }
  });

  test('without its database refuses what is for production, and starts no development in its place', () => {
    const { DATABASE_URL: _, ...rest } = PRODUCTION;
    for (const [name, value] of Object.entries(rest)) {
      expect(() => readConfig({ [name]: value })).toThrow(`${name} is for production: set DATABASE_URL, too`);
    }
  });

  const bad: readonly [string, object][] = [
    ['PORT', { PORT: '70000' }],
    ['PORT', { PORT: 'http' }],
    ['LOG_LEVEL', { LOG_LEVEL: 'loud' }],
    ['CLOCK', { CLOCK: 'yesterday' }],
    ['EXAMPLES', { EXAMPLES: 'maybe' }],
    ['DATABASE_URL', { ...PRODUCTION, DATABASE_URL: 'mysql://db/ledger' }],
    ['MASTER_KEY', { ...PRODUCTION, MASTER_KEY: 'short' }],
    ['JWKS_URL', { ...PRODUCTION, JWKS_URL: 'http://id.example/jwks.json' }],
    ['CLOCK', { ...PRODUCTION, CLOCK: '2024-08-01T15:00:00Z' }],
    ['EXAMPLES', { ...PRODUCTION, EXAMPLES: 'yes' }],
    ['ROLE', { ROLE: 'api' }],
    ['ROLE', { ...PRODUCTION, ROLE: 'reader' }],
    ['EVENTSTORE_URL', { EVENTSTORE_URL: 'http://localhost:2113' }],
    ['METRICS_PORT', { METRICS_PORT: 'metrics' }],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', { OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4318' }],
    ['READY_LAG_EVENTS', { READY_LAG_EVENTS: '-1' }],
    ['READY_LAG_SECONDS', { READY_LAG_SECONDS: 'soon' }],
    ['DRAIN_SECONDS', { DRAIN_SECONDS: '301' }],
    ['REMINDERS', { REMINDERS: 'pigeon' }],
    ['REMINDERS', { ...PRODUCTION, REMINDERS: 'file' }],
    ['SMTP_URL', { REMINDERS: 'smtp', REMINDER_FROM: 'a@b' }],
    ['SMTP_URL', { REMINDERS: 'smtp', REMINDER_FROM: 'a@b', SMTP_URL: 'https://mail.example' }],
    ['REMINDER_FROM', { REMINDERS: 'smtp', SMTP_URL: 'smtps://mail.example' }],
    ['REMINDER_FROM', { REMINDER_FROM: 'a@b\r\nBcc: c@d' }],
  ];
  test('says what each should be, in words of those who run it', () => {
    const said = (env: object) => {
      try {
        readConfig({ ...PRODUCTION, ...env });
      } catch (error) {
        return String(error);
      }
      return '';
    };
    expect(said({ PORT: '70000' })).toMatch('PORT must be a whole number from 0 to 65535');
    expect(said({ READY_LAG_SECONDS: 'soon' })).toMatch('READY_LAG_SECONDS must be a number of seconds');
    expect(said({ LOG_LEVEL: 'loud' })).toMatch('must be silent, error, warn, info, debug or trace');
    expect(() => readConfig({ CLOCK: 'yesterday' })).toThrow('CLOCK must be an instant like 2023-');
    expect(said({ DATABASE_URL: 'mysql://db/ledger' })).toMatch('must be an address like postgresql://');
    expect(said({ JWKS_URL: 'http://id.example' })).toMatch('must be an address like https://');
  });

  test.each(bad)('names %s when it is bad (example %#)', (name, env) => {
    expect(() => readConfig({ ...env })).toThrow(new RegExp(`${name} .+[\\s\\S]*Correct it and start again`));
  });

  test('sends reminders by mail where a server and a sender are given, and in production none without', () => {
    const mail = {
      SMTP_URL: 'smtps://user:secret@mail.example:465',
      REMINDER_FROM: 'Licensure <a@example.gov>',
    };
    expect(readConfig({ ...PRODUCTION, ...mail, REMINDERS: 'smtp' }).mail).toEqual({
      ...{ by: 'smtp', url: mail.SMTP_URL, from: mail.REMINDER_FROM },
    });
    expect(readConfig({ ...PRODUCTION, ...mail }).mail).toEqual({ by: 'off' });
  });

  test('keeps events in an EventStoreDB where one is given, in development and in production', () => {
    const EVENTSTORE_URL = 'esdb://admin:changeit@a:2111,b:2112,c:2113?tls=true&tlsCAFile=ca.crt';
    expect(readConfig({ EVENTSTORE_URL }).eventStoreUrl).toBe(EVENTSTORE_URL);
    expect(readConfig({ ...PRODUCTION, EVENTSTORE_URL }).eventStoreUrl).toBe(EVENTSTORE_URL);
  });

  test('divides roles in production', () => {
    for (const role of ['api', 'projector', 'all']) {
      expect(readConfig({ ...PRODUCTION, ROLE: role }).role).toBe(role);
    }
  });

  test('never repeats a secret in what it complains of', () => {
    const secret = 'c2VjcmV0';
    const eventStores = ['esdb://admin:c2VjcmV0@', 'esdb://admin:c2VjcmV0@h?c2VjcmV0=1', 'c2VjcmV0'];
    expect(() => readConfig({ ...PRODUCTION, MASTER_KEY: secret })).toThrow(/^(?![\s\S]*c2VjcmV0)/);
    for (const EVENTSTORE_URL of eventStores) {
      expect(() => readConfig({ EVENTSTORE_URL })).toThrow(/^(?![\s\S]*c2VjcmV0)/);
    }
  });
});

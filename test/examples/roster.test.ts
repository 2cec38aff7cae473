import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { LAST_DAY } from '../../examples/activities.ts';
import { readHardEducators } from '../../examples/hard-educators.ts';
import { rosterFiles } from '../../examples/roster.ts';
import { ROSTER_KINDS } from '../../examples/rows.ts';
import { asGiven, execute } from '../../src/app/executing/execute.ts';
import { unitProblem } from '../../src/app/executing/unit-problem.ts';
import { planRow, rowProblem } from '../../src/app/import/plan-row.ts';
import { isRowProblem } from '../../src/app/import/row.ts';
import type { OpenedEvent } from '../../src/app/log/envelope.ts';
import { readStream } from '../../src/app/log/ledger.ts';
import { openEvents } from '../../src/app/log/open-events.ts';
import type { Jurist } from '../../src/app/standing/standing.ts';
import { offering } from '../../src/domain/offering/index.ts';
import { employerStream } from '../../src/domain/streams.ts';
import { publishDefinitions } from '../../src/infra/definitions.ts';
import { registerEmployers } from '../../src/infra/employers.ts';
import { announceOfferings } from '../../src/infra/offerings.ts';
import { confirmSettings } from '../../src/infra/policies/confirm-settings.ts';
import { readPolicyFiles } from '../../src/infra/policies/policy-files.ts';
import { publishFiles } from '../../src/infra/policies/publish-files.ts';
import { projectRoot } from '../../src/infra/project-root.ts';
import { compilePolicy } from '../../src/rules/index.ts';
import { emptyLedger } from '../import/import-support.ts';
import { rowsOf } from '../import/rows-support.ts';

const HARD = join(projectRoot, 'examples/hard-educators.yaml');
const files = rosterFiles(HARD);

/** Each state on the roster has hard educators. */
const STATES = new Set(readHardEducators(HARD).educators.map(({ id }) => id.slice(0, 2)));

function fileOf(kind: string): string {
  return readFileSync(join(projectRoot, `examples/roster/${kind}.csv`), 'utf8');
}

describe('the example roster', () => {
  test.each(ROSTER_KINDS)('of %s stands in its file byte for byte as it is generated', (kind) => {
    expect(files.get(kind)).toBe(fileOf(kind));
  });

  test('comes out the same when it is generated again', () => {
    expect(rosterFiles(HARD)).toEqual(files);
  });

  test.each(ROSTER_KINDS)(
    'of %s holds only rows that an import accepts on any day behind the last of them',
    async (kind) => {
      const problems = (await rowsOf(fileOf(kind), 65_536)).flatMap(({ line, content }) => {
        if (isRowProblem(content)) return [{ line, ...content }];
        const problem = rowProblem(kind, content) ?? planRow(kind, content, 'command', LAST_DAY);
        return isRowProblem(problem) ? [{ line, ...problem }] : [];
      });
      expect(problems).toEqual([]);
    },
  );

  test('has at least 300 educators, those of every state it has hard ones of, and at most fifteen activities for each', async () => {
    const licenses = await rowsOf(fileOf('licenses'), 65_536);
    const states = licenses.map(({ content }) => (isRowProblem(content) ? '' : content.get('state')));
    const educators = licenses.map(({ content }) => (isRowProblem(content) ? '' : content.get('educatorId')));
    expect(new Set(educators).size).toBeGreaterThanOrEqual(300);
    expect(new Set(states)).toEqual(STATES);

    const counts = new Map<string, number>();
    for (const { content } of await rowsOf(fileOf('activities'), 65_536)) {
      const educator = isRowProblem(content) ? '' : (content.get('educatorId') ?? '');
      counts.set(educator, (counts.get(educator) ?? 0) + 1);
    }
    expect(Math.max(...counts.values())).toBeLessThanOrEqual(15);
  });

  test('gives every license, external id and person one row of its own', async () => {
    const keys = async (kind: string, ...columns: readonly string[]) =>
      (await rowsOf(fileOf(kind), 65_536)).map(({ content }) =>
        isRowProblem(content) ? '' : columns.map((column) => content.get(column)).join(' '),
      );
    const licenses = await keys('licenses', 'state', 'licenseNumber');
    const credits = await keys('activities', 'state', 'externalId');
    expect(new Set(licenses).size).toBe(licenses.length);
    expect(new Set(credits).size).toBe(credits.length);
  });
});

describe('the hard educators', () => {
  const { law, educators } = readHardEducators(HARD);
  const expectations = educators.flatMap(({ licenses }) => licenses.map((license) => license.expect));

  test('are at least 36, each with an id of its own', () => {
    expect(new Set(educators.map(({ id }) => id)).size).toBe(educators.length);
    expect(educators.length).toBeGreaterThanOrEqual(36);
  });

  test('each cite lines of law that are quoted with their source, and every quoted line is cited', () => {
    const cited = new Set(expectations.flatMap((expectation) => expectation.law));
    expect([...cited].sort()).toEqual(Object.keys(law).sort());
  });

  test('name only activities of their own as not counted', () => {
    for (const { licenses, activities } of educators) {
      const own = activities.map(({ id }) => id);
      for (const license of licenses) expect(own).toEqual(expect.arrayContaining(license.expect.not_counted));
    }
  });
});

describe('the example settings', () => {
  test('confirm every setting of the states on the roster, each with a value the policy allows and a reason', async () => {
    const jurist: Jurist = { ledger: emptyLedger(), compiled: new Map() };
    const files = await readPolicyFiles(join(projectRoot, 'policies'));
    await publishFiles(jurist, files, 'test');
    await confirmSettings(jurist, join(projectRoot, 'examples/settings.yaml'), 'test');

    const { log, vault } = jurist.ledger;
    const confirmed = await openEvents(
      await log.readAll(0, 1000, { types: ['policy.SettingConfirmed'] }),
      vault,
    );
    const named = confirmed.map((event) =>
      event.type === 'policy.SettingConfirmed' ? `${event.data.state} ${event.data.setting}` : '',
    );
    const onRoster = files.filter(({ policy }) => STATES.has(policy.state));
    const asked = onRoster.flatMap(({ policy }) =>
      Object.keys(policy.settings ?? {}).map((name) => `${policy.state} ${name}`),
    );
    expect(named.sort()).toEqual(asked.sort());
  });
});

describe('the example register of employers', () => {
  const PATH = join(projectRoot, 'examples/employers.yaml');

  test('knows every employer that employment of the roster names', async () => {
    const ledger = emptyLedger();
    await registerEmployers(ledger, PATH, 'test');
    const rows = (await rowsOf(fileOf('employment'), 65_536)).map(({ content }) => content);
    const named = rows.map((row) =>
      isRowProblem(row) ? '' : employerStream(row.get('state') ?? '', row.get('employer') ?? ''),
    );
    expect(named.length).toBeGreaterThan(20);
    for (const stream of new Set(named)) expect(await readStream(ledger, stream)).not.toEqual([]);
  });

  test('is entered once', async () => {
    const ledger = emptyLedger();
    await registerEmployers(ledger, PATH, 'test');
    const before = await ledger.log.head();
    await registerEmployers(ledger, PATH, 'test');
    expect(await ledger.log.head()).toBe(before);
  });
});

describe('the example catalogue', () => {
  const PATH = join(projectRoot, 'examples/offerings.yaml');
  const announced = async () => {
    const ledger = emptyLedger();
    await announceOfferings(ledger, PATH, 'test');
    const told = await ledger.log.readAll(0, 1000, { types: ['offering.Announced'] });
    return { ledger, offerings: (await openEvents(told, ledger.vault)).map(offeringOf) };
  };

  test('is in units that the rules of its states read', async () => {
    const { offerings } = await announced();
    const states = [...new Set(offerings.flatMap((one) => one.states ?? []))];
    const files = await readPolicyFiles(join(projectRoot, 'policies'), states);
    const laws = files
      .filter(({ policy }) => policy.strand === 'recertification')
      .map(({ policy, digest }) => compilePolicy(policy, digest));
    expect(laws.map(({ state }) => state)).toEqual(states.sort());
    const unread = offerings.flatMap(({ name, unit, states: where = states }) => {
      const concerned = laws.filter(({ state }) => where.includes(state));
      const isRead = concerned.some((law) => unitProblem(law, unit) === undefined);
      return isRead ? [] : [`${name}: ${unit}`];
    });
    expect(unread).toEqual([]);
  });

  test('leads to micro-credentials that are published beside it', async () => {
    const { ledger, offerings } = await announced();
    await publishDefinitions(ledger, join(projectRoot, 'examples/definitions.yaml'), 'test');
    const leading = offerings.flatMap(({ credential }) => credential ?? []);
    expect(leading.length).toBeGreaterThan(0);
    for (const id of leading) expect(await readStream(ledger, `definition-${id}`)).not.toEqual([]);
  });

  test('is announced once, and leaves alone what was changed since', async () => {
    const { ledger } = await announced();
    const before = await ledger.log.head();
    await announceOfferings(ledger, PATH, 'test');
    expect(await ledger.log.head()).toBe(before);

    const [id = ''] = (await announced()).offerings.map(({ catalogue, name }) => `${catalogue}.${name}`);
    const withdraw = asGiven({ type: 'Withdraw', because: 'Over.' } as const);
    const request = { commandId: 'withdraw', actor: 'test' };
    await execute(ledger, offering, { stream: `offering-${id}` }, withdraw, request);
    await announceOfferings(ledger, PATH, 'test');
    expect(await ledger.log.head()).toBe(before + 1);
  });
});

function offeringOf(event: OpenedEvent) {
  if (event.type !== 'offering.Announced') throw new TypeError(`${event.type} is no announcement`);
  return event.data;
}

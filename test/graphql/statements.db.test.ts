import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  buildASTSchema,
  getNamedType,
  getNullableType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isListType,
  isObjectType,
  isRequiredArgument,
  parse,
} from 'graphql';
import pg from 'pg';
import { MOST } from '../../graphql/limits/document-limits.ts';
import type { Identity } from '../../src/app/access.ts';
import { asGiven, execute } from '../../src/app/executing/execute.ts';
import { credential } from '../../src/domain/credential/index.ts';
import { definition, definitionId } from '../../src/domain/definition/index.ts';
import { goal } from '../../src/domain/goal/index.ts';
import { period } from '../../src/domain/period/index.ts';
import { credentialStream, definitionStream, goalStream, periodStream } from '../../src/domain/streams.ts';
import { projectRoot } from '../../src/infra/project-root.ts';
import { DEFINITION, START } from '../domain/credential-terms.ts';
import { fill } from '../support/fill.ts';
import { freshLedger, type TestLedger } from '../support/ledger.ts';
import { sampleLife } from '../support/sample-life.ts';
import { ADA, ADMIN, AGENCY, LICENSE, OTHER_AGENCY, TEACHER } from './cast.ts';
import { startTestServer, type TestServer } from './http-server.ts';

/** How many there are of everything that is listed. */
const MANY = 50;
/** What one person may hold. */
const FEW = 8;
const EDUCATOR = 'TN-100001';

/** How a list is asked for: by whom, with which arguments, as text. */
/** What an agency asked of a draft. */
const RUN = '3f0c2a52-6a2f-4a55-9f0b-0d6a6f1f7f11';

interface Asked {
  readonly by: Identity;
  readonly with?: string;
}

/** Every list that is given in pages, which are filled below. A new one of the schema needs its line here. */
const PAGED: Readonly<Record<string, Asked>> = {
  attestedOnlyShares: { by: AGENCY },
  auditTrail: { by: AGENCY },
  decisions: { by: AGENCY },
  decisionsRestingOn: { by: AGENCY, with: 'on: { credential: "one" }' },
  definitions: { by: AGENCY, with: 'issuer: "an-issuer"' },
  employers: { by: TEACHER },
  employments: { by: AGENCY },
  goals: { by: TEACHER },
  imports: { by: ADMIN },
  licenses: { by: AGENCY },
  licensureHours: { by: AGENCY, with: `educator: "${EDUCATOR}"` },
  myCredentials: { by: TEACHER },
  offerings: { by: TEACHER },
  pathways: { by: AGENCY },
  evaluations: { by: AGENCY },
  periods: { by: AGENCY },
  recordViews: { by: TEACHER },
  applications: { by: AGENCY },
  reviewQueue: { by: AGENCY },
  reviews: { by: AGENCY, with: 'filter: { state: "TN" }' },
  whatIfs: { by: AGENCY, with: 'state: "TN"' },
  whatIfFlips: { by: AGENCY, with: `id: "${RUN}"` },
};

const WORKSHOP =
  'completedOn: "2024-06-01", activity: { kind: "workshop", quantity: "1", unit: "clock_hour" }';

const PLANNED = 'from: "2024-06-15"';
const ADVANCED = `tier: "professional", ${PLANNED}`;

function holding(educator: string, more = 'asOf: "2024-06-15"'): Asked {
  return { by: AGENCY, with: `educator: "${educator}", ${more}` };
}

/** Lists without pages, with why their length is bounded or what it goes by. Each is asked with few and with many. */
const WHOLE: Readonly<Record<string, readonly [few: Asked, many: Asked]>> = {
  // One item for each class and status.
  licenseCounts: [{ by: OTHER_AGENCY }, { by: AGENCY }],
  // One item for each kind of act.
  reviewCounts: [{ by: OTHER_AGENCY }, { by: AGENCY }],
  // One item for each license or obligation of one educator.
  careerPathways: [holding('TN-1'), holding('TN-2')],
  renewalStatus: [holding('TN-1'), holding('TN-2')],
  whereIsMyApplication: [
    { by: AGENCY, with: 'educator: "TN-1"' },
    { by: AGENCY, with: 'educator: "TN-2"' },
  ],
  wouldCount: [holding('TN-1', WORKSHOP), holding('TN-2', WORKSHOP)],
  planToRenew: [holding('TN-1', PLANNED), holding('TN-2', PLANNED)],
  planToAdvance: [holding('TN-1', ADVANCED), holding('TN-2', ADVANCED)],
};

/** Lists of what is published for a state: read from one stream. */
const OF_ONE_STREAM: readonly string[] = ['policies', 'statutes'];

const FILLED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'read_models.license_status': { educator: `'TN-' || i`, state: `'TN'` },
  'read_models.licensure_hours': { educator: `'${EDUCATOR}'`, state: `'TN'` },
  'read_models.career_pathways': {
    educator: `'TN-' || i`,
    state: `'TN'`,
    outcome: `'met'`,
    openness: `'open'`,
  },
  'read_models.evaluations': {
    ...{ educator: `'TN-' || i`, state: `'TN'`, school_year: `'2023-24'`, outcome: `'met'` },
    ...{ employers: `'{}'`, ratings: `'{4}'`, codes: `'{}'`, observations: '4' },
  },
  'read_models.periods': {
    ...{ educator: `'TN-' || i`, state: `'TN'`, owner: `'license'`, moves: `'[]'` },
    ...{ due_on: `'{}'`, due_from: `'{}'`, due_to: `'{}'` },
  },
  'read_models.audit_trail': { educator: `'TN-' || i`, state: `'TN'`, data: `'{}'` },
  'read_models.decisions': {
    ...{ decision: `'license-TN-' || i || '@1'`, license: `'license-TN-' || i`, period: `'period-TN-' || i` },
    ...{ educator: `'TN-' || i`, state: `'TN'`, kind: `'renewal'` },
  },
  'read_models.decision_grounds': {
    ...{ decision: `'license-TN-' || i || '@1'`, license: `'license-TN-' || i`, state: `'TN'` },
    ...{ sources: `ARRAY['credit-' || i]`, amounts: `'{1}'`, rests_on: `'{approval}'`, made_by: `'{}'` },
  },
  'read_models.claim_sources': {
    ...{
      credit: `'credit-' || i`,
      provider: `'provider ' || i`,
      credential: `'credential-one'`,
      ordinal: '0',
    },
    ...{ retracted_at: 'NULL' },
  },
  'read_models.review_queue': { stream: `'license-TN-' || i`, state: `'TN'`, kind: `'renewal'` },
  'read_models.applications': {
    ...{
      application: `'application-' || i`,
      state: `'TN'`,
      kind: `'license'`,
      status: `'open'`,
      fields: `'{}'`,
    },
  },
  'read_models.reviews': {
    ...{ state: `'TN'`, subject: `'credit'`, because: `'credit_reversed'` },
  },
  'read_models.offerings': {
    ...{ offering: `'tn.' || i`, title: `'One'`, provider: `'a-college'`, kind: `'workshop'`, quantity: '1' },
    ...{ unit: `'clock_hour'`, categories: `'{}'`, withdrawn: 'false', said_on: `'2024-01-01'` },
    ...{ closes_on: 'NULL', states: 'NULL', cost_cents: 'NULL' },
  },
  'read_models.employers': { stream: `'employer-TN-' || i`, state: `'TN'` },
  'read_models.employer_sayings': {
    ...{ stream: `'employer-TN-' || i`, name: `'A district'`, setting: `'public'`, retracted: 'false' },
  },
  'read_models.employments': { educator: `'TN-' || i`, state: `'TN'`, leaves: `'[]'` },
  'what_if.run': {
    run: `'${RUN}'`,
    state: `'TN'`,
    status: `'running'`,
    settings: `'{}'`,
    as_of: `DATE '2024-06-15'`,
  },
  'what_if.flip': { run: `'${RUN}'`, before: `'met'`, after: `'not_met'` },
  'ledger.record_views': { educator: `'${EDUCATOR}'`, viewed_at: 'i', hour: '0', state: `'TN'` },
};

/** Beside the one that runs, those that are kept. */
const KEPT_RUNS = { ...FILLED['what_if.run'], run: 'gen_random_uuid()', status: `'done'` };

/** Imports are found in the trail, beside what else stands there. */
const IMPORTED = {
  ...{ ordinal: '1000 + i', stream: `'import-' || i`, type: `'import.Started'` },
  data: `'{"kind":"licenses","file":"licenses.csv"}'`,
};

let ledger: TestLedger;
let server: TestServer;

beforeAll(async () => {
  ledger = await freshLedger();
  server = await startTestServer({ jurist: ledger.jurist, pool: ledger.pool });
  const life = sampleLife(ledger.jurist);
  await life.publishLaw();
  await server.tell(AGENCY, 'registerEducator', ADA);
  await begin(EDUCATOR, MANY);
  await publish(MANY);
  await pursue(EDUCATOR, MANY);
  await hold('TN-1', 1);
  await hold('TN-2', FEW);
  for (const [table, given] of Object.entries(FILLED)) {
    await fill(ledger.pool, table, table === 'what_if.run' ? 1 : MANY, given);
  }
  await fill(ledger.pool, 'what_if.run', MANY, KEPT_RUNS);
  await fill(ledger.pool, 'read_models.audit_trail', MANY, IMPORTED);
}, 120_000);

afterAll(async () => {
  await server.close();
  await ledger.close();
});

/** So many definitions of one issuer. */
async function publish(many: number): Promise<void> {
  for (let nth = 0; nth < many; nth += 1) {
    const { by: actor, on: _on, ...content } = DEFINITION;
    const named = { ...content, definition: `d-${nth}` };
    const stream = definitionStream(definitionId(named.issuer, named.definition));
    const command = { type: 'Publish', ...named } as const;
    const request = { commandId: randomUUID(), actor };
    const answer = await execute(ledger.jurist.ledger, definition, { stream }, asGiven(command), request);
    expect(answer).toHaveProperty('revision');
  }
}

/** So many micro-credentials begun by an educator. */
async function begin(educator: string, many: number): Promise<void> {
  for (let nth = 0; nth < many; nth += 1) {
    const target = { stream: credentialStream(`begun-${nth}`), educator };
    const request = { commandId: randomUUID(), actor: 'a test', actorEducator: educator };
    const command = { type: 'Start', ...START, educator, definition: `d-${nth}` } as const;
    const answer = await execute(ledger.jurist.ledger, credential, target, asGiven(command), request);
    expect(answer).toHaveProperty('revision');
  }
}

/** So many goals of an educator's own, each tied to another definition. */
async function pursue(educator: string, many: number): Promise<void> {
  for (let nth = 0; nth < many; nth += 1) {
    const target = { stream: goalStream(`goal-${nth}`), state: 'TN', educator };
    const request = { commandId: randomUUID(), actor: 'a test', actorEducator: educator };
    const what = { educator, state: 'TN', source: 'teacher', goal: 'To see more.' } as const;
    const definitions = [definitionId(DEFINITION.issuer, `d-${nth}`)];
    const command = { type: 'Set', ...what, definitions } as const;
    const answer = await execute(ledger.jurist.ledger, goal, target, asGiven(command), request);
    expect(answer).toHaveProperty('revision');
  }
}

/** An educator with so many licenses, each to be renewed and applied for. */
async function hold(educator: string, licenses: number): Promise<void> {
  await server.tell(AGENCY, 'registerEducator', { ...ADA, educator });
  for (let nth = 0; nth < licenses; nth += 1) {
    const number = `${educator.replace('-', '')}${nth}`;
    await server.tell(AGENCY, 'issueLicense', { ...LICENSE, educator, number, class: 'practitioner' });
    const held = `license-TN-${number}`;
    const [startsOn, endsOn] = [LICENSE.validFrom, LICENSE.expiresOn];
    const opening = { strand: 'recertification', owner: 'license', license: held, startsOn, endsOn } as const;
    const command = { type: 'Open', educator, state: 'TN', ...opening } as const;
    const target = { stream: periodStream(held, startsOn), state: 'TN', educator };
    const request = { commandId: randomUUID(), actor: 'a test' };
    await execute(ledger.jurist.ledger, period, target, asGiven(command), request);
    const teacher = { subject: 'a teacher', roles: ['teacher'], educator } as const;
    await server.tell(teacher, 'applyForRenewal', { license: `TN-${number}` });
  }
}

function readSchema(): GraphQLSchema {
  const folder = join(projectRoot, 'graphql');
  const names = readdirSync(folder).filter((name) => name.endsWith('.graphql'));
  return buildASTSchema(parse(names.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n')));
}

const schema = readSchema();
const queries = Object.values(schema.getQueryType()?.getFields() ?? {});
const isPaged = (type: GraphQLOutputType) => fieldsOf(type).some(({ name }) => name === 'pageInfo');

function fieldsOf(type: GraphQLOutputType) {
  const named = getNamedType(type);
  return isObjectType(named) ? Object.values(named.getFields()) : [];
}

/** Everything there is to ask of a type, but for what needs arguments. */
function everythingOf(type: GraphQLOutputType, depth: number): string {
  const fields = fieldsOf(type);
  if (fields.length === 0) return '';
  const inner = fields.flatMap((field) => {
    if (field.args.some(isRequiredArgument)) return [];
    if (fieldsOf(field.type).length === 0) return [field.name];
    return depth > 1 ? [`${field.name} ${everythingOf(field.type, depth - 1)}`] : [];
  });
  return `{ __typename ${inner.join(' ')} }`;
}

/** The statements it takes to answer, but for the note of who was answered, which is written beside it. */
async function statementsFor(work: () => Promise<unknown>): Promise<readonly string[]> {
  const texts: string[] = [];
  const original = Object.getOwnPropertyDescriptor(pg.Client.prototype, 'query');
  if (original === undefined) throw new Error('The client asks in another way than it did.');
  const query: unknown = original.value;
  if (typeof query !== 'function') throw new Error('The client asks in another way than it did.');
  const counted = function counted(this: pg.Client, ...args: unknown[]): unknown {
    const [first] = args;
    const text = typeof first === 'object' && first !== null && 'text' in first ? first.text : first;
    if (typeof text === 'string' && !text.includes('INSERT INTO ledger.record_views')) texts.push(text);
    return Reflect.apply(query, this, args);
  };
  Object.defineProperty(pg.Client.prototype, 'query', { ...original, value: counted });
  try {
    await work();
  } finally {
    Object.defineProperty(pg.Client.prototype, 'query', original);
  }
  return texts;
}

async function ask({ by }: Asked, query: string): Promise<Readonly<Record<string, unknown>>> {
  const { body } = await server.ask(by, query);
  expect(body.errors).toBeUndefined();
  return body.data ?? {};
}

/** Once before, so that nothing is counted that is done once in the life of a process. */
async function measured(asked: Asked, query: string) {
  await ask(asked, query);
  let data: Readonly<Record<string, unknown>> = {};
  const statements = await statementsFor(async () => {
    data = await ask(asked, query);
  });
  return { data, statements };
}

describe('the number of statements of a request', () => {
  test('is looked at for every list of the schema', () => {
    const lists = queries.filter(({ type }) => isListType(getNullableType(type)) || isPaged(type));
    const looked = [...Object.keys(PAGED), ...Object.keys(WHOLE), ...OF_ONE_STREAM];
    expect(looked.sort()).toEqual(lists.map(({ name }) => name).sort());
  });

  test.each(Object.entries(PAGED))('is the same for 1 and for 50 items: %s', async (name, asked) => {
    const type = schema.getQueryType()?.getFields()[name]?.type;
    if (type === undefined) throw new Error(`${name} is no query.`);
    const page = async (first: number) => {
      const args = [asked.with, `first: ${first}`].filter((text) => text !== undefined).join(', ');
      const { data, statements } = await measured(
        asked,
        `{ ${name}(${args}) ${everythingOf(type, MOST.depth - 1)} }`,
      );
      return { ...(data[name] as { readonly edges: readonly unknown[] }), statements };
    };
    const [one, many] = [await page(1), await page(MANY)];
    expect([one.edges.length, many.edges.length]).toEqual([1, MANY]);
    expect(one.statements.length).toBeGreaterThan(0);
    expect(many.statements.length).toBe(one.statements.length);
  });

  test('is the same for one person and for several on a roster', async () => {
    const roster = (educators: readonly string[]) =>
      measured(
        { by: AGENCY },
        `{ mayServe(assignment: { state: "TN" }, educators: ${JSON.stringify(educators)}) {
          people { educator may licenses { standing { license } } } } }`,
      );
    const [one, several] = [await roster(['TN-1']), await roster(['TN-1', 'TN-2', EDUCATOR])];
    expect(several.data['mayServe']).toMatchObject({ people: { length: 3 } });
    expect(several.statements).toEqual(one.statements);
  });

  test.each(Object.entries(WHOLE))('is the same for few and for many: %s', async (name, [few, many]) => {
    const type = schema.getQueryType()?.getFields()[name]?.type;
    if (type === undefined) throw new Error(`${name} is no query.`);
    const whole = async (asked: Asked) => {
      const args = asked.with === undefined ? '' : `(${asked.with})`;
      return measured(asked, `{ ${name}${args} ${everythingOf(type, 4)} }`);
    };
    const [some, all] = [await whole(few), await whole(many)];
    const lengths = [some, all].map(({ data }) => (data[name] as readonly unknown[]).length);
    expect(lengths[1]).toBeGreaterThan(lengths[0] ?? 0);
    expect(all.statements.length).toBe(some.statements.length);
  });
});

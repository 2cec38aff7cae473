import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { idOf } from '../../src/domain/streams.ts';
import { PERIOD, sampleLife } from '../support/sample-life.ts';
import { AGENCY, ASSESSOR, AUDITOR, DISTRICT, OTHER_AGENCY, OTHER_TEACHER, TEACHER, UNION } from './cast.ts';
import { NOW, startTestServer, type TestServer } from './http-server.ts';

let server: TestServer;
let life: ReturnType<typeof sampleLife>;

const FIELDS = `
  educator license class state strand period startsOn deadline appliedOn completedOn ordinal
  decision {
    outcome codes asOf ordinal unit required counted missing attestedOnly holdsUntil
    policy { state strand version digest selectedBy selectedDay }
    requirement {
      id parent depth kind outcome asks required counted possible unit events missing
      citations { id title link basis verifiedOn }
    }
    credits {
      source title claimed completedOn verdict worth counted restsOn events
      where { requirement category amount }
      reasons { code because citations { link } }
    }
    settings { setting asks value outcomes { value outcome } }
  }
  renewal { on by validFrom expiresOn decision { outcome counted ordinal policy { digest } } }`;

const QUERY = `query ($educator: ID, $license: ID, $period: ID, $asOf: Day, $knownAt: Instant, $atLeast: Position) {
  renewalStatus(
    educator: $educator, license: $license, period: $period, asOf: $asOf, knownAt: $knownAt, atLeast: $atLeast
  ) { ${FIELDS} }
}`;

interface Shown {
  readonly [field: string]: unknown;
  readonly decision: {
    readonly counted: string;
    readonly requirement: readonly {
      readonly id: string;
      readonly parent: string | null;
      readonly depth: number;
    }[];
    readonly credits: readonly { readonly source: string; readonly verdict: string }[];
  };
}

async function statusFor(identity: typeof TEACHER, variables: object = {}): Promise<readonly Shown[] | null> {
  const { body } = await server.ask(identity, QUERY, variables);
  expect(body.errors).toBeUndefined();
  return body.data?.renewalStatus as readonly Shown[] | null;
}

async function only(identity: typeof TEACHER, variables: object = {}): Promise<Shown> {
  const [shown, ...more] = (await statusFor(identity, variables)) ?? [];
  expect(more).toEqual([]);
  if (shown === undefined) throw new Error('there is one obligation to be shown');
  return shown;
}

beforeAll(async () => {
  server = await startTestServer();
  life = sampleLife(server.jurist);
  await life.publishLaw();
  await life.register();
  await life.issue();
  await life.confirm('version_day', 'expiration');
  await life.confirm('experience_from', '2024-01-01');
  await life.confirm('recorded_year_qualifies', 'yes');
  await life.rate('2019-20', '5');
  await life.rate('2020-21', '5');
  await life.rate('2021-22', '4');
  await life.educator({
    ...{ type: 'RecordService', state: 'TN', schoolYear: '2021-22' },
    ...{ employer: 'a-district', role: 'teacher' },
  });
  server.clock.at += 60_000;
  await life.claim('one', '6');
  await life.approve('one');
  await life.claim('two', '3', '2024-05-03');
}, 60_000);

afterAll(async () => {
  await server.close();
});

const CONSEQUENCES = `query ($asOf: Day) { renewalStatus(asOf: $asOf) {
  renewalWindow { opensOn closesOn late timing codes missing citations { link } }
  routes {
    tier gives outcome openness opensOn closesOn startedBy noticeDays keepsStatus timesLeft status class
    lasts { years months days } endsOn periodEndsOn requirement { id outcome } citations { link } holdsUntil
  }
  answers { id asks value because codes missing citations { link } holdsUntil }
  audits { id concerns percent count per keeps keepUntil whenMissing citations { link } }
} }`;

describe('renewalStatus', () => {
  test('tells what may follow, how the license stands, and until when proof is to be kept', async () => {
    const ask = async (asOf: string) => {
      const { body } = await server.ask(TEACHER, CONSEQUENCES, { asOf });
      expect(body.errors).toBeUndefined();
      return body.data?.renewalStatus;
    };
    const [renewal, standing] = [
      { tier: 'renewal', gives: 'renewal', outcome: 'met', startedBy: ['holder'], closesOn: '2024-08-31' },
      { id: 'standing', because: expect.any(String), codes: [], missing: [] },
    ];
    expect(await ask('2024-08-31')).toMatchObject([
      {
        routes: [{ ...renewal, openness: 'open', holdsUntil: '2024-09-01' }, { tier: 'inactivation' }],
        renewalWindow: {
          ...{ opensOn: '2023-09-01', closesOn: '2024-08-31', late: false, timing: 'in_time', codes: [] },
          citations: expect.arrayContaining([{ link: expect.any(String) }]),
        },
        answers: [{ ...standing, value: 'active', holdsUntil: '2024-09-01' }],
        audits: [{ id: 'documentation', concerns: 'yes', keepUntil: null }],
      },
    ]);
    expect(await ask('2024-09-01')).toMatchObject([
      {
        routes: [
          { ...renewal, openness: 'closed', holdsUntil: null },
          {
            ...{ tier: 'inactivation', gives: 'inactivation', outcome: 'not_met', openness: 'open' },
            ...{ opensOn: '2024-09-01', startedBy: ['statute'], status: 'inactive' },
            requirement: expect.arrayContaining([{ id: 'points', outcome: 'met' }]),
          },
        ],
        answers: [{ ...standing, value: 'ended' }],
      },
    ]);
  });

  test('tells the teacher what counts, where, why and under which text of the law', async () => {
    const shown = await only(TEACHER);
    expect(shown).toMatchObject({
      ...{ educator: 'TN-100001', license: 'TN-1234567', class: 'professional', state: 'TN' },
      ...{ strand: 'recertification', period: idOf(PERIOD), startsOn: '2018-09-01', deadline: '2024-08-31' },
      ...{ appliedOn: null, completedOn: null, renewal: null },
      decision: {
        ...{ outcome: 'met', asOf: '2024-07-01', required: '60', counted: '61', missing: [], codes: [] },
        policy: {
          state: 'TN',
          strand: 'recertification',
          selectedBy: 'expiration',
          selectedDay: '2024-08-31',
        },
      },
    });
    expect(shown.decision.credits).toHaveLength(5);
    expect(shown.decision.credits.find(({ source }) => source === 'credit-one')).toMatchObject({
      ...{ title: 'Reading for meaning', verdict: 'counted', worth: '6', counted: '6' },
    });
    expect(shown.decision.credits.find(({ source }) => source === 'credit-two')).toMatchObject({
      ...{ verdict: 'not_counted', counted: '0' },
      reasons: [
        {
          code: 'awaiting_approval',
          citations: expect.arrayContaining([{ link: expect.stringMatching(/^https:/) }]),
        },
      ],
    });
  });

  test('shows the requirement as a tree: each part after the one it belongs to', async () => {
    const { requirement } = (await only(TEACHER)).decision;
    expect(requirement.length).toBeGreaterThan(1);
    const depths = new Map<string | null, number>([[null, -1]]);
    for (const { id, parent, depth } of requirement) {
      expect(depths.get(parent)).toBe(depth - 1);
      expect(depths.has(id)).toBe(false);
      depths.set(id, depth);
    }
    expect(requirement.filter(({ parent }) => parent === null)).toHaveLength(1);
  });

  test('sees the facts from the day asked, and knows what was recorded by the instant asked', async () => {
    expect((await only(TEACHER, { asOf: '2024-05-01' })).decision.counted).toBe('55');
    const knownAt = new Date(NOW + 59_999).toISOString();
    const known = await only(TEACHER, { knownAt });
    expect(known.decision).toMatchObject({ outcome: 'not_met', counted: '55' });
    expect(known.decision.credits).toHaveLength(3);
    expect(await only(TEACHER, { knownAt: new Date(NOW + 60_000).toISOString() })).toEqual(
      await only(TEACHER),
    );
    expect(await statusFor(TEACHER, { knownAt: '2024-06-30T00:00:00.000Z' })).toBeNull();
  });

  test('answers for one license or period when asked', async () => {
    expect(await statusFor(TEACHER, { license: 'TN-1234567' })).toHaveLength(1);
    expect(await statusFor(TEACHER, { period: idOf(PERIOD) })).toHaveLength(1);
    expect(await statusFor(TEACHER, { license: 'TN-7654321' })).toEqual([]);
    expect(await statusFor(TEACHER, { period: 'TN-1234567-2012-09-01' })).toEqual([]);
  });

  test('is seen alike by the agency, the auditor and the employer, and by nobody else', async () => {
    const own = await statusFor(TEACHER);
    const educator = 'TN-100001';
    for (const other of [AGENCY, AUDITOR, DISTRICT])
      expect(await statusFor(other, { educator })).toEqual(own);
    const others = [OTHER_TEACHER, OTHER_AGENCY, UNION, ASSESSOR, { ...DISTRICT, employer: 'another' }];
    for (const other of others) {
      expect(await statusFor(other, { educator })).toBeNull();
      expect(await statusFor(other, { educator: 'TN-999999' })).toBeNull();
    }
    expect(await statusFor(AGENCY)).toBeNull();
  });

  test('finds the holder of a license or a period that is named, for whoever may see them', async () => {
    const [license, period] = ['TN-1234567', idOf(PERIOD)];
    for (const identity of [AGENCY, AUDITOR, DISTRICT]) {
      for (const named of [{ license }, { period }, { license, period }]) {
        expect(await statusFor(identity, named)).toMatchObject([{ educator: 'TN-100001', license }]);
      }
      expect(await statusFor(identity, { license: 'TN-7654321' })).toBeNull();
      expect(await statusFor(identity, { period: 'TN-7654321-2018-09-01' })).toBeNull();
    }
    for (const identity of [OTHER_AGENCY, UNION, ASSESSOR]) {
      expect(await statusFor(identity, { license })).toBeNull();
      expect(await statusFor(identity, { period })).toBeNull();
    }
    expect(await statusFor(OTHER_TEACHER, { license })).toEqual(
      await statusFor(OTHER_TEACHER, { license: 'TN-7654321' }),
    );
  });

  test('keeps with a renewal the decision it was made with, whatever becomes known later', async () => {
    const before = await only(TEACHER);
    const { body } = await server.tell(TEACHER, 'applyForRenewal', { license: 'TN-1234567' });
    expect(body.data?.answer).toMatchObject({ revision: 1 });
    await server.tell(AGENCY, 'renewLicense', { license: 'TN-1234567' });
    await life.educator({
      ...{ type: 'RateEvaluation', state: 'TN', schoolYear: '2022-23', employer: 'a-district', score: '5' },
    });
    const after = await only(TEACHER);
    expect(after.decision.counted).toBe('81');
    expect(after['renewal']).toMatchObject({
      ...{ on: '2024-07-01', by: 'agency-tn', validFrom: '2024-09-01' },
      decision: { outcome: 'met', counted: before.decision.counted },
    });
  });
});

describe('mayServe', () => {
  test('names to an agency, too, those of whom nothing is on record in the state', async () => {
    const asked = async (identity: typeof TEACHER, state: string) => {
      const educators = ['TN-NOPE', 'TN-100001', 'OH-1', 'TN-999999'];
      const query = `query ($educators: [ID!]!) {
        mayServe(assignment: { state: "${state}" }, educators: $educators) { notFound people { educator may } }
      }`;
      return (await server.ask(identity, query, { educators })).body.data?.mayServe;
    };
    const nobody = ['TN-NOPE', 'OH-1', 'TN-999999'];
    const people = [{ educator: 'TN-100001', may: true }];
    expect(await asked(AGENCY, 'TN')).toEqual({ notFound: nobody, people });
    expect(await asked(TEACHER, 'TN')).toEqual({ notFound: nobody, people });
    expect(await asked(OTHER_AGENCY, 'TN')).toMatchObject({ people: [] });
    expect(await asked(TEACHER, 'OH')).toMatchObject({ people: [{ educator: 'TN-100001', may: false }] });
  });
});

describe('policies', () => {
  test('are everybody’s to read, with what the agency has confirmed', async () => {
    const query = `{ policies(state: "TN") {
      state strand title version digest text versions { version digest }
      settings { setting asks because values between confirmed }
    } }`;
    const { body } = await server.ask(UNION, query);
    const policies = body.data?.policies as readonly Readonly<Record<string, unknown>>[];
    const policy = policies.find(({ strand }) => strand === 'recertification');
    expect(policy).toMatchObject({ state: 'TN', strand: 'recertification', version: 2 });
    expect(policy?.['settings']).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          setting: 'version_day',
          values: ['expiration', 'application'],
          confirmed: 'expiration',
        }),
        expect.objectContaining({ setting: 'experience_from', between: ['2024-01-01', '2024-12-31'] }),
      ]),
    );
    expect((await server.ask(UNION, '{ policies(state: "PA") { version } }')).body.data?.policies).toEqual(
      [],
    );
  });

  test('take a value from their own agency only, and only one they allow', async () => {
    const setting = {
      ...{ state: 'TN', strand: 'recertification', setting: 'version_day' },
      ...{ value: 'application', because: 'Letter of 1 July.' },
    };
    const answer = async (...args: Parameters<TestServer['tell']>) =>
      (await server.tell(...args)).body.data?.answer;
    expect(await answer(OTHER_AGENCY, 'confirmSetting', setting)).toMatchObject({ code: 'not_found' });
    expect(await answer(AGENCY, 'confirmSetting', { ...setting, value: 'birthday' })).toMatchObject({
      code: 'setting_value',
    });
    expect(await answer(AGENCY, 'confirmSetting', setting)).toMatchObject({ stream: 'policy-TN' });
  });
});

describe('a development clock that lags behind the log’s', () => {
  test('does not keep anybody from asking what was known when something was recorded', async () => {
    server.clock.at -= 30_000;
    const recorded = NOW + 60_000;
    expect(await statusFor(TEACHER, { knownAt: new Date(recorded).toISOString() })).toHaveLength(1);
    const { status } = await server.ask(TEACHER, QUERY, { knownAt: new Date(recorded + 1).toISOString() });
    expect(status).toBe(400);
  });
});

import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Identity } from '../../src/app/access.ts';
import { asGiven, execute } from '../../src/app/executing/execute.ts';
import { PLANNED, type Activity, type PlannedAct } from '../../src/app/planning/planned-credit.ts';
import { renewalStatus, type RenewalStatus, type Repairs } from '../../src/app/queries/renewal-status.ts';
import { wouldCount, type WouldCount } from '../../src/app/queries/would-count.ts';
import type { Jurist } from '../../src/app/standing/standing.ts';
import { credit, type CreditCommand } from '../../src/domain/credit/index.ts';
import { type Decider, isRefusal, type Refusal } from '../../src/domain/decider.ts';
import type { CreditAnswer, Decision } from '../../src/domain/decision.ts';
import { educator } from '../../src/domain/educator/index.ts';
import type { LedgerEvent } from '../../src/domain/events.ts';
import { license } from '../../src/domain/license/index.ts';
import { period } from '../../src/domain/period/index.ts';
import type { Day } from '../../src/domain/values/day.ts';
import { createMemoryVault } from '../../src/infra/keys/memory-vault.ts';
import { createMemoryLog } from '../../src/infra/log/memory-log.ts';
import { readPolicyFiles } from '../../src/infra/policies/policy-files.ts';
import { publishFiles } from '../../src/infra/policies/publish-files.ts';
import { projectRoot } from '../../src/infra/project-root.ts';

const STATES = {
  TN: 'professional',
  MA: 'professional',
  NC: 'continuing',
  OH: 'professional',
  PA: 'instructional_ii',
  TX: 'classroom_teacher',
} as const;
type State = keyof typeof STATES;

/** Of the units drawn below, those that no rule of the state reads: a claim in them is refused. */
const UNREAD: { readonly [S in State]?: readonly string[] } = {
  OH: ['micro_credential'],
  PA: ['ceu', 'micro_credential'],
  TX: ['ceu', 'micro_credential'],
};

const TODAY = '2023-05-10';
const noon = (day: Day) => Date.parse(`${day}T17:00:00Z`);

/** Compiled once: a published text never changes. */
const compiled: Jurist['compiled'] = new Map();

let laws: Awaited<ReturnType<typeof readPolicyFiles>>;
beforeAll(async () => {
  const files = await readPolicyFiles(join(projectRoot, 'policies'));
  laws = files.filter(({ policy }) => policy.strand === 'recertification');
});

const repairs: Repairs = {
  reads: { underRepairSince: () => Promise.resolve(undefined) },
  onFailure: (error) => {
    throw error;
  },
};

/** A teacher of a state with one license, and what they do, written event by event. */
async function teacherOf(state: State) {
  const clock = { at: noon(TODAY) };
  const now = () => clock.at;
  const jurist: Jurist = {
    ledger: { log: createMemoryLog(now), vault: createMemoryVault(), clock: { now } },
    compiled,
  };
  await publishFiles(
    jurist,
    laws.filter(({ policy }) => policy.state === state),
    'admin',
  );
  const id = `${state}-1`;
  const held = `license-${state}-1`;
  const identity: Identity = { subject: 'teacher', roles: ['teacher'], educator: id };
  let count = 0;
  const tell = async <C extends object, E extends LedgerEvent, S>(
    decider: Decider<C, E, S>,
    stream: string,
    command: C,
  ): Promise<void> => {
    count += 1;
    const request = { commandId: `command-${count}`, actor: 'somebody' };
    const answer = await execute(
      jurist.ledger,
      decider,
      { stream, state, educator: id },
      asGiven(command),
      request,
    );
    if (isRefusal(answer)) throw new Error(answer.because);
  };
  await tell(educator, `educator-${id}`, {
    ...{ type: 'Register', educator: id, state, givenName: 'Ada', familyName: 'Lovelace' },
  });
  await tell(license, held, {
    ...{ type: 'Issue', educator: id, state, number: '1', class: STATES[state], fields: ['secondary'] },
    ...{ validFrom: '2019-07-01', expiresOn: '2024-06-30' },
  });
  await tell(period, `period-${state}-1-2019-07-01`, {
    ...{ type: 'Open', educator: id, state, strand: 'recertification', owner: 'license', license: held },
    ...{ startsOn: '2019-07-01', endsOn: '2024-06-30' },
  });
  const claim = (stream: string, activity: Activity, completedOn: Day) =>
    tell(credit, stream, { type: 'Claim', educator: id, state, completedOn, ...activity });
  return {
    clock,
    head: () => jurist.ledger.log.head(),
    claim,
    act: (stream: string, act: PlannedAct, provider: string) =>
      tell(credit, stream, commandOf(act, provider)),
    ask: (activity: Activity, completedOn: Day) =>
      wouldCount(jurist, repairs, identity, { activity, completedOn }),
    plan: async (activity: Activity, completedOn: Day): Promise<WouldCount> =>
      only(await wouldCount(jurist, repairs, identity, { activity, completedOn })),
    status: async (): Promise<RenewalStatus> => only(await renewalStatus(jurist, repairs, identity, {})),
  };
}

function only<T>(found: readonly T[] | Refusal | undefined): T {
  const [one, ...more] = found === undefined || isRefusal(found) ? [] : found;
  if (one === undefined || more.length > 0) throw new Error('There is one obligation.');
  return one;
}

function commandOf(act: PlannedAct, provider: string): CreditCommand {
  switch (act) {
    case 'attestation':
      return { type: 'Attest' };
    case 'provider_report':
      return { type: 'ReportByProvider', provider };
    case 'employer_approval':
      return { type: 'Approve', capacity: 'employer' };
    case 'agency_approval':
      return { type: 'Approve', capacity: 'agency' };
  }
}

/** What is promised: everything but the ids of events and the place in the log, which only recording gives. */
function promised(decision: Decision | undefined) {
  if (decision === undefined) return undefined;
  const { outcome, codes, asOf, missing, attestedOnly, credits, holdsUntil, policy, settings } = decision;
  return {
    ...{ outcome, codes, asOf, missing, attestedOnly, holdsUntil, policy, settings },
    credits: credits.map(said),
  };
}

function said({ events: _, ...credit }: CreditAnswer) {
  return credit;
}

const ACTS = ['attestation', 'provider_report', 'employer_approval', 'agency_approval'] as const;

const activity: fc.Arbitrary<Activity> = fc
  .record(
    {
      kind: fc.constantFrom('workshop', 'course', 'mentoring', 'independent_study', 'micro_credential'),
      quantity: fc.constantFrom('1', '3', '7.5', '40'),
      unit: fc.constantFrom('clock_hour', 'semester_hour', 'ceu', 'micro_credential'),
      categories: fc.subarray(['content', 'pedagogy', 'esl', 'digital_learning', 'literacy'], {
        maxLength: 2,
      }),
      level: fc.constantFrom('graduate', 'undergraduate'),
      participation: fc.constantFrom('taken', 'taught'),
      grade: fc.constantFrom('A', 'C', 'D'),
      assessed: fc.boolean(),
      topic: fc.constantFrom('literacy', 'sei'),
    },
    { requiredKeys: ['kind', 'quantity', 'unit', 'categories'] },
  )
  .map((given) => ({ ...given, title: 'Reading for meaning', provider: 'A College' }));

// Before the period, in it, today, to come in it, and after its end; of two on one day none would come first by right.
const recordedOn = fc.constantFrom('2018-03-01', '2020-02-03', '2021-08-04', '2022-11-05');
const plannedOn = fc.constantFrom(
  '2019-01-07',
  '2021-03-06',
  TODAY,
  '2023-11-20',
  '2024-06-30',
  '2024-07-01',
);

const recorded = fc.record({ activity, on: recordedOn, act: fc.option(fc.constantFrom(...ACTS)) });

describe('what would count', () => {
  test('is not told of a unit that no rule of the state reads: the claim would be refused', async () => {
    const teacher = await teacherOf('TN');
    const far = { kind: 'workshop', title: 'Far', quantity: '5', categories: [], provider: 'A College' };
    expect(await teacher.ask({ ...far, unit: 'parsec' }, TODAY)).toMatchObject({
      because: expect.stringContaining('No rule of TN reads this unit. It reads ceu, clock_hour,'),
    });
    expect(await teacher.plan({ ...far, unit: 'clock_hour' }, TODAY)).toHaveProperty('answer');
  });

  test.each(Object.keys(STATES) as State[])(
    'is in %s what is said once it is truly claimed and acted upon, and records nothing',
    async (state) => {
      await fc.assert(
        fc.asyncProperty(
          fc.uniqueArray(recorded, { maxLength: 3, selector: ({ on }) => on }),
          activity,
          plannedOn,
          async (before, drawn, completedOn) => {
            const isRead = UNREAD[state]?.includes(drawn.unit) !== true;
            const planned = isRead ? drawn : { ...drawn, unit: 'clock_hour' };
            const teacher = await teacherOf(state);
            for (const [place, one] of before.entries()) {
              await teacher.claim(`credit-${place}`, one.activity, one.on);
              if (one.act !== null) await teacher.act(`credit-${place}`, one.act, 'A College');
            }
            const head = await teacher.head();
            const { answer, asOf, ordinal } = await teacher.plan(planned, completedOn);
            expect([ordinal, await teacher.head()]).toEqual([head, head]);

            if (completedOn > TODAY) teacher.clock.at = noon(completedOn);
            expect(promised(answer?.before)).toEqual(promised((await teacher.status()).decision));
            await teacher.claim(PLANNED, planned, completedOn);
            const claimed = (await teacher.status()).decision;
            expect(claimed?.asOf).toBe(asOf);
            const ofClaim = claimed?.credits.find(({ source }) => source === PLANNED);
            expect(ofClaim && said(ofClaim)).toEqual(answer?.claimedAlone && said(answer.claimedAlone));
            const [act] = answer?.awaits ?? [];
            if (act !== undefined) await teacher.act(PLANNED, act, 'A College');
            expect(promised((await teacher.status()).decision)).toEqual(promised(answer?.after));
          },
        ),
        { numRuns: 8 },
      );
    },
  );

  test('names every act that would do, weakest first, and none where the claim alone counts', async () => {
    const course = {
      ...{ kind: 'course', title: 'Algebra', quantity: '3', unit: 'semester_hour', level: 'graduate' },
      ...{ categories: ['content'], grade: 'A', provider: 'A College' },
    };
    const texas = await (await teacherOf('TX')).plan(course, '2023-03-01');
    expect(texas.answer?.awaits).toEqual([...ACTS]);
    expect(texas.answer?.claimedAlone?.reasons.map(({ code }) => code)).toEqual(['awaiting_attestation']);
    const pennsylvania = await (await teacherOf('PA')).plan(course, '2023-03-01');
    expect(pennsylvania.answer?.awaits).toEqual(['provider_report', 'employer_approval', 'agency_approval']);
    expect(pennsylvania.answer?.credit).toMatchObject({ verdict: 'counted', counted: '90' });
    const tennessee = await (await teacherOf('TN')).plan(course, '2023-03-01');
    expect(tennessee.answer?.claimedAlone).toMatchObject({ verdict: 'not_counted' });
  });

  test('needs no act where nothing could make it count', async () => {
    const late = { kind: 'workshop', title: 'Late', quantity: '5', unit: 'clock_hour', categories: [] };
    const found = await (await teacherOf('PA')).plan({ ...late, provider: 'A College' }, '2024-07-01');
    expect(found.answer?.awaits).toEqual([]);
    expect(found.answer?.credit?.reasons.map(({ code }) => code)).toEqual(['outside_period']);
    expect(found.answer?.after.missing).toEqual(found.answer?.before.missing);
  });
});

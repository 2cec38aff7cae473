import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { newDataDir, removeDataDir } from '../support/data-dirs.ts';
import { startDouble } from '../eventstore-double/double.ts';
import { lastSubmission, lessonStudy, SUBMISSIONS, workOf } from '../support/micro-credential.ts';
import { personAt } from './person.ts';
import { type RunningProgram, startProgram } from './server.ts';

const TEACHER = 'TN-H01';
const LICENSE = 'TN-7654321';
const SSN = '987654320';

/** Where the log is, by engine; each tells the program of it. */
const ENGINES: readonly (readonly [name: string, open: () => Promise<Elsewhere | undefined>])[] = [
  ['PostgreSQL', () => Promise.resolve(undefined)],
  ['an EventStoreDB, or what speaks as one', async () => startDouble({ file: join(dataDir, 'double') })],
];

interface Elsewhere {
  readonly url: string;
  close(): Promise<void>;
}

let dataDir: string;
let elsewhere: Elsewhere | undefined;
let program: RunningProgram;
const as = (title: string) =>
  personAt(
    () => program.url,
    () => program.token(title),
  );

const teacher = as('teacher');
const assessor = as('assessor');
const approver = as('approver');
const agency = as('agency of TN');
const auditor = as('auditor of TN');

const start = async () => {
  program = await startProgram({
    ...{ DATA_DIR: dataDir, EXAMPLES: 'no', CLOCK: '2024-08-01T15:00:00Z', LOG_LEVEL: 'info' },
    ...(elsewhere === undefined ? {} : { EVENTSTORE_URL: elsewhere.url }),
  });
};

const decision = z.object({
  outcome: z.string(),
  ordinal: z.number(),
  required: z.string().nullable(),
  counted: z.string().nullable(),
  missing: z.array(z.string()),
  policy: z.object({ digest: z.string() }),
  credits: z.array(
    z.object({
      source: z.string(),
      title: z.string(),
      verdict: z.string(),
      counted: z.string(),
      where: z.array(z.object({ requirement: z.string() })),
      reasons: z.array(z.object({ code: z.string(), citations: z.array(z.object({ link: z.string() })) })),
    }),
  ),
});
const status = z.object({
  period: z.string(),
  deadline: z.string(),
  completedOn: z.string().nullable(),
  decision,
  renewal: z.object({ by: z.string(), validFrom: z.string(), expiresOn: z.string(), decision }).nullable(),
});

const DECISION = `outcome ordinal required counted missing policy { digest } credits {
  source title verdict counted where { requirement } reasons { code citations { link } }
}`;
const STATUS = `query ($period: ID, $knownAt: Instant) {
  renewalStatus(educator: "${TEACHER}", license: "${LICENSE}", period: $period, knownAt: $knownAt) {
    period deadline completedOn
    decision { ${DECISION} }
    renewal { by validFrom expiresOn decision { ${DECISION} } }
  }
}`;

/** How the renewal stands, as the teacher sees it: of the period given, or of the one that ends first. */
async function standing(of: { period?: string; knownAt?: string } = {}): Promise<z.infer<typeof status>> {
  const { renewalStatus } = await teacher.ask(STATUS, of);
  return z.tuple([status], status).parse(renewalStatus)[0];
}

/** Asks until the answer is there: what a reactor does follows by itself, within moments. */
async function eventually<T>(look: () => Promise<T>, isThere: (seen: T) => boolean): Promise<T> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const seen = await look();
    if (isThere(seen)) return seen;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('it did not come');
}

describe.each(ENGINES)('a micro-credential renews a Tennessee license: the log in %s', (_engine, open) => {
  beforeAll(async () => {
    dataDir = await newDataDir();
    elsewhere = await open();
    await start();
  }, 120_000);

  afterAll(async () => {
    await program.stop();
    await elsewhere?.close();
    await removeDataDir(dataDir);
  }, 60_000);

  let credential: string;
  let submission: string;
  let credit: string;
  let period: string;
  let knownAt: string;

  test('the agency registers the teacher, issues the license and records what it knows', async () => {
    await agency.record('registerEducator', {
      ...{ educator: TEACHER, state: 'TN', givenName: 'Zenobia', familyName: 'Quillfeather' },
      ...{ ssn: SSN, birthDate: '1985-12-10', email: 'zenobia.quillfeather@school.example' },
    });
    await agency.record('issueLicense', {
      ...{ educator: TEACHER, state: 'TN', number: '7654321', class: 'professional' },
      ...{ fields: ['Mathematics 6-12'], validFrom: '2018-09-01', expiresOn: '2024-08-31' },
    });
    for (const [schoolYear, score] of [
      ['2019-20', '5'],
      ['2020-21', '4'],
      ['2021-22', '4'],
    ]) {
      const rating = { educator: TEACHER, state: 'TN', employer: 'davidson-county', schoolYear, score };
      await agency.record('recordEvaluation', rating);
    }
    const settings = {
      version_day: 'expiration',
      experience_from: '2024-01-01',
      recorded_year_qualifies: 'yes',
    };
    for (const [setting, value] of Object.entries(settings)) {
      const because = 'Letter of the general counsel.';
      await agency.record('confirmSetting', {
        state: 'TN',
        strand: 'recertification',
        setting,
        value,
        because,
      });
    }
    const { renewalStatus } = await eventually(
      () => teacher.ask(STATUS),
      (seen) => Array.isArray(seen['renewalStatus']) && seen['renewalStatus'].length > 0,
    );
    const [open] = z.tuple([status], status).parse(renewalStatus);
    expect(open).toMatchObject({ deadline: '2024-08-31', completedOn: null, renewal: null });
    expect(open.decision).toMatchObject({ outcome: 'not_met', required: '60', counted: '50' });
    expect(open.decision.missing.join(' ')).toContain('10 more PDPs by 31 August 2024');
    period = open.period;
  });

  test('a claimed workshop counts once the agency has approved it', async () => {
    const claimed = await teacher.record('claimCredit', {
      ...{ educator: TEACHER, state: 'TN', kind: 'workshop', title: 'Proof by picture', quantity: '4' },
      ...{ unit: 'clock_hour', completedOn: '2024-07-20', provider: 'Davidson County' },
    });
    const waiting = await standing();
    expect(waiting.decision.counted).toBe('50');
    const shown = waiting.decision.credits.find(({ source }) => source === claimed.stream);
    expect(shown).toMatchObject({ verdict: 'not_counted', counted: '0' });
    expect(shown?.reasons[0]?.citations[0]?.link).toMatch(/^https:/);
    await agency.record('approveCredit', { credit: claimed.id });
    expect((await standing()).decision).toMatchObject({ outcome: 'not_met', counted: '54' });
  });

  test('the teacher submits evidence of a competency, and the server is restarted', async () => {
    await approver.record('publishDefinition', lessonStudy('example-issuer'));
    const started = await teacher.record('startCredential', {
      ...{ educator: TEACHER, definition: 'example-issuer.lesson-study' },
    });
    credential = started.id;
    await teacher.record('submitEvidence', { credential, work: workOf('a'), attested: true });
    submission = lastSubmission(await teacher.ask(SUBMISSIONS, { id: credential }));
    expect(await program.stop('SIGTERM')).toBe(0);
    await start();
    const { credential: seen } = await teacher.ask(
      'query ($id: ID!) { credential(id: $id) { status learning { step attempts { attempt } } } }',
      { id: credential },
    );
    expect(seen).toEqual({
      ...{ status: 'submitted', learning: { step: 'be_assessed', attempts: [{ attempt: 1 }] } },
    });
  });

  test('the assessor scores it, is killed with the server in the middle, and goes on', async () => {
    await assessor.record('screenSubmission', { submission });
    await approver.record('assignAssessor', { submission, assessor: 'assessor-1' });
    const score = { submission, level: 'met', feedback: 'Clear.' };
    await assessor.record('scoreCriterion', { ...score, criterion: 'plans' });
    await program.kill();
    await start();
    await assessor.record('scoreCriterion', { ...score, criterion: 'reflects' });
    await assessor.record('recommend', { submission, recommendation: 'award' });
    expect(await assessor.tell('decideCredential', { submission, decision: 'award' })).toHaveProperty('code');
  });

  test('the approver awards it, which alone changes no hours', async () => {
    await approver.record('decideCredential', { submission, decision: 'award' });
    expect((await standing()).decision.counted).toBe('54');
  });

  test('the state recognises the credit: hours, standing and explanation change', async () => {
    const claimed = await teacher.record('claimCredential', { credential, state: 'TN' });
    credit = claimed.stream;
    expect(await teacher.tell('approveCredit', { credit: claimed.id })).toMatchObject({ code: 'not_found' });
    await agency.record('approveCredit', { credit: claimed.id });
    const { decision: now } = await standing();
    expect(now).toMatchObject({ outcome: 'met', counted: '60', missing: [] });
    expect(now.credits.find(({ source }) => source === credit)).toMatchObject({
      ...{ title: 'Lesson study', verdict: 'counted', counted: '6' },
      where: [{ requirement: 'points' }],
    });
  });

  test('the license is renewed with the decision stored, and the next period opens', async () => {
    expect(await agency.tell('renewLicense', { license: LICENSE })).toMatchObject({ code: 'not_applied' });
    await teacher.record('applyForRenewal', { license: LICENSE });
    await agency.record('renewLicense', { license: LICENSE });
    const closed = await eventually(
      () => standing({ period }),
      ({ completedOn }) => completedOn !== null,
    );
    expect(closed.completedOn).toBe('2024-08-01');
    expect(closed.renewal).toMatchObject({
      by: 'agency-tn',
      validFrom: '2024-09-01',
      expiresOn: '2030-08-31',
    });
    const stored = closed.renewal?.decision;
    const { policies } = await agency.ask('{ policies(state: "TN") { strand digest } }');
    expect(policies).toContainEqual({ strand: 'recertification', digest: stored?.policy.digest });
    expect(stored?.ordinal).toBeGreaterThan(0);
    expect(stored?.credits.map(({ verdict, counted }) => `${verdict} ${counted}`).sort()).toEqual([
      ...['counted 15', 'counted 15', 'counted 20', 'counted 4', 'counted 6'],
    ]);
    const open = await eventually(
      () => teacher.ask('{ renewalStatus { period deadline completedOn } }'),
      ({ renewalStatus }) => Array.isArray(renewalStatus) && renewalStatus.length === 2,
    );
    expect(open).toMatchObject({
      renewalStatus: [{ period }, { deadline: '2030-08-31', completedOn: null }],
    });
  });

  test('a rating that arrives later counts today, and leaves what was known and decided as it was', async () => {
    const before = await standing({ period });
    knownAt = await lastRecorded(before.decision.ordinal);
    // Instants are whole milliseconds: the rating must be recorded in a later one.
    await new Promise((resolve) => setTimeout(resolve, 5));
    await agency.record('recordEvaluation', {
      ...{ educator: TEACHER, state: 'TN', employer: 'davidson-county', schoolYear: '2023-24', score: '5' },
    });
    const today = await standing({ period });
    expect(today.decision).toMatchObject({ outcome: 'met', counted: '80' });
    expect(today.renewal).toEqual(before.renewal);
    const then = await standing({ period, knownAt });
    // What reactors record after the teacher's last event moves the place that is read up to, and nothing else.
    const { ordinal } = then.decision;
    expect(ordinal).toBeLessThanOrEqual(before.decision.ordinal);
    expect(then).toEqual({ ...before, decision: { ...before.decision, ordinal } });
    expect(then.decision.counted).toBe('60');
  });

  test('the auditor sees who did what, and of the assessment only its award', async () => {
    const trail = z.object({
      edges: z.array(z.object({ node: z.object({ type: z.string(), actor: z.string() }) })),
    });
    const see = async (stream: string) => {
      const query = `query ($stream: ID) { auditTrail(stream: $stream, first: 50) { edges { node { type actor } } } }`;
      const { auditTrail } = await auditor.ask(query, { stream });
      return trail.parse(auditTrail).edges.map(({ node }) => `${node.type} by ${node.actor}`);
    };
    // When its window to renew was said to be open, nobody asked.
    const byPeople = (await see(`license-${LICENSE}`)).filter((entry) => !entry.includes('reactor:'));
    expect(byPeople).toEqual([
      'license.Issued by agency-tn',
      'license.RenewalApplied by teacher-tn-h01',
      'license.Renewed by agency-tn',
    ]);
    expect(await see(`period-${period}`)).toEqual([
      'period.Opened by reactor:period-keeper',
      'period.Completed by reactor:period-keeper',
    ]);
    const seen = await see(`credential-${credential}`);
    expect(seen).toHaveLength(1);
    expect(seen[0]).toContain('credential.Awarded');
  });

  test('nothing of the teacher is found in clear: in no file of the database, no line of the log', async () => {
    await expect(
      agency.record('registerEducator', {
        ...{
          educator: TEACHER,
          state: 'TN',
          givenName: 'Zenobia',
          familyName: 'Quillfeather',
          ssn: '98765432X',
        },
      }),
    ).rejects.toThrow(/^(?!.*(Quillfeather|98765432X))/s);
    const printed = program.output();
    await program.stop();
    const files = await readdir(dataDir, { recursive: true, withFileTypes: true });
    const contents = await Promise.all(
      files.filter((file) => file.isFile()).map((file) => readFile(join(file.parentPath, file.name))),
    );
    expect(contents.length).toBeGreaterThan(100);
    for (const clear of ['Quillfeather', 'Zenobia', SSN, '98765432X', 'quillfeather@school']) {
      expect(contents.filter((bytes) => bytes.includes(clear))).toEqual([]);
      expect(printed).not.toContain(clear);
    }
    await start();
  });
});

/** When the teacher's last event was recorded, once the trail has seen the ledger that far. */
async function lastRecorded(ordinal: number): Promise<string> {
  const { auditTrail } = await agency.ask(
    `{ auditTrail(educator: "${TEACHER}", first: 100, atLeast: ${ordinal}) { edges { node { recordedAt } } } }`,
  );
  const edges = z.object({ edges: z.array(z.object({ node: z.object({ recordedAt: z.string() }) })) });
  const last = edges.parse(auditTrail).edges.at(-1);
  if (last === undefined) throw new Error('nothing was recorded');
  return last.node.recordedAt;
}

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Person } from '../e2e/person.ts';
import { lastSubmission, lessonStudy, SUBMISSIONS, workOf } from '../support/micro-credential.ts';
import { openWorld, type World } from './world.ts';

/** A license was renewed on a micro-credential that turns out not to have been the teacher's work. */
let world: World;
let teacher: Person;
let agency: Person;
let credential: string;
let credit: string;

beforeAll(async () => {
  world = await openWorld({
    states: ['TN'],
    today: '2024-07-01',
    settings: [
      { setting: 'experience_from', value: '2024-01-01' },
      { setting: 'recorded_year_qualifies', value: 'no' },
      { setting: 'micro_credentials_since', value: '2017-01-01' },
    ],
  });
  teacher = await world.teacher('TN-1');
  agency = await world.agency('TN');
}, 120_000);
afterAll(() => world.close());

async function teacherWith55Points() {
  const who = { educator: 'TN-1', state: 'TN' };
  const district = await world.as({ subject: 'd', roles: ['district'], employer: 'a-district' });
  await agency.record('registerEducator', { ...who, givenName: 'Ada', familyName: 'Lovelace' });
  await agency.record('issueLicense', {
    ...{ ...who, number: '1234567', class: 'professional', fields: ['Mathematics 6-12'] },
    ...{ validFrom: '2018-09-01', expiresOn: '2024-08-31' },
  });
  const post = { ...who, employer: 'a-district' };
  await agency.record('recordService', { ...post, schoolYear: '2022-23', role: 'teacher' });
  for (const [schoolYear, score] of [
    ['2019-20', '5'],
    ['2020-21', '5'],
    ['2021-22', '4'],
  ]) {
    await district.record('recordEvaluation', { ...post, schoolYear, score });
  }
  await world.settled();
}

async function earnMicroCredential() {
  const [approver, assessor] = await Promise.all([staff('annie', 'approver'), staff('mary', 'assessor')]);
  await approver.record('publishDefinition', lessonStudy('an-issuer'));
  const start = { educator: 'TN-1', definition: 'an-issuer.lesson-study' };
  ({ id: credential } = await teacher.record('startCredential', start));
  await teacher.record('submitEvidence', { credential, work: workOf('a'), attested: true });
  const submission = lastSubmission(await teacher.ask(SUBMISSIONS, { id: credential }));
  await assessor.record('screenSubmission', { submission });
  await assessor.record('claimSubmission', { submission });
  for (const criterion of ['plans', 'reflects']) {
    const score = { submission, criterion, level: 'met', feedback: 'Well seen.' };
    await assessor.record('scoreCriterion', score);
  }
  await assessor.record('recommend', { submission, recommendation: 'award' });
  await approver.record('decideCredential', { submission, decision: 'award' });
}

const staff = (subject: string, role: 'assessor' | 'approver') =>
  world.as({ subject, roles: [role], issuer: 'an-issuer' });

async function standing(fields: string) {
  const { renewalStatus } = await teacher.ask(`{ renewalStatus(asOf: "2024-08-31") { ${fields} } }`);
  return (renewalStatus as readonly unknown[])[0];
}

async function openReviews(): Promise<readonly Readonly<Record<string, string>>[]> {
  await world.settled();
  const { reviews } = await agency.ask(
    `{ reviews(filter: { state: "TN", open: true }) {
      edges { node { id subject reviewed because restedOn } }
    } }`,
  );
  const { edges } = reviews as { readonly edges: readonly { readonly node: Record<string, string> }[] };
  return edges.map(({ node }) => node);
}

const reviewsOfLicense = () =>
  teacher.ask('{ licenseStanding(license: "TN-1234567") { openReviews { subject reviewed } } }');

describe('a revocation that puts a renewed license up for review', () => {
  test('comes after a license was renewed on the micro-credential', async () => {
    await teacherWith55Points();
    expect(await standing('decision { outcome counted missing }')).toMatchObject({
      decision: { outcome: 'not_met', counted: '55' },
    });
    await earnMicroCredential();
    ({ id: credit } = await teacher.record('claimCredential', { credential, state: 'TN' }));
    await agency.record('approveCredit', { credit });
    await teacher.record('applyForRenewal', { license: 'TN-1234567' });
    await agency.record('renewLicense', { license: 'TN-1234567' });
    await world.settled();
    expect(await standing('renewal { expiresOn decision { outcome counted } }')).toMatchObject({
      renewal: { decision: { outcome: 'met', counted: '61' } },
    });
    expect(await openReviews()).toEqual([]);
  });

  test('puts up the credit first, which changes nothing by itself', async () => {
    const chief = await staff('chief', 'approver');
    const committee = ['v-1', 'v-2', 'v-3'];
    const because = 'The video is of another teacher.';
    await chief.record('openInvestigation', { credential, grounds: 'dishonesty', because, committee });
    await teacher.record('respondToInvestigation', { credential, response: 'It is.' });
    for (const subject of ['v-1', 'v-2']) {
      const voter = await staff(subject, 'assessor');
      await voter.record('voteOnInvestigation', { credential, vote: 'revoke' });
    }
    expect(await openReviews()).toMatchObject([
      {
        ...{ subject: 'credit', reviewed: `credit-${credit}` },
        ...{ because: 'credential_revoked', restedOn: `credential-${credential}` },
      },
    ]);
    const review = { subject: 'credit', reviewed: `credit-${credit}`, because: 'credential_revoked' };
    expect(await standing('decision { outcome counted } openReviews { subject reviewed because }')).toEqual({
      decision: { outcome: 'met', counted: '61' },
      openReviews: [review],
    });
    // An employer learns what was reversed, not what is being looked into.
    const district = await world.as({ subject: 'd', roles: ['district'], employer: 'a-district' });
    expect(
      await district.ask(`{ renewalStatus(educator: "TN-1") { openReviews { id } }
        licenseStanding(license: "TN-1234567") { openReviews { id } } }`),
    ).toEqual({
      renewalStatus: [{ openReviews: null }, { openReviews: null }],
      licenseStanding: { openReviews: null },
    });
  });

  test('puts up the renewal once the agency reverses the credit; the standing says why', async () => {
    const [first] = await openReviews();
    const answer = { review: first?.['id'], outcome: 'reversed', because: 'It was not her work.' };
    expect(await teacher.tell('decideReview', answer)).toMatchObject({ code: 'not_found' });
    expect(await agency.tell('decideReview', { ...answer, outcome: 'referred' })).toMatchObject({
      code: 'review_outcome',
    });
    await agency.record('decideReview', answer);
    expect(await openReviews()).toMatchObject([
      {
        ...{ subject: 'decision', because: 'credit_reversed', restedOn: `credit-${credit}` },
        reviewed: 'license-TN-1234567@2',
      },
    ]);
    const seen = await standing(
      'decision { outcome counted credits { source reasons { code } } } renewal { decision { outcome counted } }',
    );
    expect(seen).toMatchObject({
      decision: { outcome: 'not_met', counted: '55' },
      renewal: { decision: { outcome: 'met', counted: '61' } },
    });
    expect(await reviewsOfLicense()).toEqual({
      licenseStanding: { openReviews: [{ subject: 'decision', reviewed: 'license-TN-1234567@2' }] },
    });
    expect(
      await agency.ask(
        '{ licenses(filter: { state: "TN" }) { edges { node { inFull { openReviews { reviewed } } } } } }',
      ),
    ).toEqual({
      licenses: { edges: [{ node: { inFull: { openReviews: [{ reviewed: 'license-TN-1234567@2' }] } } }] },
    });
    expect(JSON.stringify(seen)).toContain(`{"source":"credit-${credit}","reasons":[{"code":"reversed"}]}`);
  });

  test('is decided by the agency: the stored decision stays as it was', async () => {
    const [renewal] = await openReviews();
    const answer = { review: renewal?.['id'], outcome: 'referred', because: 'To be heard.' };
    await agency.record('decideReview', answer);
    expect(await openReviews()).toEqual([]);
    expect(await reviewsOfLicense()).toEqual({ licenseStanding: { openReviews: [] } });
    expect(await standing('renewal { decision { outcome counted } }')).toMatchObject({
      renewal: { decision: { outcome: 'met', counted: '61' } },
    });
  });
});

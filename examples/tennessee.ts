import { addDays, addYears, type Day } from '../src/domain/values/day.ts';
import { course, dayWithin, later, numbered, schoolYears, workshopHours } from './activities.ts';
import { employmentOf } from './employment.ts';
import { person } from './people.ts';
import type { EducatorRows, Row } from './rows.ts';
import { type SeededRandom, seededRandom } from './seeded-random.ts';

/** An invented teacher of Tennessee: evaluations every year, and activities the district has approved. */
export function tennesseeTeacher(id: string): EducatorRows {
  const random = seededRandom(`Tennessee ${id}`);
  const license = licenseOf(random);
  const from = license.dateOfRenewal ?? license.dateOfIssuance;
  const employer = random.pick(DISTRICTS);
  const years = schoolYears(from, license.dateOfExpiration).filter(() => random.chance(92));
  const place = (schoolYear: string) => ({ educatorId: id, state: 'TN', schoolYear, employer });
  const fields = fieldsOf(random);
  return {
    licenses: [{ ...person(id), licenseNumber: id.slice(3), state: 'TN', fields, ...license }],
    service: years.map((year) => ({ ...place(year), role: 'teacher', ...shareOf(random) })),
    employment: employmentOf(id, {
      ...{ state: 'TN', employer, position: 'teacher', fields, from: `${from.slice(0, 4)}-08-01` },
    }),
    evaluations: years
      .filter(() => random.chance(85))
      .map((year) => ({ ...place(year), score: random.pick(['5', '4', '4', '3', '3', '2', '1']) })),
    boards: random.chance(6) ? [boardOf(random, id, from, license.dateOfExpiration)] : [],
    activities: numbered(
      id,
      Array.from({ length: random.between(0, 9) }, () =>
        activity(random, employer, from, license.dateOfExpiration),
      ),
    ),
  };
}

/** Professional licenses run six years, practitioner licenses three; all end on 31 August. */
function licenseOf(random: SeededRandom) {
  const expires = random.between(2023, 2029);
  const dateOfExpiration: Day = `${expires}-08-31`;
  if (random.chance(80)) {
    const first: Day = `${expires - 6}-09-01`;
    if (random.chance(60)) return { licenseType: 'professional', dateOfIssuance: first, dateOfExpiration };
    const dateOfIssuance = addYears(first, -6);
    return { licenseType: 'professional', dateOfIssuance, dateOfRenewal: first, dateOfExpiration };
  }
  const first: Day = `${Math.min(expires, 2027) - 3}-09-01`;
  const last: Day = `${Math.min(expires, 2027)}-08-31`;
  if (random.chance(60))
    return { licenseType: 'practitioner', dateOfIssuance: first, dateOfExpiration: last };
  const dateOfIssuance = addYears(first, -3);
  return { licenseType: 'practitioner', dateOfIssuance, dateOfRenewal: first, dateOfExpiration: last };
}

function shareOf(random: SeededRandom): Row {
  return random.chance(85)
    ? { days: `${random.between(170, 185)}`, fte: '1' }
    : { days: `${random.between(60, 120)}`, fte: '0.5' };
}

function boardOf(random: SeededRandom, educatorId: string, from: Day, to: Day): Row {
  const certifiedOn = dayWithin(random, from, to);
  const kind = random.pick(['initial', 'initial', 'renewal']);
  return { educatorId, board: 'National Board', kind, certifiedOn, validUntil: addYears(certifiedOn, 5) };
}

function activity(random: SeededRandom, employer: string, from: Day, to: Day): Row {
  const dateCompleted = dayWithin(random, from, to);
  const said = { state: 'TN', dateCompleted, ...decision(random, dateCompleted, employer) };
  const evidence = `https://evidence.example.org/tn/${random.between(100_000, 999_999)}`;
  const sort = random.between(1, 100);
  if (sort <= 35) {
    const title = `Micro-credential: ${random.pick(TOPICS)}`;
    const certificate = {
      kind: 'micro_credential',
      hours: '1',
      unitType: 'micro_credential',
      assessed: 'yes',
    };
    return { ...said, title, ...certificate, providerId: 'tn-micro-learning', evidenceUri: evidence };
  }
  if (sort <= 50) {
    const credits = { hours: `${random.between(1, 3)}`, unitType: 'semester_hour' };
    const title = `Graduate course: ${random.pick(TOPICS)}`;
    return { ...said, title, ...course(random), ...credits, providerId: 'river-valley-university' };
  }
  const [hours, unitType] =
    sort <= 58 ? [`${random.between(1, 2)}`, 'ceu'] : [workshopHours(random, 2, 12), 'clock_hour'];
  const title = `Workshop: ${random.pick(TOPICS)}`;
  return { ...said, title, kind: 'workshop', hours, unitType, providerId: employer, evidenceUri: evidence };
}

/** Most activities are approved within weeks, some still wait, a few were denied. */
function decision(random: SeededRandom, completed: Day, employer: string): Row {
  const on = later(random, addDays(completed, 1), 40);
  const sort = random.between(1, 100);
  if (sort <= 10) return {};
  const by = { approvedBy: employer, capacity: 'employer' };
  if (sort > 14) return { ...by, approvedOn: on };
  return { ...by, deniedOn: on, denialReason: random.pick(['unrelated', 'undocumented', 'duplicate']) };
}

function fieldsOf(random: SeededRandom): string {
  return random.pick([
    'Elementary Education K-5',
    'Elementary Education K-5;English as a Second Language PreK-12',
    'Mathematics 6-12',
    'English 6-12',
    'Biology 6-12;Chemistry 6-12',
    'Special Education Interventionist K-8',
    'Instrumental Music K-12',
    'History 6-12',
  ]);
}

const DISTRICTS = [
  'davidson-county',
  'shelby-county',
  'knox-county',
  'hamilton-county',
  'rutherford-county',
  'sumner-county',
] as const;

const TOPICS = [
  'checking for understanding',
  'classroom discussion',
  'dyslexia and decoding',
  'family engagement',
  'formative assessment',
  'number sense',
  'restorative practice',
  'science of reading',
  'student-led inquiry',
  'trauma-informed teaching',
] as const;

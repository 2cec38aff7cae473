import { addDays, addYears, type Day } from '../src/domain/values/day.ts';
import { course, dayWithin, later, numbered, schoolYears, workshopHours } from './activities.ts';
import { employmentOf } from './employment.ts';
import { person } from './people.ts';
import type { EducatorRows, Row } from './rows.ts';
import { type SeededRandom, seededRandom } from './seeded-random.ts';

/** An invented educator of Pennsylvania: courses and district hours, reported by their providers. */
export function pennsylvaniaTeacher(id: string): EducatorRows {
  const random = seededRandom(`Pennsylvania ${id}`);
  const dateOfIssuance: Day = `${random.between(2020, 2023)}-${random.pick(['02-01', '07-01', '08-01'])}`;
  const dateOfExpiration = periodEnd(dateOfIssuance);
  const licenseType = random.pick(CLASSES);
  const employer = random.pick(DISTRICTS);
  const fields = random.pick(FIELDS);
  const place = { educatorId: id, state: 'PA', employer };
  return {
    licenses: [
      {
        ...person(id),
        ...{ licenseNumber: id.slice(3), state: 'PA', licenseType, fields },
        ...{ dateOfIssuance, dateOfExpiration },
      },
    ],
    service: schoolYears(dateOfIssuance, dateOfExpiration)
      .filter(() => random.chance(90))
      .map((schoolYear) => ({
        ...place,
        schoolYear,
        role: 'teacher',
        days: `${random.between(175, 190)}`,
        fte: '1',
      })),
    employment: employmentOf(id, {
      ...{ state: 'PA', employer, position: 'professional_employee', fields, from: dateOfIssuance },
    }),
    evaluations: [],
    boards: [],
    activities: numbered(id, [
      ...Array.from({ length: random.between(0, 3) }, () =>
        credits(random, dateOfIssuance, dateOfExpiration),
      ),
      ...Array.from({ length: random.between(0, 10) }, () =>
        hours(random, employer, dateOfIssuance, dateOfExpiration),
      ),
    ]),
  };
}

/** Five years; one more by Act 55 of 2022 for a certificate that was active on 8 July 2022. */
function periodEnd(start: Day): Day {
  return addDays(addYears(start, start <= '2022-07-08' ? 6 : 5), -1);
}

function credits(random: SeededRandom, from: Day, to: Day): Row {
  const dateCompleted = dayWithin(random, from, to);
  const unitType = random.chance(85) ? 'semester_hour' : 'quarter_hour';
  return {
    ...{ state: 'PA', title: `Course: ${random.pick(TOPICS)}`, providerId: random.pick(UNIVERSITIES) },
    ...{ dateCompleted, hours: random.pick(['3', '3', '3', '2', '1', '4']), unitType },
    ...course(random),
    ...report(random, dateCompleted),
  };
}

function hours(random: SeededRandom, employer: string, from: Day, to: Day): Row {
  const dateCompleted = dayWithin(random, from, to);
  return {
    ...{ state: 'PA', title: `In-service: ${random.pick(TOPICS)}`, kind: 'workshop', providerId: employer },
    ...{ dateCompleted, hours: workshopHours(random, 3, 24), unitType: 'clock_hour' },
    ...report(random, dateCompleted),
  };
}

/** Providers are asked to report within thirty days; a few forget. */
function report(random: SeededRandom, completed: Day): Row {
  return random.chance(93) ? { reportedOn: later(random, completed, 30) } : {};
}

const CLASSES = [
  'instructional_i',
  'instructional_ii',
  'instructional_ii',
  'instructional_ii',
  'educational_specialist_ii',
] as const;

const FIELDS = [
  'Grades PK-4',
  'Mathematics 7-12',
  'English 7-12',
  'Special Education PK-12',
  'Social Studies 7-12',
  'Biology 7-12;General Science 7-12',
] as const;

const DISTRICTS = [
  'allegheny-valley',
  'blue-mountain',
  'chestnut-ridge',
  'delaware-valley',
  'penns-manor',
  'upper-darby',
] as const;

const UNIVERSITIES = [
  'keystone-state-university',
  'susquehanna-hills-college',
  'three-rivers-college',
] as const;

const TOPICS = [
  'adolescent literacy',
  'classroom data',
  'co-teaching',
  'culturally relevant teaching',
  'educational psychology',
  'geometry for teachers',
  'school law',
  'structured literacy',
  'teaching writing',
  'universal design',
] as const;

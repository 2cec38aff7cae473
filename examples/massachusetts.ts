import { addDays, addYears, type Day } from '../src/domain/values/day.ts';
import { course, dayWithin, later, numbered, schoolYears } from './activities.ts';
import { person } from './people.ts';
import type { EducatorRows, Row } from './rows.ts';
import { type SeededRandom, seededRandom } from './seeded-random.ts';

/** An invented teacher of Massachusetts: points in four categories under a plan, attested by the teacher. */
export function massachusettsTeacher(id: string): EducatorRows {
  const random = seededRandom(`Massachusetts ${id}`);
  const dateOfIssuance = dayWithin(random, '2019-01-01', '2022-12-31');
  const dateOfExpiration = addDays(addYears(dateOfIssuance, 5), -1);
  const planned = random.chance(85) ? { planApprovedOn: later(random, dateOfIssuance, 180) } : {};
  const employer = random.pick(DISTRICTS);
  return {
    licenses: [
      {
        ...person(id),
        ...{
          licenseNumber: id.slice(3),
          state: 'MA',
          licenseType: 'professional',
          fields: random.pick(FIELDS),
        },
        ...{ dateOfIssuance, dateOfExpiration, ...planned },
      },
    ],
    service: schoolYears(dateOfIssuance, dateOfExpiration).map((schoolYear) => ({
      ...{ educatorId: id, state: 'MA', schoolYear, employer, role: 'teacher', fte: '1' },
    })),
    employment: [],
    evaluations: [],
    boards: [],
    activities: numbered(
      id,
      Array.from({ length: random.between(3, 13) }, (_, n) =>
        activity(random, n, dateOfIssuance, dateOfExpiration),
      ),
    ),
  };
}

function activity(random: SeededRandom, n: number, from: Day, to: Day): Row {
  const dateCompleted = dayWithin(random, from, to);
  const [category, topic] = random.pick(TOPICS);
  const said = {
    ...{ state: 'MA', dateCompleted, category, topic, assessed: random.chance(95) ? 'yes' : 'no' },
    ...(random.chance(95) ? { attestedOn: later(random, dateCompleted, 60) } : {}),
  };
  const name = topic.replaceAll('_', ' ');
  if (n === 0 && random.chance(12)) {
    const passed = { kind: 'performance_assessment', hours: '1', unitType: 'performance_assessment' };
    const about = {
      title: 'Performance assessment',
      category: '',
      topic: 'performance_assessment',
      assessed: 'yes',
    };
    return { ...said, ...about, ...passed, providerId: 'bay-state-assessment' };
  }
  if (random.chance(25)) {
    const credits = { hours: random.pick(['3', '3', '2', '1', '4']), unitType: 'semester_hour' };
    return {
      ...said,
      title: `Course on ${name}`,
      ...course(random),
      ...credits,
      providerId: 'bay-state-university',
    };
  }
  const [hours, unitType] = random.chance(8)
    ? [random.pick(['1', '1.5', '2']), 'ceu']
    : [random.pick(['5', '8', '10', '10', '12', '15', '15', '20', '24', '30']), 'clock_hour'];
  return {
    ...said,
    title: `Institute on ${name}`,
    kind: 'workshop',
    hours,
    unitType,
    providerId: 'commonwealth-institute',
  };
}

const DISTRICTS = [
  'berkshire-hills',
  'cape-ann',
  'merrimack-valley',
  'nashoba',
  'old-colony',
  'quabbin',
] as const;

const FIELDS = [
  'Elementary 1-6',
  'English 8-12',
  'Mathematics 8-12',
  'Physics 8-12',
  'Moderate Disabilities PreK-8',
  'Visual Art PreK-8',
] as const;

const TOPICS = [
  ['content', 'physics'],
  ['content', 'american_history'],
  ['content', 'algebra'],
  ['content', 'poetry'],
  ['content;pedagogy', 'mathematical_discussion'],
  ['pedagogy', 'inquiry'],
  ['pedagogy', 'formative_assessment'],
  ['pedagogy;sei_esl', 'academic_language'],
  ['sei_esl', 'sheltered_english'],
  ['sei_esl;students_with_disabilities', 'english_learners_with_disabilities'],
  ['students_with_disabilities', 'inclusion'],
  ['students_with_disabilities', 'assistive_technology'],
  ['', 'school_leadership'],
] as const;

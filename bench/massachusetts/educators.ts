import { seededRandom, type SeededRandom } from '../../examples/seeded-random.ts';
import type { CreditActs, CreditFact, Facts, LicenseFact } from '../../src/domain/facts.ts';
import { addDays, addYears, daysBetween, type Day } from '../../src/domain/values/day.ts';

const CREDITS = 12;

/**
 * An invented teacher of Massachusetts with twelve credits and nothing on record after `today`: about half of
 * them have what they need. Most points are attested, some are reported, approved, denied, withdrawn or wait;
 * now and then an attribute is not recorded.
 */
export function educator(number: number, today: Day): Facts {
  const random = seededRandom(`bench ${number}`);
  const id = `MA-${100_000 + number}`;
  const startsOn = addDays(addYears(today, -5), random.between(1, 1200));
  const endsOn = addDays(addYears(startsOn, 5), -1);
  const license: LicenseFact = {
    license: `license-${id}`,
    state: 'MA',
    class: 'professional',
    fields: ['Physics 8-12'],
    issuedOn: random.chance(30) ? startsOn : addYears(startsOn, -5),
    validFrom: startsOn,
    expiresOn: endsOn,
    plans: random.chance(90)
      ? [{ on: addDays(startsOn, random.between(10, 100)), capacity: 'employer', eventId: `${id}-plan` }]
      : [],
    eventId: `${id}-issued`,
  };
  return {
    educator: id,
    ordinal: 1_000 + number,
    obligation: {
      period: `period-${id}-${startsOn}`,
      state: 'MA',
      strand: 'recertification',
      owner: 'license',
      license: license.license,
      startsOn,
      endsOn,
      eventId: `${id}-opened`,
    },
    license,
    licenses: random.chance(5) ? [license, { ...license, license: `${license.license}-2` }] : [license],
    credits: Array.from({ length: CREDITS }, (_, n) => credit(random, `${id}-${n}`, startsOn, today)),
    evaluations: [],
    service: [],
    boards: [],
  };
}

function credit(random: SeededRandom, id: string, startsOn: Day, today: Day): CreditFact {
  const [topic, ...categories] = random.pick(TOPICS);
  const from = random.chance(98) ? startsOn : addDays(startsOn, -30);
  const completedOn = addDays(from, random.between(0, Math.max(0, daysBetween(from, today))));
  const acts = actsUpon(random, completedOn, today);
  return {
    credit: `credit-${id}`,
    state: 'MA',
    ...activity(random, topic),
    categories,
    ...(random.chance(98) ? { topic } : {}),
    completedOn,
    acts,
    events: [`${id}-claimed`, ...Object.keys(acts).map((act) => `${id}-${act}`)],
  };
}

function activity(random: SeededRandom, topic: string) {
  const about = topic.replaceAll('_', ' ');
  if (random.chance(25)) {
    return {
      ...{ kind: 'course', title: `Course on ${about}`, provider: 'bay-state-university' },
      ...{ unit: 'semester_hour', quantity: random.pick([300, 100, 75, 33]) },
      ...random.pick(COURSES),
    };
  }
  const kind = random.chance(2) ? 'performance_assessment' : 'workshop';
  const [unit, quantity] = random.pick(HOURS);
  const assessed = random.chance(3) ? {} : { assessed: random.chance(97) };
  return { kind, title: `Institute on ${about}`, provider: 'commonwealth', unit, quantity, ...assessed };
}

/** Everything done by `today`: whatever comes later is not on record yet. */
function actsUpon(random: SeededRandom, completedOn: Day, today: Day): CreditActs {
  const by = (days: number) => addDays(completedOn, random.between(0, days));
  const acts: CreditActs = {
    ...(random.chance(94) ? { attestedOn: by(60) } : {}),
    ...(random.chance(20) ? { providerReportedOn: by(120) } : {}),
    ...(random.chance(15) ? { approvedOn: by(200) } : {}),
    ...(random.chance(2) ? { deniedOn: by(200) } : {}),
    ...(random.chance(2) ? { withdrawnOn: by(200) } : {}),
  };
  const done = Object.entries(acts).filter(([, on]) => on !== undefined && on <= today);
  return Object.fromEntries(done);
}

const COURSES = [
  { participation: 'taken', level: 'graduate', grade: 'A' },
  { participation: 'taken', level: 'undergraduate', grade: 'B' },
  { participation: 'taken', level: 'upper_undergraduate_new', grade: 'A' },
  { participation: 'audited', level: 'graduate' },
] as const;

const HOURS = [
  ['clock_hour', 800],
  ['clock_hour', 1000],
  ['clock_hour', 1250],
  ['clock_hour', 1500],
  ['clock_hour', 2000],
  ['clock_hour', 500],
  ['ceu', 150],
  ['micro_credential', 100],
] as const;

/** A topic and the categories it belongs to. */
const TOPICS = [
  ['physics', 'content'],
  ['algebra', 'content'],
  ['mathematical_discussion', 'content', 'pedagogy'],
  ['inquiry', 'pedagogy'],
  ['academic_language', 'pedagogy', 'sei_esl'],
  ['sheltered_english', 'sei_esl'],
  ['learners_with_disabilities', 'sei_esl', 'students_with_disabilities'],
  ['inclusion', 'students_with_disabilities'],
  ['school_leadership'],
] as const;

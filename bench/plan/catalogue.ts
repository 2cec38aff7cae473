import type { SeededRandom } from '../../examples/seeded-random.ts';
import type { Offering } from '../../src/app/planning/offering.ts';
import { addDays, type Day } from '../../src/domain/values/day.ts';

const CATEGORIES = [
  'content',
  'pedagogy',
  'sei_esl',
  'students_with_disabilities',
  'digital_learning',
] as const;
const TOPICS = ['algebra', 'fractions', 'reading', 'language', 'assessment'] as const;
const COSTS = [0, 0, 2_500, 5_000, 7_500, 12_000, 20_000, 30_000, 45_000, 90_000] as const;

/** An invented catalogue: workshops of an hour to some days, courses of a term, now and then one without a cost. */
export function catalogueOf(random: SeededRandom, many: number, today: Day): readonly Offering[] {
  return Array.from({ length: many }, (_, n): Offering => {
    const isCourse = random.chance(25);
    const opensOn = addDays(today, random.between(-60, 90));
    return {
      ...{ id: `a-college.${n + 100}`, title: `Offering ${n}`, provider: 'a-college', assessed: true },
      kind: isCourse ? 'course' : 'workshop',
      quantity: isCourse
        ? random.pick(['1', '2', '3', '3'])
        : random.pick(['2', '3', '5', '6', '10', '12', '15', '20']),
      unit: isCourse ? 'semester_hour' : 'clock_hour',
      ...(isCourse ? { level: 'graduate', participation: 'taken' } : {}),
      ...{ categories: [random.pick(CATEGORIES)], topic: random.pick(TOPICS) },
      ...(random.chance(95) ? { costCents: random.pick(COSTS) } : {}),
      ...{ opensOn, closesOn: addDays(opensOn, random.between(20, 120)) },
      takesDays: isCourse ? random.between(60, 110) : random.pick([0, 1, 2, 5, 14]),
    };
  });
}

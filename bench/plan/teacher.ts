import type { SeededRandom } from '../../examples/seeded-random.ts';
import type { CreditFact, Facts } from '../../src/domain/facts.ts';
import { addDays, addYears, type Day } from '../../src/domain/values/day.ts';

/** An invented teacher in the last year of a license, with some of what its renewal takes and an approved plan. */
export function teacherIn(random: SeededRandom, state: string, today: Day): Facts {
  const endsOn = addDays(today, random.between(150, 360));
  const startsOn = addDays(addYears(endsOn, -5), 1);
  const license = {
    ...{ license: `license-${state}-1`, state, class: 'professional', fields: ['Physics 8-12'] },
    ...{ issuedOn: startsOn, validFrom: startsOn, expiresOn: endsOn, eventId: 'issued' },
    plans: [{ on: addDays(startsOn, 30), capacity: 'employer', eventId: 'plan' }],
  };
  const acts = ['plan_approval', 'educator_plan'].map((act, nth) => ({
    eventId: `act-${nth}`,
    attributes: { act, on: addDays(startsOn, 30), by: 'employer' },
  }));
  return {
    ...{ educator: `${state}-1`, ordinal: 1, license, licenses: [license] },
    ...{ evaluations: [], service: [], boards: [], further: { acts } },
    obligation: {
      ...{ period: 'period-1', state, strand: 'recertification', owner: 'license' },
      ...{ license: license.license, startsOn, endsOn, eventId: 'opened' },
    },
    credits: Array.from({ length: random.between(1, 4) }, (_, n) => heldBy(random, state, n, startsOn)),
  };
}

function heldBy(random: SeededRandom, state: string, nth: number, startsOn: Day): CreditFact {
  const completedOn = addDays(startsOn, random.between(60, 1_200));
  return {
    ...{ credit: `credit-held-${nth}`, state, kind: 'workshop', title: 'Held', provider: 'a-college' },
    ...{ quantity: random.between(5, 25) * 100, unit: 'clock_hour', assessed: true, completedOn },
    ...{ categories: [random.pick(['content', 'pedagogy'])], topic: random.pick(['algebra', 'reading']) },
    acts: { attestedOn: completedOn, approvedOn: completedOn, approvedBy: 'employer' },
    events: [`held-${nth}`],
  };
}

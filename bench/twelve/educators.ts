import { seededRandom } from '../../examples/seeded-random.ts';
import type { Facts } from '../../src/domain/facts.ts';
import { addDays, addYears } from '../../src/domain/values/day.ts';

/** An invented teacher without credits, about a third of whom pass all twelve predicates. */
export function educator(number: number): Facts {
  const random = seededRandom(`twelve ${number}`);
  const startsOn = addDays('2018-05-01', random.between(0, 1_900));
  const endsOn = addDays(addYears(startsOn, 5), -1);
  const license = {
    ...{ license: `license-${number}`, state: 'ZZ', plans: [], eventId: `${number}-issued` },
    class: random.pick(['professional', 'professional', 'professional', 'standard', 'restricted']),
    fields: random.chance(80) ? [random.pick(['physics', 'art']), 'mathematics'] : ['typewriting'],
    issuedOn: random.chance(90) ? addYears(startsOn, -5 * random.between(1, 3)) : startsOn,
    validFrom: startsOn,
    expiresOn: endsOn,
  };
  const others = random.between(0, 20) % 3;
  return {
    educator: `ZZ-${number}`,
    ordinal: number,
    obligation: {
      ...{ period: `period-${number}`, state: 'ZZ', strand: 'recertification', owner: 'license' },
      ...{ license: license.license, startsOn, endsOn, eventId: `${number}-opened` },
    },
    license,
    licenses: [
      license,
      ...Array.from({ length: others }, (_, n) => ({ ...license, license: `${license.license}-${n}` })),
    ],
    ...{ credits: [], evaluations: [], service: [], boards: [] },
  };
}

import type {
  CreditFact,
  Facts,
  FurtherFact,
  FurtherList,
  LicenseFact,
  ServiceFact,
} from '../../src/domain/facts.ts';

/** A credit of the period, ten clock hours nobody has acted upon, where nothing else is said. */
export function credit(given: Partial<CreditFact> = {}): CreditFact {
  return {
    credit: 'credit-1',
    state: 'ZZ',
    kind: 'activity',
    title: 'Activity',
    quantity: 1000,
    unit: 'clock_hour',
    categories: [],
    completedOn: '2021-01-01',
    provider: 'provider',
    acts: {},
    events: ['claimed'],
    ...given,
  };
}

/** The facts of one license whose term runs from July 2019 to June 2024. */
export function factsFor(
  state: string,
  license: Partial<LicenseFact>,
  credits: readonly CreditFact[],
  rest: Partial<Facts> = {},
): Facts {
  const held: LicenseFact = {
    license: 'license-1',
    state,
    class: 'professional',
    fields: [],
    issuedOn: '2019-07-01',
    validFrom: '2019-07-01',
    expiresOn: '2024-06-30',
    plans: [],
    eventId: 'issued',
    ...license,
  };
  return {
    educator: `${state}-1`,
    ordinal: 7,
    obligation: {
      period: 'period-1',
      state,
      strand: 'recertification',
      owner: 'license',
      license: held.license,
      startsOn: held.validFrom,
      endsOn: held.expiresOn,
      eventId: 'opened',
    },
    license: held,
    licenses: [held],
    credits,
    evaluations: [],
    service: [],
    boards: [],
    ...rest,
  };
}

/** Plain records by list, as the log would give them. */
export function recorded(
  lists: Readonly<Partial<Record<FurtherList, readonly FurtherFact['attributes'][]>>>,
): Pick<Facts, 'further'> {
  return {
    further: Object.fromEntries(
      Object.entries(lists).map(([list, records]) => [
        list,
        records.map((attributes, i) => ({ eventId: `${list}-${i + 1}`, attributes })),
      ]),
    ),
  };
}

/** Service in these school years, a teacher's in the own state where nothing else is said. */
export function served(
  ...years: readonly (Partial<ServiceFact> & { readonly schoolYear: string })[]
): Facts['service'] {
  return years.map((given, i) => ({
    ...{ state: 'ZZ', employer: 'employer', role: 'teacher', eventId: `served-${i + 1}` },
    ...given,
  }));
}

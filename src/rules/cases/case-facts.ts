import type { CreditActs, CreditFact, Facts, LicenseFact } from '../../domain/facts.ts';
import { addDays, type Day } from '../../domain/values/day.ts';
import { parseHundredths, type Hundredths } from '../../domain/values/hundredths.ts';
import { furtherFacts } from './case-lists.ts';
import type { CaseFile, WrittenCredit, WrittenLicense, WrittenRecord } from './case-language.ts';

type Defaults = NonNullable<CaseFile['defaults']>;

/** The facts a case describes, for a policy of that state and strand. */
export function factsOfCase(
  written: WrittenRecord,
  defaults: Defaults,
  state: string,
  strand: string,
): Facts {
  const license = licenseFact(required(written.license ?? defaults.license, 'license'), state, 'license-1');
  const period = written.period ?? defaults.period;
  const appliedOn = written.applied_on ?? defaults.applied_on;
  const previous = written.previous ?? defaults.previous;
  const completedOn = written.completed_on ?? defaults.completed_on;
  const allDone = written.acts ?? defaults.acts ?? [];
  const others = written.other_licenses ?? defaults.other_licenses ?? [];
  return {
    educator: 'educator',
    ordinal: 1,
    obligation: {
      ...{ period: 'period-1', state, strand, owner: 'license', license: license.license, eventId: 'period' },
      startsOn: period?.starts_on ?? license.validFrom,
      endsOn: period?.ends_on ?? license.expiresOn,
      ...recorded({ appliedOn, completedOn }),
    },
    license,
    licenses: [license, ...others.map((other, i) => licenseFact(other, state, `license-${i + 2}`))],
    credits: (written.credits ?? defaults.credits ?? []).flatMap((credit, i) =>
      creditFacts({ ...(written.credit ?? defaults.credit), ...credit }, allDone, state, i),
    ),
    evaluations: evaluationsOf(written.evaluations ?? defaults.evaluations ?? {}).map(
      ({ school_year, score, employer, kind, rated_on: on }, i) => ({
        ...{ state, schoolYear: school_year, score: String(score), eventId: `evaluation-${i}` },
        employer: employer ?? 'employer',
        ...recorded({ kind, on }),
      }),
    ),
    service: (written.service ?? defaults.service ?? []).map(({ school_year, days, ...served }, i) => ({
      ...{ schoolYear: school_year, eventId: `service-${i}` },
      ...{
        state: served.state ?? state,
        employer: served.employer ?? 'employer',
        role: served.role ?? 'teacher',
      },
      ...recorded({ days, fte: served.fte === undefined ? undefined : amountOf(served.fte) }),
      ...recorded({ school: served.school, setting: served.setting, field: served.field }),
      ...recorded({ licenseClass: served.license_class }),
    })),
    boards: (written.boards ?? defaults.boards ?? []).map(({ field, ...board }, i) => ({
      ...board,
      ...recorded({ field }),
      eventId: `board-${i}`,
    })),
    ...(previous === undefined ? {} : { previous: previousOf(previous) }),
    ...recorded({ birthMonth: written.birth_month ?? defaults.birth_month }),
    further: furtherFacts(written, defaults),
  };
}

type Evaluations = NonNullable<WrittenRecord['evaluations']>;

/** A list, or scores by school year. */
function evaluationsOf(written: Evaluations): Exclude<Evaluations, Record<string, unknown>> {
  return Array.isArray(written)
    ? written
    : Object.entries(written).map(([school_year, score]) => ({ school_year, score }));
}

function previousOf({ starts_on, ends_on, completed_on }: NonNullable<WrittenRecord['previous']>) {
  return { startsOn: starts_on, endsOn: ends_on, ...recorded({ completedOn: completed_on }) };
}

function amountOf(written: number): Hundredths {
  const amount = parseHundredths(String(written));
  if (typeof amount === 'string') throw new RangeError(`${written} is no amount`);
  return amount;
}

/** The day a case asks about. */
export function asOfCase(written: WrittenRecord, defaults: Defaults): Day {
  return required(written.as_of ?? defaults.as_of, 'as_of');
}

export function settingsOfCase(written: WrittenRecord, defaults: Defaults): ReadonlyMap<string, string> {
  return new Map(Object.entries(written.settings ?? defaults.settings ?? {}));
}

function licenseFact(written: WrittenLicense, state: string, license: string): LicenseFact {
  return {
    ...{
      license,
      state: written.state ?? state,
      class: written.class,
      fields: written.fields ?? [],
      eventId: `${license}-issued`,
    },
    ...{ validFrom: written.valid_from, expiresOn: written.expires_on },
    issuedOn: written.issued_on ?? written.valid_from,
    ...recorded({ renewals: written.renewals }),
    plans: (written.plans_approved_on ?? []).map((on, i) => ({
      on,
      capacity: 'employer',
      eventId: `plan-${i}`,
    })),
  };
}

function creditFacts(
  written: WrittenCredit,
  allDone: NonNullable<WrittenRecord['acts']>,
  state: string,
  place: number,
): CreditFact[] {
  const [number = '', unit = ''] = written.amount.split(' ');
  const quantity = parseHundredths(number);
  if (typeof quantity === 'string')
    throw new RangeError(`${written.amount} passed the loader and is no amount`);
  const { title, times, kind, categories, topic, level, participation, grade, assessed } = written;
  const { delivery, field, score, provider, used } = written;
  return Array.from({ length: times ?? 1 }, (_, i) => {
    const completedOn = addDays(written.completed_on, 30 * i);
    return {
      ...{ credit: `credit-${place}-${i}`, state, quantity, unit, completedOn },
      provider: provider ?? 'provider',
      ...{ kind: kind ?? 'activity', title: title ?? `Activity ${place + 1}`, categories: categories ?? [] },
      ...recorded({ topic, level, participation, grade, assessed, delivery, field, score }),
      ...recorded({ appliedAfterwards: written.applied_afterwards, claimedOn: written.claimed_on }),
      ...recorded({ providerApproved: written.provider_approved }),
      ...(used === undefined ? {} : { used: used.map((use) => ({ ...use, amount: amountOf(use.amount) })) }),
      acts: {
        ...actsOf(written.acts ?? allDone, completedOn),
        ...recorded({ approvedBy: written.approved_by }),
      },
      events: [`credit-${place}-${i}-claimed`],
    };
  });
}

/** Only those of the attributes that are recorded. */
function recorded<T extends object>(attributes: T): { readonly [K in keyof T]?: NonNullable<T[K]> } {
  const known = Object.entries(attributes).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(known) as { readonly [K in keyof T]?: NonNullable<T[K]> };
}

const FIELDS = {
  attested: 'attestedOn',
  provider_reported: 'providerReportedOn',
  approved: 'approvedOn',
  denied: 'deniedOn',
  withdrawn: 'withdrawnOn',
} as const satisfies Record<string, keyof CreditActs>;

function actsOf(acts: NonNullable<WrittenCredit['acts']>, completedOn: Day): CreditActs {
  const days = Array.isArray(acts) ? acts.map((act) => [act, completedOn] as const) : Object.entries(acts);
  return Object.fromEntries(days.map(([act, on]) => [FIELDS[act as keyof typeof FIELDS], on]));
}

function required<T>(value: T | undefined, key: string): T {
  if (value === undefined) throw new RangeError(`a case without ${key} passed the loader`);
  return value;
}

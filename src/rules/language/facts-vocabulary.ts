import type { Facts } from '../../domain/facts.ts';
import { LISTS, type Attribute, type AttributeType, type ListName } from './lists.ts';

export type Value = string | number | boolean | readonly string[];

/** The attributes of one fact by name; undefined is missing. Amounts are hundredths, decimals millionths. */
export type Attributes = Readonly<Record<string, Value | undefined>>;

const OBLIGATION = {
  'license.class': { type: 'text', words: 'class of the license' },
  'license.fields': { type: 'texts', words: 'fields of the license' },
  'license.issued_on': { type: 'day', words: 'first day of the license' },
  'license.first_term': { type: 'yes_no', words: 'first term of the license' },
  'license.renewals': { type: 'number', words: 'number of renewals of the license' },
  'license.others_of_class': { type: 'number', words: 'number of other licenses of the class in the state' },
  'period.starts_on': { type: 'day', words: 'first day of the period' },
  'period.ends_on': { type: 'day', words: 'last day of the period' },
  'period.applied_on': { type: 'day', words: 'day of the application' },
  'educator.birth_month': { type: 'number', words: 'month of birth' },
  'service.main_role': { type: 'text', words: 'role of most of the service in the period' },
} as const satisfies Record<string, Attribute>;

/** What a rule may ask of the obligation itself, anywhere. */
export const OBLIGATION_ATTRIBUTES: Readonly<Record<string, Attribute>> = OBLIGATION;

/** `setting.<name>` is an attribute too: the confirmed value of a setting. */
export const SETTING_PREFIX = 'setting.';
/** `item.<attribute>` reads the member a condition on other records stands within. */
export const ITEM_PREFIX = 'item.';
/** `segment.value`, or an attribute of the member that `each` looks at. */
export const SEGMENT_PREFIX = 'segment.';

/** The one attribute of the obligation that moves on with the day asked about. */
export const MAIN_ROLE = 'service.main_role';

/** Under this name every member carries the day it belongs to. */
export const ITEM_DAY = '@day';

/** The attribute of that name as seen from the members of a list, or from the obligation alone. */
export function attributeNamed(name: string, list: ListName | undefined): Attribute | undefined {
  const prefix = [SETTING_PREFIX, ITEM_PREFIX, SEGMENT_PREFIX].find((one) => name.startsWith(one));
  const rest = name.slice(prefix?.length ?? 0);
  if (prefix === SETTING_PREFIX) return { type: 'text', words: `setting ${rest}` };
  if (prefix === SEGMENT_PREFIX && rest === 'value') return { type: 'text', words: 'value of the segment' };
  if (prefix !== undefined) return inAnyList(rest);
  const members: Readonly<Record<string, Attribute>> = list === undefined ? {} : LISTS[list];
  return members[name] ?? OBLIGATION_ATTRIBUTES[name] ?? qualified(name);
}

/** The type an attribute has wherever a list has it; where lists differ, the first that knows it. */
function inAnyList(name: string): Attribute | undefined {
  for (const members of Object.values<Readonly<Record<string, Attribute>>>(LISTS)) {
    if (members[name] !== undefined) return members[name];
  }
  return undefined;
}

/** `licenses.class`: how a missing attribute of another list is named. */
function qualified(name: string): Attribute | undefined {
  const [list = '', attribute = ''] = name.split('.');
  const members: Readonly<Record<string, Attribute>> | undefined = isList(list) ? LISTS[list] : undefined;
  return members?.[attribute];
}

function isList(name: string): name is ListName {
  return name in LISTS;
}

export type { Attribute, AttributeType };

/**
 * How each is read, in place: a record of them all would be made for every obligation, and few policies ask more than
 * three. The main role is not among them: it depends on what has been served by the day asked about.
 */
const OBLIGATION_READERS: Readonly<
  Record<Exclude<keyof typeof OBLIGATION, 'service.main_role'>, (facts: Facts) => Value | undefined>
> = {
  'license.class': ({ license }) => license.class,
  'license.fields': ({ license }) => license.fields,
  'license.issued_on': ({ license }) => license.issuedOn,
  'license.first_term': ({ license }) => license.validFrom === license.issuedOn,
  'license.renewals': ({ license }) => license.renewals,
  'license.others_of_class': othersOfClass,
  'period.starts_on': ({ obligation }) => obligation.startsOn,
  'period.ends_on': ({ obligation }) => obligation.endsOn,
  'period.applied_on': ({ obligation }) => obligation.appliedOn,
  'educator.birth_month': ({ birthMonth }) => birthMonth,
};

/** Reads an attribute of the obligation; one that it does not have is missing in all. */
export function obligationReader(name: string): (facts: Facts) => Value | undefined {
  const readers: Readonly<Record<string, (facts: Facts) => Value | undefined>> = OBLIGATION_READERS;
  return readers[name] ?? (() => undefined);
}

function othersOfClass({ license, licenses }: Facts): number {
  let others = 0;
  for (const other of licenses) {
    const isOther = other.license !== license.license;
    if (isOther && other.state === license.state && other.class === license.class) others += 1;
  }
  return others;
}

import type { Day } from '../../domain/values/day.ts';
import { formatHundredths, type Hundredths } from '../../domain/values/hundredths.ts';
import { attributeNamed, SETTING_PREFIX } from '../language/facts-vocabulary.ts';
import { STILL, type ListName } from '../language/lists.ts';
import { once } from '../situation/gathered.ts';
import type { Situation, ValuingWindow } from '../situation/situation.ts';
import type { Finding } from '../situation/valued.ts';
import { openRequirement } from './met-test.ts';
import { ofWhichRecord } from './no-record.ts';

/** What is counted: its name for one and for any other number. */
export interface Unit {
  readonly one: string;
  readonly many: string;
}

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
] as const;

/** `2024-08-31` is "31 August 2024". */
export function dayInWords(day: Day): string {
  return `${Number(day.slice(8))} ${MONTHS[Number(day.slice(5, 7)) - 1] ?? ''} ${day.slice(0, 4)}`;
}

/** "1 hour", "7.5 hours". */
export function amountInWords(amount: Hundredths, unit: Unit): string {
  return `${formatHundredths(amount)} ${amount === 100 ? unit.one : unit.many}`;
}

/** "1 more hour", "7.5 more hours". */
export function moreInWords(amount: Hundredths, unit: Unit): string {
  return `${formatHundredths(amount)} more ${amount === 100 ? unit.one : unit.many}`;
}

/** "a", "a and b", "a, b and c". */
export function series(parts: readonly string[], last = 'and'): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} ${last} ${parts.at(-1) ?? ''}`;
}

/** How many things of a kind are named before the rest is only counted: a list of thousands helps nobody. */
const MOST_NAMED = 3;

/** The first of them by name, each name once, and how many there are besides. */
export function namedAndOthers(titles: readonly string[]): {
  readonly named: readonly string[];
  readonly others: number;
} {
  const named = [...new Set(titles)].slice(0, MOST_NAMED);
  return { named, others: titles.length - named.length };
}

/** "1 other", "37 others". */
export function othersInWords(others: number): string {
  return `${others} ${others === 1 ? 'other' : 'others'}`;
}

/**
 * By when something that is missing is needed, to follow it in a sentence: the last day of the window it is looked
 * for in, of the segment, or of the period. It changes on the day after. Nothing is said where there is no last day,
 * as for what is applied for, or under a license for life.
 */
export function byDeadline(situation: Situation, window?: ValuingWindow): string {
  const last = deadlineOf(situation, window);
  if (last >= STILL) return '';
  const isOver = situation.clock.isOver(last);
  // What may be done at any time may still be done after the period, as for a reinstatement.
  if (isOver && window?.ends({}, situation).to === 'open') return '';
  return isOver ? `, needed by ${dayInWords(last)}` : ` by ${dayInWords(last)}`;
}

function deadlineOf(situation: Situation, window: ValuingWindow | undefined): Day {
  const end = window && window.ends({}, situation).to;
  const last = end === undefined || end === 'open' ? undefined : end.day;
  if (typeof last === 'string') return last;
  return situation.segment?.deadline ?? situation.facts.obligation.endsOn;
}

export function isPeriodOver({ facts, clock }: Situation): boolean {
  return clock.isOver(facts.obligation.endsOn);
}

const NONE: readonly never[] = [];

/** Named among what is missing where nothing is, and the text of the rules gives no figure all the same. */
export const UNSAID = 'rules.how_much';

/** Why a condition can be neither affirmed nor denied: one finding for each attribute that is missing. */
export function missingAttributes(
  names: readonly string[],
  list: ListName | undefined,
  cites: readonly string[],
): readonly Finding[] {
  if (names.length === 0) return NONE;
  return once(names).map((name) => ({ ...whyOpen(name, list), cites }));
}

function whyOpen(name: string, list: ListName | undefined): Omit<Finding, 'cites'> {
  if (name.startsWith(SETTING_PREFIX)) {
    const setting = name.slice(SETTING_PREFIX.length);
    return {
      code: 'setting_unconfirmed',
      because: () => `The agency has not confirmed the setting ${setting}.`,
    };
  }
  if (name === UNSAID) {
    return {
      code: 'not_encoded',
      because: () => 'The rules as written here do not say how much is asked.',
    };
  }
  const open = openRequirement(name);
  if (open !== undefined) {
    return {
      code: `open_${open.name}`,
      because: () => `It is not known yet whether this is met: ${open.asks}`,
    };
  }
  const { attribute, of } = ofWhichRecord(name);
  return {
    code: `missing_${attribute.replace('.', '_')}`,
    because: () => `The ${attributeNamed(attribute, list)?.words ?? attribute}${of} is not recorded.`,
  };
}

import type { Facts, FurtherList } from '../../domain/facts.ts';
import { isDay, isSchoolYear, lastDayOf, type Day, type SchoolYear } from '../../domain/values/day.ts';
import { ITEM_DAY, type Attributes } from '../language/facts-vocabulary.ts';
import { DAY_OF, LIST_NAMES, OPEN_ENDS, STILL, type ListName } from '../language/lists.ts';
import type { AskedOfCredits } from './asked-of-credits.ts';
import { creditItem } from './credit-item.ts';
import type { Item } from './item.ts';

const NONE: readonly never[] = [];

/** Every list, each oldest first and then by source, so that answers never depend on reading order. */
export class Lists {
  private readonly facts: Facts;
  private readonly asked: AskedOfCredits;
  private made: Made | undefined;

  constructor(facts: Facts, asked: AskedOfCredits) {
    this.facts = facts;
    this.asked = asked;
    this.made = undefined;
  }

  /** A list is made when it is first read: few policies read more than two. */
  of(list: ListName): readonly Item[] {
    return ((this.made ??= { ...NOTHING_MADE })[list] ??= inOrder(itemsIn(list, this.facts, this.asked)));
  }
}

type Made = Partial<Record<ListName, readonly Item[]>>;

/** With every key from the beginning, so that all of them are of one shape, whichever list is read first. */
const NOTHING_MADE: Made = Object.fromEntries(LIST_NAMES.map((list) => [list, undefined]));

/** Longer lists are left to the sort of the language, which takes longer on shorter ones. */
const SHORT = 40;

/** Facts mostly come in order, so each is put where it belongs among those before it. */
function inOrder(items: Item[]): readonly Item[] {
  if (items.length > SHORT) return items.sort(oldestFirst);
  items.forEach((item, end) => {
    let place = end;
    for (; place > 0; place -= 1) {
      const before = items[place - 1];
      if (before === undefined || oldestFirst(before, item) <= 0) break;
      items[place] = before;
    }
    items[place] = item;
  });
  return items;
}

function itemsIn(list: ListName, facts: Facts, asked: AskedOfCredits): Item[] {
  switch (list) {
    case 'credits':
      return facts.credits.map((credit, place) => creditItem(credit, place, asked));
    case 'evaluations':
    case 'boards':
    case 'service':
    case 'licenses':
    case 'acts':
      return ownIn(list, facts, plainIn(list, facts));
    case 'endorsements':
    case 'degrees':
    case 'tests':
    case 'awards':
    case 'roles':
    case 'employment':
    case 'statuses':
    case 'orders':
    case 'foreign':
    case 'measures':
    case 'periods':
      // Of most lists nothing is on record.
      return facts.further?.[list] === undefined ? [] : furtherOf(list, facts, plainIn(list, facts));
  }
}

/** How members of a list other than credits are made. */
function plainIn(list: ListName, facts: Facts): Plain {
  let place = 0;
  return (eventId, day, title, claimed, attributes) => ({
    list,
    place: place++,
    source: `educator-${facts.educator}#${eventId}`,
    title,
    claimed,
    day,
    quantity: 100,
    attributes: { [ITEM_DAY]: day, ...attributes },
    acts: null,
    used: NONE,
    events: [eventId],
  });
}

type OwnList = Exclude<ListName, 'credits' | FurtherList> | 'acts';

function ownIn(list: OwnList, facts: Facts, plain: Plain): Item[] {
  switch (list) {
    case 'evaluations':
      return facts.evaluations.map(({ schoolYear, score, employer, kind, on, eventId }) =>
        plain(eventId, dayRated(schoolYear, on), `Evaluation ${schoolYear}`, `evaluation ${score}`, {
          ...{ school_year: schoolYear, score, employer, kind, rated_on: on },
        }),
      );
    case 'boards':
      return facts.boards.map(({ board, kind, on, until, field, eventId }) =>
        plain(eventId, on, `${board} certification`, `${kind} certification`, {
          ...{ board, kind, field, certified_on: on, valid_until: until },
        }),
      );
    case 'service':
      return facts.service.map(({ schoolYear, eventId, licenseClass, role, ...served }) => {
        const { state, employer, school, setting, field, days, fte } = served;
        return plain(eventId, lastDayOf(schoolYear), `Service ${schoolYear}`, `service ${role}`, {
          ...{ state, school_year: schoolYear, employer, school, setting, role, field },
          ...{ license_class: licenseClass, days, fte },
        });
      });
    case 'licenses':
      return facts.licenses.map(
        ({ license, state, fields, issuedOn, validFrom, expiresOn, eventId, ...held }) =>
          plain(eventId, issuedOn, `License ${held.class}`, held.class, {
            ...{ class: held.class, state, fields, issued_on: issuedOn },
            ...{ valid_from: validFrom, expires_on: expiresOn, this: license === facts.license.license },
          }),
      );
    case 'acts':
      return [...planApprovals(facts, plain), ...furtherOf('acts', facts, plain)];
  }
}

/** A rating is there from the day it was completed; one that came after its year belongs to that all the same. */
function dayRated(year: SchoolYear, on: Day | undefined): Day {
  const last = lastDayOf(year);
  return on !== undefined && on < last ? on : last;
}

type Plain = (eventId: string, day: Day, title: string, claimed: string, attributes: Attributes) => Item;

function planApprovals({ license }: Facts, plain: Plain): Item[] {
  return license.plans.map(({ on, capacity, eventId }) =>
    plain(eventId, on, 'Plan approval', 'plan approval', { act: 'plan_approval', on, by: capacity }),
  );
}

function furtherOf(list: Exclude<ListName, keyof Facts>, facts: Facts, plain: Plain): Item[] {
  const records = facts.further?.[list];
  if (records === undefined) return [];
  return records.map(({ eventId, attributes }) => {
    const day = dayOf(list, attributes);
    const [named = list] = Object.values(attributes).filter((value) => typeof value === 'string');
    return plain(eventId, day, TITLES[list] ?? named, named, openEnded(list, attributes));
  });
}

/** A span without a last day is still so. */
function openEnded(list: ListName, attributes: Attributes): Attributes {
  const ends = (OPEN_ENDS[list] ?? []).filter((name) => attributes[name] === undefined);
  return { ...attributes, ...Object.fromEntries(ends.map((name) => [name, STILL])) };
}

const TITLES: Readonly<Partial<Record<ListName, string>>> = {
  degrees: 'Degree',
  endorsements: 'Endorsement',
  employment: 'Employment',
};

/** A record without its day, or of a school year, belongs to that year's end or to all time. */
function dayOf(list: ListName, attributes: Attributes): Day {
  const written = [attributes[DAY_OF[list]], attributes.school_year].find((value) => value !== undefined);
  const text = String(written ?? '');
  if (isDay(text)) return text;
  return isSchoolYear(text) ? lastDayOf(text) : '1900-01-01';
}

export function oldestFirst(a: Item, b: Item): number {
  if (a.day !== b.day) return a.day < b.day ? -1 : 1;
  return a.source < b.source ? -1 : a.source > b.source ? 1 : 0;
}

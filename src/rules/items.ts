import type { CreditActs, Facts } from '../domain/facts.ts';
import { lastDayOf, type Day } from '../domain/values/day.ts';
import { formatHundredths, type Hundredths } from '../domain/values/hundredths.ts';
import {
  boardAttributes,
  creditAttributes,
  evaluationAttributes,
  serviceAttributes,
  type Attributes,
  type ListName,
} from './facts-vocabulary.ts';

/** One member of a list of facts, whichever list it is: the shape rules work on. */
export interface Item {
  readonly list: ListName;
  /** Stream of the credit, or `educator-…#eventId` for a fact of the educator's own stream. */
  readonly source: string;
  readonly title: string;
  readonly claimed: string;
  /** The day it belongs to: completion, certification, or the last day of its school year. */
  readonly day: Day;
  readonly quantity: Hundredths;
  readonly attributes: Attributes;
  /** The acts done upon a credit; null for what is on record by itself. */
  readonly acts: CreditActs | null;
  readonly events: readonly string[];
}

/** Every item of the facts, oldest first, then by source, so that answers never depend on reading order. */
export function itemsOf(facts: Facts): readonly Item[] {
  const own = (eventId: string) => `educator-${facts.educator}#${eventId}`;
  const items: Item[] = [];
  for (const credit of facts.credits) {
    items.push({
      list: 'credits',
      source: credit.credit,
      title: credit.title,
      claimed: `${formatHundredths(credit.quantity)} ${credit.unit}`,
      day: credit.completedOn,
      quantity: credit.quantity,
      attributes: creditAttributes(credit),
      acts: credit.acts,
      events: credit.events,
    });
  }
  for (const evaluation of facts.evaluations) {
    items.push({
      ...single('evaluations', own(evaluation.eventId), evaluation.eventId),
      title: `Evaluation ${evaluation.schoolYear}`,
      claimed: `evaluation ${evaluation.score}`,
      day: lastDayOf(evaluation.schoolYear),
      attributes: evaluationAttributes(evaluation),
    });
  }
  for (const board of facts.boards) {
    items.push({
      ...single('boards', own(board.eventId), board.eventId),
      title: `${board.board} certification`,
      claimed: `${board.kind} certification`,
      day: board.on,
      attributes: boardAttributes(board),
    });
  }
  for (const service of facts.service) {
    items.push({
      ...single('service', own(service.eventId), service.eventId),
      title: `Service ${service.schoolYear}`,
      claimed: `service ${service.role}`,
      day: lastDayOf(service.schoolYear),
      attributes: serviceAttributes(service),
    });
  }
  return items.sort(oldestFirst);
}

function single(list: ListName, source: string, eventId: string) {
  return { list, source, quantity: 100, acts: null, events: [eventId] };
}

function oldestFirst(a: Item, b: Item): number {
  if (a.day !== b.day) return a.day < b.day ? -1 : 1;
  return a.source < b.source ? -1 : a.source > b.source ? 1 : 0;
}

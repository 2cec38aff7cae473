import { hasUnstorable } from '../../domain/values/identifiers.ts';
import { badInput, type BadInput } from './unanswered.ts';

/** Most items on a page. */
export const MOST_ITEMS = 100;
const DEFAULT_ITEMS = 20;

/** What a caller may ask of a list (Relay cursor connections). */
export interface PageAsk {
  readonly first?: number;
  readonly after?: string;
  readonly last?: number;
  readonly before?: string;
}

/** A page to be read: a number of items from one end of what lies strictly between two places. */
export interface Window<Place> {
  readonly size: number;
  readonly from: 'start' | 'end';
  readonly after?: Place;
  readonly before?: Place;
}

export interface Item<Node> {
  readonly cursor: string;
  readonly node: Node;
}

export interface Page<Node> {
  readonly items: readonly Item<Node>[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  /** Counted only when somebody asks. */
  readonly totalCount: () => Promise<number>;
}

/** Reads what was asked; `placeOf` answers undefined for a cursor that is not of this list. */
export function windowOf<Place>(
  { first, after, last, before }: PageAsk,
  placeOf: (cursor: string) => Place | undefined,
): Window<Place> | BadInput {
  if (first !== undefined && last !== undefined) return badInput('last', 'is not to be given beside first.');
  if (!isSize(first)) return badInput('first', `is a number of items from 1 to ${MOST_ITEMS}.`);
  if (!isSize(last)) return badInput('last', `is a number of items from 1 to ${MOST_ITEMS}.`);
  const start = after === undefined ? undefined : placeOf(after);
  if (after !== undefined && start === undefined) return notACursor('after');
  const end = before === undefined ? undefined : placeOf(before);
  if (before !== undefined && end === undefined) return notACursor('before');
  return {
    size: first ?? last ?? DEFAULT_ITEMS,
    from: last === undefined ? 'start' : 'end',
    ...(start === undefined ? {} : { after: start }),
    ...(end === undefined ? {} : { before: end }),
  };
}

/**
 * The page out of one row more than it holds, read from the end the window begins at. That one row more tells
 * whether the list goes on there; at the other end it goes on where a cursor was given.
 */
export function pageOf<Row, Node>(
  window: Window<unknown>,
  rows: readonly Row[],
  itemOf: (row: Row) => Item<Node>,
  totalCount: () => Promise<number>,
): Page<Node> {
  const items = rows.slice(0, window.size).map(itemOf);
  const goesOn = rows.length > window.size;
  const fromStart = window.from === 'start';
  return {
    items: fromStart ? items : items.reverse(),
    hasNextPage: fromStart ? goesOn : window.before !== undefined,
    hasPreviousPage: fromStart ? window.after !== undefined : goesOn,
    totalCount,
  };
}

/** Parts of a place as opaque text. */
export function cursorOf(parts: readonly string[]): string {
  return Buffer.from(JSON.stringify(parts), 'utf8').toString('base64url');
}

/** The parts again; undefined for a text that is no cursor of ours. */
export function partsOf(cursor: string): readonly string[] | undefined {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  try {
    const parts: unknown = JSON.parse(text);
    const ours = Array.isArray(parts) && parts.every(isKept);
    return ours && cursorOf(parts) === cursor ? parts : undefined;
  } catch {
    return undefined;
  }
}

/** What stands in a place came from a table once; what no table keeps was made up. */
function isKept(part: unknown): part is string {
  return typeof part === 'string' && !hasUnstorable(part);
}

function isSize(size: number | undefined): boolean {
  return size === undefined || (size >= 1 && size <= MOST_ITEMS);
}

function notACursor(field: string): BadInput {
  return badInput(field, 'is not a cursor of this list in this order; take one from its edges or pageInfo.');
}

/** The place of a list that goes by ordinals; undefined for a cursor of another list. */
export function ordinalPlace(cursor: string): number | undefined {
  const [ordinal, ...more] = partsOf(cursor) ?? [];
  return ordinal !== undefined && more.length === 0 && /^\d{1,15}$/.test(ordinal)
    ? Number(ordinal)
    : undefined;
}

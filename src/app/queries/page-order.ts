import type { Window } from './page.ts';

/** The signs and words by which a statement reads a page of a list in its order. */
export interface PageOrder {
  /** Which way rows are read: from the end of the list a page is taken from. */
  readonly onward: 'ASC' | 'DESC';
  /** Between a row's key and that of the place a page follows. */
  readonly following: '>' | '<';
  /** Between a row's key and that of the place a page comes before. */
  readonly preceding: '>' | '<';
}

export function pageOrder(direction: 'asc' | 'desc', { from }: Pick<Window<unknown>, 'from'>): PageOrder {
  const ascending = direction === 'asc';
  const onward = ascending === (from === 'start') ? 'ASC' : 'DESC';
  return ascending ? { onward, following: '>', preceding: '<' } : { onward, following: '<', preceding: '>' };
}

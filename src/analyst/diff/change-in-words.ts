import { isDay } from '../../domain/values/day.ts';
import { dayInWords } from '../../rules/conditions/words.ts';
import { indented, section } from '../explain/layout.ts';
import { isList, isMap } from '../mutants/data.ts';
import type { Change } from './changes.ts';

/** What each part of a file is, for whoever reads laws; parts that are not named here describe the file. */
const SECTIONS: Readonly<Record<string, string>> = {
  citations: 'Sources',
  settings: 'Settings of the agency',
  definitions: 'Definitions',
  lists: 'Named lists',
  acts: 'Acts that are waited for',
  measures: 'Numbers that are read',
  credits: 'What counts',
  parts: 'What is required',
  require: 'What is required',
  also_require: 'What is required besides',
  terms: 'Terms',
  routes: 'What may follow',
  answers: 'Answers about the license',
  audits: 'Audits',
  leaves_out: 'What the file leaves out',
};
const OF_THE_FILE = 'The file';

/** Every change, under what it concerns, in the order of the file. */
export function changesInWords(changes: readonly Change[]): readonly string[] {
  const sections = grouped(changes, ({ within, what }) => SECTIONS[within[0] ?? what] ?? OF_THE_FILE);
  return [...sections].flatMap(([heading, some]) => section(heading, partsInWords(some)));
}

/** Each part of the law once, with all that is changed in it. */
function partsInWords(changes: readonly Change[]): readonly string[] {
  const parts = grouped(changes, ({ within }) => partOf(within));
  return [...parts].flatMap(([name, some]) => {
    const lines = some.map(lineOf);
    const asks = some[0]?.asks;
    if (name === '') return lines;
    const own = some.some(({ what }) => what === 'asks') || asks === undefined ? '' : ` (${asks})`;
    return [`${name}${own}`, ...indented(lines)];
  });
}

/** What only holds parts together says nothing of what they are. */
const HOLDS_PARTS = new Set(['of', 'of_which', 'tree']);

function partOf([, ...within]: readonly string[]): string {
  return within.filter((name) => !HOLDS_PARTS.has(name)).join('.');
}

/** In the order in which each group first comes. */
function grouped(
  changes: readonly Change[],
  groupOf: (change: Change) => string,
): ReadonlyMap<string, readonly Change[]> {
  const groups = new Map<string, Change[]>();
  for (const change of changes) {
    const group = groupOf(change);
    groups.set(group, [...(groups.get(group) ?? []), change]);
  }
  return groups;
}

function lineOf({ what, how, old, fresh }: Change): string {
  const name = what.replaceAll('_', ' ');
  switch (how) {
    case 'added':
      return `${name} is added: ${valueInWords(fresh)}`;
    case 'removed':
      return `${name} is taken out: ${valueInWords(old)}`;
    case 'changed':
      return `${name}: ${valueInWords(old)} becomes ${valueInWords(fresh)}`;
    case 'reordered':
      return `${name} stand in another order: ${valueInWords(fresh)}`;
  }
}

/** A value as it would be said: what a part asks, a day, a list, or as the file writes it. */
function valueInWords(value: unknown): string {
  if (typeof value === 'string') return isDay(value) ? dayInWords(value) : quoted(value);
  if (isList(value)) return value.map(valueInWords).join(', ');
  if (!isMap(value)) return String(value);
  const { asks, title, what } = value;
  const said = [asks, title, what].find((words) => typeof words === 'string');
  if (said !== undefined) return quoted(said);
  return Object.entries(value)
    .map(([key, member]) => `${key} ${valueInWords(member)}`)
    .join(', ');
}

/** Sentences stand in quotes, single words as they are. */
function quoted(text: string): string {
  return text.includes(' ') ? `"${text}"` : text;
}

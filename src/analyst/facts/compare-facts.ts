import type { Basis } from '../../domain/decision.ts';
import type { Slip } from '../../rules/loading/problem.ts';
import { citedPlaces, type CitedPlace, type Written } from './cited-places.ts';
import type { Fact, FactBook } from './fact-book.ts';
import { isStated } from './stated-days.ts';
import { statedBy, type Stated } from './stated-numbers.ts';

/** What the comparison of a policy with the facts it cites came to. */
export interface Comparison {
  /** Citations of facts. */
  readonly citations: number;
  /** Citations of sections of notes, which hold no facts to compare with. */
  readonly ofNotes: number;
  readonly differences: readonly Slip[];
}

/** Compares the data of a policy file with the facts it cites. */
export function compareFacts(data: unknown, { facts }: FactBook): Comparison {
  const sources = sourcesOf(data);
  const places = citedPlaces(data);
  const cites = places.flatMap((place) => place.cites);
  const ofNotes = cites.filter(({ fact }) => NOTES.test(fact)).length;
  return {
    citations: cites.length - ofNotes,
    ofNotes,
    differences: places.flatMap((place) => [
      ...place.cites
        .filter(({ fact }) => !NOTES.test(fact))
        .flatMap(({ source, fact, path }) =>
          citationDifferences(sources[source], facts.get(fact), fact, path),
        ),
      ...numberDifferences(place, facts, sources),
    ]),
  };
}

const NOTES = /^pathways\./;

interface Source {
  readonly link?: unknown;
  readonly basis?: unknown;
}

type Sources = Readonly<Record<string, Source | undefined>>;

function sourcesOf(data: unknown): Sources {
  const holds = typeof data === 'object' && data !== null && 'citations' in data;
  return holds ? (data.citations as Sources) : {};
}

function citationDifferences(
  source: Source | undefined,
  fact: Fact | undefined,
  id: string,
  path: Slip['path'],
): readonly Slip[] {
  if (fact === undefined) {
    return [{ path, what: `cites ${id}, which is no fact of the folder`, remedy: 'Correct the id.' }];
  }
  if (source === undefined) return [];
  if (namedInNote(fact, source)) return [];
  const elsewhere = source.link !== fact.source;
  const differences: Slip[] = [];
  if (elsewhere) {
    const what = `cites ${id} from ${String(source.link)}, and the fact was read at ${fact.source}`;
    differences.push({ path, what, remedy: 'Cite the source of the fact, or another fact.' });
  }
  const kind = fact.sourceKind ?? fact.sourceTier ?? 'none';
  const bases = BASES[kind];
  if (bases === undefined || !bases.includes(String(source.basis))) {
    const what = `cites ${id}, whose kind of source is ${kind}, as ${String(source.basis)}`;
    const remedy = bases === undefined ? 'Give the fact a kind.' : `Its basis is ${bases.join(' or ')}.`;
    differences.push({ path, what, remedy });
  }
  return differences;
}

/** What kind of text each kind of source is. */
const BASES: Readonly<Record<string, readonly string[] | undefined>> = {
  legislature: ['legislation'],
  rule: ['regulation'],
  primary: ['legislation', 'regulation', 'agency_policy'],
  agency: ['agency_policy'],
  agencyCopy: ['agency_policy'],
  ...Object.fromEntries(
    ['district', 'university', 'union', 'thirdParty', 'secondary'].map((kind) => [
      kind,
      ['observed_practice'],
    ]),
  ),
  derived: ['legislation', 'regulation', 'agency_policy', 'observed_practice'],
} satisfies Readonly<Record<string, readonly Basis[] | undefined>>;

/** The note of a fact may name a second address, of whose kind it says nothing. */
function namedInNote({ source, note = '' }: Fact, { link }: Source): boolean {
  const addresses = [...note.matchAll(/https?:[^\s,;)]+/g)].map(([address]) => address.replace(/\.$/, ''));
  return link !== source && typeof link === 'string' && addresses.includes(link);
}

function numberDifferences(
  { cites, numbers, days }: CitedPlace,
  facts: FactBook['facts'],
  sources: Sources,
): readonly Slip[] {
  const cited = cites.flatMap(({ fact: id, source }) => {
    const fact = facts.get(id);
    return fact ? [{ fact, notes: namedInNote(fact, sources[source] ?? {}) }] : [];
  });
  // Without any fact there is nothing to compare with, and that has been said.
  if (cited.length === 0) return [];
  const stated = statedBy(cited);
  const ids = cited.map(({ fact }) => fact.id).join(', ');
  const difference = ({ value, path }: Written): Slip => {
    const what = `is ${value}, which ${ids} ${cited.length === 1 ? 'does' : 'do'} not state`;
    return { path, what, remedy: 'Correct it, or cite the fact that states it.' };
  };
  return [
    ...numbers.filter((written) => !isGrammar(written) && !isNumberStated(written.value, stated)),
    ...days.filter(({ value, path }) => !isStated(value, String(path.at(-1)), stated.days)),
  ].map(difference);
}

/** "None", "any" and "the day after" are words of the language, not numbers of the law. */
function isGrammar({ value, path }: Written): boolean {
  const key = String(path.at(-1));
  if (key === 'days') return value === '1';
  return ['at_least', 'at_most', 'n'].includes(key) && (value === '0' || value === '1');
}

function isNumberStated(value: string, { numbers }: Stated): boolean {
  return value.split('/').every((part) => numbers.has(Number(part)));
}

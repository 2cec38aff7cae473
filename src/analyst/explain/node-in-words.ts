import type { Decision, NodeAnswer } from '../../domain/decision.ts';
import { indented, outcomeInWords } from './layout.ts';

type Citations = Decision['citations'];

/** A requirement with everything below it: what it asks, how much, under which text, and what is missing. */
export function nodeInWords(node: NodeAnswer, citations: Citations): readonly string[] {
  const { id, kind, outcome, asks, codes, missing, cites, children } = node;
  const why = codes.length === 0 ? '' : ` (${codes.join(', ')})`;
  // What is missing below is said there.
  const own = missing.filter((sentence) => !children.some((child) => child.missing.includes(sentence)));
  return [
    `${id} [${kind}]: ${outcomeInWords(outcome)}${why}`,
    ...indented([
      asks,
      ...figures(node),
      ...cites.map((source) => citationInWords(source, citations)),
      ...own.map((sentence) => `missing: ${sentence}`),
      ...children.flatMap((child) => nodeInWords(child, citations)),
    ]),
  ];
}

/** Under which text, with its address. */
export function citationInWords(source: string, citations: Citations): string {
  const citation = citations[source];
  if (citation === undefined) return `source: ${source}`;
  const { title, link, basis, verifiedOn } = citation;
  return `source: ${title}, ${link} (${basis.replace('_', ' ')}, verified on ${verifiedOn})`;
}

function figures({ required, counted, possible, unit }: NodeAnswer): readonly string[] {
  const parts = [
    required === undefined ? undefined : `required ${required}`,
    counted === undefined ? undefined : `counted ${counted}`,
    possible === undefined ? undefined : `possible ${possible}`,
  ].filter((part) => part !== undefined);
  if (parts.length === 0) return [];
  return [`${parts.join(', ')}${unit === undefined ? '' : ` ${unit}`}`];
}

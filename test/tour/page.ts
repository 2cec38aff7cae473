import type { Example } from './guide.ts';

/** One operation of the schema. */
export interface Operation {
  readonly name: string;
  readonly kind: 'query' | 'mutation' | 'subscription';
  readonly description: string;
}

/** The page of an operation: what the schema says of it, then each example with its real answer. */
export function pageOf({ name, kind, description }: Operation, examples: readonly Example[]): string {
  const parts = examples.map(({ shows, asker, query, variables, answer }) =>
    [
      `## ${shows}`,
      `Asked by the ${asker}.`,
      fenced('graphql', laidOut(query)),
      ...(Object.keys(variables).length === 0 ? [] : ['Variables:', fenced('json', json(variables))]),
      'Answer:',
      fenced('json', json(answer)),
    ].join('\n\n'),
  );
  const head = [`# ${name}`, `A ${kind}. ${description.trim()}`];
  return `${[...head, ...parts].join('\n\n')}\n`;
}

/** What differs from one run to the next: ids of events with sealed fields, instants, places and hashes. */
export function masked(page: string): string {
  return page
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '<id>')
    .replace(/\b[0-9a-f]{64}\b/g, '<hash>')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<instant>')
    .replace(/("(?:\w*[oO]rdinal)": )"?\d+"?/g, '$1<ordinal>')
    .replace(/("(?:\w*[cC]ursor)": )"[^"]*"/g, '$1<cursor>')
    .replace(/\\"sealed\\":\\"[^\\"]*\\"/g, '<sealed>');
}

function fenced(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}

function json(value: unknown): string {
  return JSON.stringify(value, undefined, 2);
}

/** Without the margin that a text has in a program. */
function laidOut(query: string): string {
  const lines = query.replace(/^\n+|\s+$/g, '').split('\n');
  const margins = lines
    .slice(1)
    .filter((line) => line.trim() !== '')
    .map((line) => line.search(/\S/));
  const margin = Math.max(0, Math.min(...margins) - (lines.at(-1)?.trim() === '}' ? 0 : 2));
  return lines.map((line, nth) => (nth === 0 ? line.trim() : line.slice(margin))).join('\n');
}

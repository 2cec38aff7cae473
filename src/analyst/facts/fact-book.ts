import { z } from 'zod';

/** One fact of research, with the address it was read at. */
const fact = z.object({
  id: z.string(),
  source: z.string(),
  text: z.string().optional(),
  value: z.json().optional(),
  note: z.string().optional(),
  sourceKind: z.string().optional(),
  sourceTier: z.string().optional(),
  /** A worked example has these in place of a text. */
  inputs: z.json().optional(),
  outcome: z.json().optional(),
});
export type Fact = z.infer<typeof fact>;

export interface FactBook {
  readonly facts: ReadonlyMap<string, Fact>;
  /** What is wrong with the files themselves, as sentences that begin with the file's name. */
  readonly problems: readonly string[];
}

/** Collects the facts of files of research: every list of things with an id, under whatever heading. */
export function factBook(files: readonly { readonly file: string; readonly text: string }[]): FactBook {
  const facts = new Map<string, Fact>();
  const problems: string[] = [];
  for (const { file, text } of files) {
    for (const written of writtenFacts(file, text, problems)) {
      const read = fact.safeParse(written);
      const named = `${file} ${JSON.stringify(written.id)}`;
      if (!read.success) {
        problems.push(`${named} is no fact: ${z.prettifyError(read.error)}`);
      } else if (facts.has(read.data.id)) {
        problems.push(`${named} is an id that another fact has. Give it one of its own.`);
      } else {
        facts.set(read.data.id, read.data);
      }
    }
  }
  return { facts, problems };
}

function writtenFacts(file: string, text: string, problems: string[]): readonly { readonly id: unknown }[] {
  try {
    const data: unknown = JSON.parse(text);
    const lists = typeof data === 'object' && data !== null ? Object.values(data) : [];
    return lists.flatMap((list: unknown) => (Array.isArray(list) ? list.filter(hasId) : []));
  } catch (error) {
    problems.push(`${file} is no JSON: ${error instanceof Error ? error.message : String(error)}.`);
    return [];
  }
}

function hasId(value: unknown): value is { readonly id: unknown } {
  return typeof value === 'object' && value !== null && 'id' in value;
}

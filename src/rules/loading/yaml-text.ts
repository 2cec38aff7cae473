import {
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  stringify,
  visit,
  type Document,
  type Node,
} from 'yaml';
import { blanksLeft } from './blanks.ts';
import { charactersRefused, escapesRefused } from './characters.ts';
import { placeTooDeep, TOO_DEEP } from './depth.ts';
import type { PolicyProblem, Slip } from './problem.ts';
import { yamlSlip } from './yaml-remedies.ts';

/** A YAML text as data, able to say on which line a path of keys stands. */
export interface YamlText {
  readonly data: unknown;
  readonly located: (slip: Slip) => PolicyProblem;
}

/**
 * Reads YAML 1.2 (core schema). Repeated keys, aliases, tags, a second document, characters nobody sees and blanks of
 * a template are problems.
 */
export function readYaml(text: string, file: string): YamlText | PolicyProblem[] {
  const refused = charactersRefused(text, file);
  if (refused.length > 0) return [...refused];
  const read = readPublishedYaml(text, file);
  if (Array.isArray(read)) return read;
  const deep = placeTooDeep(read.data);
  // Its key would be longer than anybody reads.
  if (deep !== undefined) return [{ ...read.located({ path: deep, ...TOO_DEEP }), key: '' }];
  const slips = [...escapesRefused(read.data), ...blanksLeft(read.data)];
  return slips.length > 0 ? slips.map(read.located) : read;
}

/** The same of a text that was published, which is read whatever characters it holds. */
export function readPublishedYaml(text: string, file: string): YamlText | PolicyProblem[] {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    uniqueKeys: true,
    merge: false,
    prettyErrors: false,
    lineCounter: lines,
  });
  const problems = [...document.errors, ...document.warnings].map((error) => ({
    ...{ file, line: lines.linePos(error.pos[0]).line, key: '' },
    ...yamlSlip(error, text),
  }));
  const aliases = offsetsOfAliases(document).map((offset) => ({
    ...{ file, line: lines.linePos(offset).line, key: '' },
    ...{ what: 'is an anchor or an alias', remedy: 'Write the value out where it is needed.' },
  }));
  if (problems.length + aliases.length > 0) return [...problems, ...aliases];
  return {
    data: document.toJS({ maxAliasCount: 0 }),
    located: ({ path, what, remedy }) => ({
      ...{ file, line: lines.linePos(offsetOf(document, path)).line, key: path.map(String).join('.') },
      ...{ what, remedy },
    }),
  };
}

function offsetsOfAliases(document: Document): readonly number[] {
  const offsets: number[] = [];
  visit(document, {
    Alias: (_, alias) => void offsets.push(alias.range?.[0] ?? 0),
    Value: (_, value) => {
      if (value.anchor !== undefined) offsets.push(value.range?.[0] ?? 0);
    },
  });
  return offsets;
}

/** Where the last key of the path that is there begins. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = document.contents?.range?.[0] ?? 0;
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
      if (pair === undefined || !isScalar(pair.key)) return offset;
      offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(key)];
      offset = (node as Node | undefined)?.range?.[0] ?? offset;
    } else {
      return offset;
    }
  }
  return offset;
}

/** Data as YAML, one line for each text however long. */
export function writeYaml(data: object): string {
  return stringify(data, { lineWidth: 0 }).trimEnd();
}

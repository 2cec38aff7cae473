import type { YAMLError } from 'yaml';
import { TOO_DEEP } from './depth.ts';

interface Told {
  /** Left out: what the reader of YAML says. */
  readonly what?: string;
  readonly remedy: string;
}

const COLON: Told = {
  what: 'has a colon in a text that is not quoted, or a line indented too far',
  remedy: "Put the text in quotes, as asks: 'Hours: at least 60', or indent the line as its neighbours.",
};

const NO_VALUE: Told = {
  what: 'is no key with its value: a colon and a space are missing, or a quote or a bracket is not closed',
  remedy: 'Write key: value on one line, and close what was opened.',
};

const TOLD: Readonly<Partial<Record<YAMLError['code'], Told>>> = {
  BLOCK_AS_IMPLICIT_KEY: COLON,
  BLOCK_IN_FLOW: COLON,
  MULTILINE_IMPLICIT_KEY: NO_VALUE,
  MULTIPLE_DOCS: {
    what: 'begins a second document in the file',
    remedy: 'Take the line --- out, and keep one policy, or one list of cases, in each file.',
  },
  TAB_AS_INDENT: { what: 'is indented with a tab', remedy: 'Indent with spaces.' },
  BAD_INDENT: {
    what: 'is indented otherwise than what it belongs to',
    remedy: 'Indent the keys of one map, and the dashes of one list, alike, and close every bracket.',
  },
  BAD_SCALAR_START: {
    what: 'begins with a character that has a meaning of its own',
    remedy: "Put the text in quotes, as '@ 5 percent'.",
  },
  RESOURCE_EXHAUSTION: TOO_DEEP,
  MISSING_CHAR: { remedy: 'Close every quote and bracket, and part the members of a list by commas.' },
  TAG_RESOLVE_FAILED: { remedy: "Take the tag out; a text that begins with ! stands in quotes, as '!'." },
  BAD_DQ_ESCAPE: { remedy: 'Write the text in single quotes, in which a backslash is a backslash.' },
};

const ANY: Told = {
  remedy: 'Correct the YAML: quote a text with a colon, # or a bracket in it, and close what was opened.',
};

/** What is wrong in a text that is no YAML, and what to do about it. */
export function yamlSlip(
  { code, message, pos }: YAMLError,
  text: string,
): { readonly what: string; readonly remedy: string } {
  if (code === 'DUPLICATE_KEY') {
    return { what: `gives ${keyAt(text, pos[0])} a second time in one map`, remedy: 'Keep one of the two.' };
  }
  // A key without its colon has the code of a comma that is missing.
  const told = message.startsWith('Implicit map keys') ? NO_VALUE : (TOLD[code] ?? ANY);
  return { what: told.what ?? message, remedy: told.remedy };
}

/** The key that begins at an offset, without its quotes. */
function keyAt(text: string, offset: number): string {
  const [, quoted, double, plain] =
    /^(?:'([^'\n]*)'|"([^"\n]*)"|((?:[^:\n]|:(?=[^\s]))+))/.exec(text.slice(offset)) ?? [];
  return quoted ?? double ?? plain?.trim() ?? 'a key';
}

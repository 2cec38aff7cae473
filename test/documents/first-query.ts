import { readText } from './compose-file.ts';

export interface FirstQuery {
  readonly query: string;
  /** The answer as the README prints it. */
  readonly answer: unknown;
}

/** What the README tells a stranger to ask first, as the body of the request it shows. */
export function firstQuery(): FirstQuery {
  const readme = readText('README.md');
  const body = / -d '(\{"query":.*\})'$/m.exec(readme)?.[1];
  const answer = /^```json\n([\s\S]*?)^```$/m.exec(readme)?.[1];
  if (body === undefined || answer === undefined) {
    throw new Error('The README shows no first query (curl … -d) with an answer (a json block).');
  }
  const { query } = JSON.parse(body) as { readonly query: string };
  return { query, answer: JSON.parse(answer) };
}

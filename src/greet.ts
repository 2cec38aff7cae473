import { FIRST_QUERY_IN_LINE } from './first-query.ts';
import { signIn } from './infra/identity/development-people.ts';
import type { RunningServer } from './start-server.ts';

/** Tells the person at the terminal where the ledger is, who can sign in, and one query to try. */
export async function greet({ url, role, development, hasExplorer }: RunningServer): Promise<void> {
  if (role === 'projector') {
    process.stdout.write(`\nlicensure-ledger (projector) says at ${url}/health/ready how it is\n`);
    return;
  }
  const people = development === undefined ? [] : await signIn(development);
  const [teacher] = people;
  const lines = [`\nlicensure-ledger answers at ${url}/graphql`];
  if (hasExplorer) lines.push(`and can be asked from the page at ${url}/`);
  if (teacher !== undefined) {
    lines.push('\nSign in as (development tokens, valid for a day):');
    for (const { title, token } of people) lines.push(`\n  ${title}\n    ${token}`);
    lines.push('\nTry:', '', firstQuery(url, teacher.token), '');
  }
  process.stdout.write(`${lines.join('\n')}\n`);
}

function firstQuery(url: string, token: string): string {
  const query = FIRST_QUERY_IN_LINE;
  return [
    `curl -s ${url}/graphql \\`,
    `  -H 'content-type: application/json' \\`,
    `  -H 'authorization: Bearer ${token}' \\`,
    `  -d '${JSON.stringify({ query })}'`,
  ].join('\n');
}

import { signIn } from './infra/identity/development-people.ts';
import type { RunningServer } from './start-server.ts';

/** A day on which the example educator's answer is known by heart: the README prints it. */
const EXAMPLE_DAY = '2023-08-31';

/** Tells the person at the terminal where the ledger is, who can sign in, and one query to try. */
export async function greet({ url, role, development }: RunningServer): Promise<void> {
  if (role === 'projector') {
    process.stdout.write(`\nlicensure-ledger (projector) says at ${url}/health/ready how it is\n`);
    return;
  }
  const people = development === undefined ? [] : await signIn(development);
  const [teacher] = people;
  const lines = [`\nlicensure-ledger answers at ${url}/graphql`];
  if (teacher !== undefined) {
    lines.push('\nSign in as (development tokens, valid for a day):');
    for (const { title, token } of people) lines.push(`\n  ${title}\n    ${token}`);
    lines.push('\nTry:', '', firstQuery(url, teacher.token), '');
  }
  process.stdout.write(`${lines.join('\n')}\n`);
}

function firstQuery(url: string, token: string): string {
  // The README's first query: there its answer is printed, and a test compares the two.
  const asked =
    'license deadline decision { outcome required counted unit missing credits { title counted } }';
  const query = `{ renewalStatus(asOf: "${EXAMPLE_DAY}") { ${asked} } }`;
  return [
    `curl -s ${url}/graphql \\`,
    `  -H 'content-type: application/json' \\`,
    `  -H 'authorization: Bearer ${token}' \\`,
    `  -d '${JSON.stringify({ query })}'`,
  ].join('\n');
}

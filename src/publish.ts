import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { misused, runCommand, say, withLedger } from './command.ts';
import { readPolicyFiles } from './infra/policies/policy-files.ts';
import { publishFiles } from './infra/policies/publish-files.ts';
import { projectRoot } from './infra/project-root.ts';

/**
 * `npm run publish-policies -- [folder]`: publishes what the folder (`policies/`, when none is named) holds and is
 * not published yet. A running server takes it up by itself. Exit code 1 when nothing could be published.
 */
const USAGE = `npm run publish-policies -- [folder]

Publishes every version in the folder (policies/, when none is named) that is not published yet.
docs/running.md says when.`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { help: { type: 'boolean', short: 'h' } },
    allowPositionals: true,
  });
  const [folder = join(projectRoot, 'policies'), ...more] = positionals;
  if (values.help === true) return say(USAGE);
  if (more.length > 0) return misused(USAGE);
  const files = await readPolicyFiles(folder);
  return withLedger(
    async ({ jurist }) => {
      const told = (await publishFiles(jurist, files, 'publisher')).map((name) => `Published ${name}.`);
      return say(told.length === 0 ? 'Everything is published already.' : told.join('\n'));
    },
    { lost: 1 },
  );
}

await runCommand(USAGE, main, 1);

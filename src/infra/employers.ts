import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import { asGiven, execute } from '../app/executing/execute.ts';
import { derivedId } from '../app/executing/ids.ts';
import { fault } from '../app/fault.ts';
import type { Ledger } from '../app/log/ledger.ts';
import { isRefusal } from '../domain/decider.ts';
import { employer as decider } from '../domain/employer/index.ts';
import { employerStream } from '../domain/streams.ts';

const text = z.string();
const registerFile = z.strictObject({
  /** By state. */
  employers: z.record(text, z.array(z.strictObject({ employer: text, name: text, setting: text }))),
});

/** Registers every employer a file lists. What stands in the ledger already stays as it is. */
export async function registerEmployers(ledger: Ledger, path: string, actor: string): Promise<void> {
  const read = registerFile.safeParse(
    parse(await readFile(path, 'utf8'), { version: '1.2', uniqueKeys: true }),
  );
  if (!read.success) throw fault('employers_unreadable', `${path}: ${z.prettifyError(read.error)}`);
  const named = Object.entries(read.data.employers).flatMap(([state, listed]) =>
    listed.map((said) => ({ state, ...said })),
  );
  const problems = await Promise.all(
    named.map(async (said) => {
      const target = { stream: employerStream(said.state, said.employer), state: said.state };
      const request = { commandId: derivedId('employer', JSON.stringify(said)), actor };
      const command = asGiven({ type: 'Register' as const, ...said });
      const answer = await execute(ledger, decider, target, command, request);
      const isRefused = isRefusal(answer) && answer.refused !== 'employer_differs';
      return isRefused ? [`${said.employer}: ${answer.because}`] : [];
    }),
  );
  const refused = problems.flat();
  if (refused.length > 0) throw fault('employer_refused', `${path}: ${refused.join(' ')}`);
}

import { parseArgs } from 'node:util';
import { isDay } from '../../domain/values/day.ts';
import { parseRecord } from '../../rules/cases/parse-cases.ts';
import type { PolicyProblem } from '../../rules/index.ts';
import { problemInWords } from '../../rules/loading/problem.ts';
import { loadedPolicy, readNamed, type Desk, type Exit } from '../desk.ts';
import { found, isCasesPath } from '../policy-paths.ts';
import { FileError, UsageError } from '../usage.ts';
import { decisionInWords } from './decision-in-words.ts';
import { explained } from './explained.ts';

/** `explain <policy> <record.yaml> --as-of <day> [--json]` */
export function explain(args: readonly string[], desk: Desk): Exit {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { 'as-of': { type: 'string' }, json: { type: 'boolean' } },
    allowPositionals: true,
  });
  const [policyPath, recordPath, ...more] = positionals;
  if (policyPath === undefined || recordPath === undefined || more.length > 0) {
    throw new UsageError('explain takes one policy file and one record.');
  }
  const asOf = values['as-of'];
  if (asOf !== undefined && !isDay(asOf)) {
    throw new UsageError(`--as-of ${asOf} is no day: write one such as 2024-08-31.`);
  }
  const policy = loadedPolicy(readNamed(found(policyPath, desk.cwd), desk), desk);
  if (Array.isArray(policy)) return refused(policy, desk);
  const { file, text } = readNamed(found(recordPath, desk.cwd), desk);
  if (isCasesPath(recordPath)) {
    throw new FileError(`${file} holds many cases: name a file with one of them alone, without expect.`);
  }
  const record = parseRecord(text, file, policy);
  if (Array.isArray(record)) return refused(record, desk);
  if ((asOf ?? record.as_of) === undefined) {
    throw new UsageError(`Say which day is asked about: --as-of <day>, or as_of in ${file}.`);
  }
  const decision = explained(policy, record, asOf);
  desk.print(
    values.json === true ? JSON.stringify(decision, null, 2) : decisionInWords(decision, policy.title),
  );
  return 0;
}

function refused(problems: readonly PolicyProblem[], { print }: Desk): Exit {
  for (const problem of problems) print(problemInWords(problem));
  return 1;
}

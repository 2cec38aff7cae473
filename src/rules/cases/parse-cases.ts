import type { z } from 'zod';
import { keysOfSchema } from '../loading/keys-of-schema.ts';
import type { PolicyProblem, Slip } from '../loading/problem.ts';
import { slipsOf } from '../loading/schema-slips.ts';
import { inWords } from '../loading/schema-words.ts';
import { readYaml } from '../loading/yaml-text.ts';
import type { CompiledPolicy } from '../policy/compiled-policy.ts';
import { caseFile, recordAlone, type CaseFile, type WrittenRecord } from './case-language.ts';
import { checkCases, checkRecord } from './check-cases.ts';

/**
 * Reads a file of cases. Given the policy they are cases of, what they say of its settings is checked too: a
 * misspelt one would silently stay unconfirmed.
 */
export function parseCases(text: string, file: string, policy?: CompiledPolicy): CaseFile | PolicyProblem[] {
  return parse(text, file, caseFile, (cases) => checkCases(cases, policy));
}

/** Reads one record, in the words of a case. */
export function parseRecord(
  text: string,
  file: string,
  policy: CompiledPolicy,
): WrittenRecord | PolicyProblem[] {
  return parse(text, file, recordAlone, (record) => checkRecord(record, policy));
}

function parse<T>(
  text: string,
  file: string,
  schema: z.ZodType<T>,
  check: (read: T) => readonly Slip[],
): T | PolicyProblem[] {
  const yaml = readYaml(text, file);
  if (Array.isArray(yaml)) return yaml;
  const parsed = schema.safeParse(yaml.data, { error: inWords });
  const slips = parsed.success
    ? check(parsed.data)
    : slipsOf(parsed.error.issues, yaml.data, keysOfSchema(schema));
  if (parsed.success && slips.length === 0) return parsed.data;
  return slips.map(yaml.located).sort((a, b) => a.line - b.line);
}

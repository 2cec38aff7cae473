import { parseCases } from '../../rules/cases/parse-cases.ts';
import { parsePolicy, type CompiledPolicy, type PolicyProblem } from '../../rules/index.ts';
import type { NamedText } from '../desk.ts';

export function problemsOfPolicy({ file, text }: NamedText): readonly PolicyProblem[] {
  const read = parsePolicy(text, file);
  return Array.isArray(read) ? read : [];
}

/** Problems of a file of cases; what they say of settings is checked where they lie beside a policy that loads. */
export function problemsOfCases(
  { file, text }: NamedText,
  policy: CompiledPolicy | undefined,
): readonly PolicyProblem[] {
  const read = parseCases(text, file, policy);
  return Array.isArray(read) ? read : [];
}

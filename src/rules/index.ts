// What the rest of the ledger calls; everything else in this folder is how.
export { compilePolicy, type CompiledPolicy } from './compile-policy.ts';
export { evaluate, verdict, type Settings } from './evaluate.ts';
export { toJsonSchema } from './json-schema.ts';
export type { Policy } from './language/policy.ts';
export type { PolicyProblem } from './loading/problem.ts';
export { parsePolicy } from './parse-policy.ts';
export { settingProblem } from './settings.ts';
export { earliestRenewal, nextTerm, type Term } from './term.ts';

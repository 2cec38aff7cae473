// What the rest of the ledger calls; everything else in this folder is how.
export { compactOf, rebuilt, type CompactDecision } from './evaluation/compact.ts';
export { compilePolicy } from './policy/compile-policy.ts';
export type { CompiledPolicy } from './policy/compiled-policy.ts';
export { evaluate, verdict, type Settings } from './evaluation/evaluate.ts';
export { underBoth } from './evaluation/two-laws.ts';
export { toJsonSchema } from './loading/json-schema.ts';
export { STRANDS, type Policy, type Strand } from './language/policy.ts';
export type { PolicyProblem } from './loading/problem.ts';
export { parsePolicy, readPublished } from './policy/parse-policy.ts';
export {
  earliestRenewal,
  renewalWindow,
  type RenewalTiming,
  type RenewalWindow,
} from './terms/renewal-window.ts';
export { STILL } from './language/lists.ts';
export { answersOf } from './routes/answers-of.ts';
export { auditsOf } from './routes/audits-of.ts';
export { creditsOfRoute, creditsUnderRoute } from './routes/credits-of-route.ts';
export { extendedEnd } from './routes/extended-end.ts';
export type {
  AuditAnswer,
  ExtendedEnd,
  ExtensionStep,
  PayAnswer,
  RouteAnswer,
  RouteResult,
  StandingAnswer,
} from './routes/route-answer.ts';
export { outcomeOfRoute, routeNamed, routesOf } from './routes/routes-of.ts';
export { sampleSize } from './routes/sample-size.ts';
export { settingProblem } from './settings/settings.ts';
export { neededCredits, type Needed } from './needs/needed.ts';
export type { AskedOfCredits } from './situation/asked-of-credits.ts';
export { OPEN, totalOf, type Cover, type Need, type SomeOf } from './needs/need.ts';
export { needsOf, needsOfRoute } from './evaluation/needs-of.ts';
export { nextTerm, type Term } from './terms/term.ts';
export type { WordKind } from './policy/words-read.ts';
export { asksForApprovals } from './situation/provider-approvals.ts';

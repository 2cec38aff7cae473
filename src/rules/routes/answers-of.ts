import type { Facts } from '../../domain/facts.ts';
import type { Day } from '../../domain/values/day.ts';
import type { CompiledPolicy } from '../policy/compiled-policy.ts';
import { unencoded } from '../policy/run.ts';
import { matterOf, type Matter } from '../settings/run-situation.ts';
import type { Situation } from '../situation/situation.ts';
import { holdsUntil, type Dated } from '../values/holds-until.ts';
import { agreedUpon, ask, lacking, settingsMet, type Settings } from './asked.ts';
import type { CompiledAnswer } from './compile-answers.ts';
import type { StandingAnswer } from './route-answer.ts';

type Found = Pick<StandingAnswer, 'value' | 'because' | 'cites' | 'codes' | 'missing'>;

/** The separate answers about the license, each by the first of its clauses that fits and is in force. Pure. */
export function answersOf(
  policy: CompiledPolicy,
  settings: Settings,
  facts: Facts,
  asOf: Day,
): readonly StandingAnswer[] {
  const matter = matterOf(policy, facts);
  return policy.answers.map((answer) => {
    const now = answerOn(answer, matter, settings, asOf);
    const holds = holdsUntil(now, (day) => answerOn(answer, matter, settings, day));
    return { ...now.answer, holdsUntil: holds };
  });
}

/** What is answered as of a day: everything that time alone can change. */
export function answerOn(
  answer: CompiledAnswer,
  matter: Matter,
  settings: Settings,
  asOf: Day,
): Dated<Omit<StandingAnswer, 'holdsUntil'>> {
  const { policy } = matter;
  const asked = ask(matter, settings, asOf, (situation) => answerIn(answer, policy, situation));
  const { id, asks } = answer.written;
  return {
    answer: {
      ...{ id, asks },
      ...agreedUpon(policy, asked, ([first]) => ({ ...first, ...NO_ANSWER })),
      settings: settingsMet(policy, settings, asked.reached),
    },
    next: asked.clock.next(),
  };
}

const NO_ANSWER = { value: null, because: null, cites: [] } as const;

function answerIn({ clauses, written }: CompiledAnswer, policy: CompiledPolicy, situation: Situation): Found {
  const notEncoded = unencoded(policy, situation);
  if (notEncoded !== undefined) return { ...NO_ANSWER, ...notEncoded };
  for (const { scope, says } of clauses) {
    const holds = scope.holds(situation);
    if (holds === true) return { ...says, codes: [], missing: [] };
    if (holds === undefined) return { ...NO_ANSWER, ...lacking(scope.missing(situation)) };
  }
  return { ...NO_ANSWER, codes: ['not_encoded'], missing: [`Not written here: ${written.asks}`] };
}

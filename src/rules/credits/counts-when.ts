import { compileCondition } from '../conditions/condition.ts';
import { missingAttributes } from '../conditions/words.ts';
import type { CountsWhen } from '../language/credits.ts';
import type { Item } from '../situation/item.ts';
import type { Predicate } from '../situation/predicate.ts';
import type { Situation } from '../situation/situation.ts';
import type { Finding } from '../situation/valued.ts';
import { unsettled } from './acts.ts';

/** One clause of what makes credits count, and for which of them. */
export interface ActClause {
  readonly when: Predicate;
  readonly rule: CountsWhen;
}

type Written = CountsWhen | readonly CountsWhen[];

/** The clauses of an entry, and after them those of the whole section. The first that fits decides. */
export function compileCountsWhen(own: Written | undefined, section: Written): readonly ActClause[] {
  return [...(own === undefined ? [] : listed(own)), ...listed(section)].map((rule) => ({
    rule,
    when: compileCondition(rule.when, 'credits'),
  }));
}

function listed(written: Written): readonly CountsWhen[] {
  return 'acts' in written ? [written] : written;
}

/** Why the acts done do not make an item count, or what keeps that from being said; neither when they do. */
export interface ActsJudged {
  readonly refusal?: Finding;
  readonly open: readonly Finding[];
}

const NONE: readonly never[] = [];

const SETTLED: ActsJudged = { open: NONE };

const NO_CLAUSE: Finding = {
  code: 'no_act_named',
  because: () => 'No rule says which act would make it count.',
  cites: [],
};

export function judgeActs(clauses: readonly ActClause[], item: Item, situation: Situation): ActsJudged {
  if (item.acts === null) return SETTLED;
  for (const { when, rule } of clauses) {
    const fits = when.holds(item.attributes, situation);
    if (fits === undefined) return judgeOpen(clauses, item, situation);
    if (!fits) continue;
    const refusal = unsettled(item, rule, situation.clock);
    return refusal ? { refusal, open: NONE } : SETTLED;
  }
  return { refusal: NO_CLAUSE, open: NONE };
}

/** While it cannot be said which clause fits, what any of those says that may. */
function judgeOpen(clauses: readonly ActClause[], item: Item, situation: Situation): ActsJudged {
  const refusals: (Finding | undefined)[] = [];
  const doubts: Finding[] = [];
  let isDecided = false;
  for (const { when, rule } of clauses) {
    const fits = when.holds(item.attributes, situation);
    if (fits === false) continue;
    const refusal = unsettled(item, rule, situation.clock);
    isDecided = fits === true;
    refusals.push(refusal);
    if (isDecided) break;
    doubts.push(
      ...missingAttributes(when.missing(item.attributes, situation), item.list, Object.keys(rule.cite)),
    );
  }
  if (!isDecided) refusals.push(NO_CLAUSE);
  const pending = refusals.filter((one) => one !== undefined);
  const [first] = pending;
  if (first === undefined) return SETTLED;
  return pending.length === refusals.length
    ? { refusal: first, open: [] }
    : { open: [...doubts, ...pending] };
}

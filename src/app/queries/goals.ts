import { isRefusal, type Refusal } from '../../domain/decider.ts';
import type { DefinitionState } from '../../domain/definition/index.ts';
import { definitionId } from '../../domain/definition/index.ts';
import type { GoalOutcome, GoalSource } from '../../domain/goal/index.ts';
import { idOf } from '../../domain/streams.ts';
import type { Day } from '../../domain/values/day.ts';
import { type Identity, may } from '../access.ts';
import { goalResource } from '../commands/goal.ts';
import { type Goal, goalsOf } from '../credential/goals-of.ts';
import { type Begun, begunBy, definitionsNamed } from '../credential/held.ts';
import type { Ledger } from '../log/ledger.ts';
import { pageOfList } from './page-of-list.ts';
import type { Page, PageAsk } from './page.ts';

export interface GoalsAsk {
  /** The caller when not given. */
  readonly educator?: string;
  readonly source?: GoalSource;
  /** Only those that are pursued still, or only those that are not. */
  readonly open?: boolean;
  readonly page: PageAsk;
}

export interface GoalView {
  readonly id: string;
  readonly educator: string;
  readonly state: string;
  readonly source: GoalSource;
  readonly employer: string | undefined;
  /** Null once the educator's key was erased. */
  readonly goal: string | null;
  readonly setOn: Day;
  readonly outcome: GoalOutcome | undefined;
  readonly closedOn: Day | undefined;
  readonly because: string | null | undefined;
  readonly credentials: readonly TiedCredential[];
}

export interface TiedCredential {
  readonly definition: string;
  readonly title: string | undefined;
  readonly tiedOn: Day;
  /** Known to the learner alone, until there is an award. */
  readonly isBegun: boolean | undefined;
  /** The day of an award that was not revoked. */
  readonly awardedOn: Day | undefined;
}

/**
 * The goals of an educator that are the caller's to see, the latest first: a teacher's own, and to an employer those
 * it set. Undefined for who may see goals of nobody.
 */
export async function findGoals(
  ledger: Ledger,
  identity: Identity,
  { educator = identity.educator, source, open, page: ask }: GoalsAsk,
): Promise<Page<GoalView> | Refusal | undefined> {
  const isOwn = educator !== undefined && may(identity, 'goal.read', { educator });
  if (educator === undefined || !(isOwn || identity.roles.includes('district'))) return undefined;
  const goals = (await goalsOf(ledger, educator)).filter(
    ({ state: { set, closed } }) =>
      set !== undefined &&
      may(identity, 'goal.read', goalResource(set)) &&
      (source === undefined || set.source === source) &&
      (open === undefined || open === (closed === undefined)),
  );
  const page = pageOfList(ask, goals.toReversed(), ({ stream }) => stream);
  if (isRefusal(page)) return page;
  const tied = page.items.flatMap(({ node }) => [...node.state.ties.keys()]);
  const [definitions, begun] = await Promise.all([definitionsNamed(ledger, tied), begunBy(ledger, educator)]);
  const items = page.items.flatMap(({ cursor, node }) => {
    const view = goalView(node, begun, definitions, isOwn);
    return view === undefined ? [] : [{ cursor, node: view }];
  });
  return { ...page, items };
}

function goalView(
  { stream, state: { set, closed, ties } }: Goal,
  begun: readonly Begun[],
  definitions: ReadonlyMap<string, DefinitionState>,
  isOwn: boolean,
): GoalView | undefined {
  if (set === undefined) return undefined;
  const { educator, state, source, employer, goal, on: setOn } = set;
  const credentials = [...ties].map(([definition, tiedOn]) => {
    const theirs = begun.filter(
      ({ state: { started } }) =>
        started !== undefined && definitionId(started.issuer, started.definition) === definition,
    );
    const awarded = theirs.findLast(({ state: one }) => one.awardedOn !== undefined && !one.revokedOn);
    return {
      ...{ definition, tiedOn, title: definitions.get(definition)?.latest?.title },
      isBegun: isOwn ? theirs.length > 0 : undefined,
      awardedOn: awarded?.state.awardedOn,
    };
  });
  return {
    ...{ id: idOf(stream), educator, state, source, employer, goal, setOn, credentials },
    ...{ outcome: closed?.outcome, closedOn: closed?.on, because: closed?.because },
  };
}

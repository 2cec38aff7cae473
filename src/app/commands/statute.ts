import { NOT_FOUND, type Refusal } from '../../domain/decider.ts';
import { statute as decider, type StatuteCommand } from '../../domain/statute/index.ts';
import { statuteStream } from '../../domain/streams.ts';
import { execute, type Recording } from '../executing/execute.ts';
import type { Progress } from '../progress.ts';
import type { PeriodReads } from '../queries/period-reads.ts';
import { MOST_WAIT_MS } from '../queries/position.ts';
import { lawOf, statuteIn, STRAND } from '../queries/statutes.ts';
import { INDEX_BEHIND } from '../queries/unanswered.ts';
import type { Jurist } from '../standing/standing.ts';
import { type Caller, forbidden, requestOf } from './caller.ts';

export interface StatuteAsk {
  readonly state: string;
  /** Id of the policy's route. */
  readonly route: string;
  /** Digest of the preview the agency decided on. */
  readonly digest: string;
  readonly because: string;
}

interface Source {
  readonly jurist: Jurist;
  readonly reads: PeriodReads;
  readonly progress: Progress;
}

/** Enacts what was previewed: the list is read again, once everything recorded by now is seen in it. */
export async function enactStatute(
  { jurist, reads, progress }: Source,
  caller: Caller,
  ask: StatuteAsk,
): Promise<Recording | Refusal> {
  const { state, route, digest, because } = ask;
  const problem = forbidden(caller, 'statute.enact', { state });
  if (problem !== undefined) return problem;
  return execute(
    jurist.ledger,
    decider,
    { stream: statuteStream(state, route), state },
    {
      asked: { type: 'Enact', ...ask },
      given: async (): Promise<StatuteCommand | Refusal> => {
        const ordinal = await jurist.ledger.log.head();
        const law = await lawOf(jurist, state);
        if (law === undefined || statuteIn(law, route) === undefined) return NOT_FOUND;
        if (!(await progress.waitFor(ordinal, MOST_WAIT_MS))) return INDEX_BEHIND;
        const { periods, digest: present } = await reads.dueSummary(state, route);
        const { version, digest: text } = law.policy;
        const read = { strand: STRAND, policy: { version, digest: text }, ordinal };
        return { type: 'Enact', state, route, ...read, periods, seen: digest, present, because };
      },
    },
    requestOf(caller),
  );
}

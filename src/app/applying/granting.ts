import {
  application as decider,
  type ApplicationCommand,
  type ApplicationState,
} from '../../domain/application/index.ts';
import { isRefusal, NOT_FOUND, type Refusal } from '../../domain/decider.ts';
import { license as licenseDecider } from '../../domain/license/index.ts';
import { licenseStream } from '../../domain/streams.ts';
import type { Day } from '../../domain/values/day.ts';
import { neededCredits } from '../../rules/index.ts';
import { todayIn } from '../clock.ts';
import type { Request } from '../executing/execute.ts';
import { readStream, stateOf } from '../log/ledger.ts';
import { reserveFor } from '../spending/reserve.ts';
import { type Jurist, recordAt } from '../standing/standing.ts';
import { decisionUpon } from './applied-for.ts';
import { licenseCommand } from './license-command.ts';

type Grant = Extract<ApplicationCommand, { type: 'Grant' }>;

/** What whoever grants states. */
export interface GrantStated {
  readonly number?: string;
  readonly from: Day;
  readonly until?: Day | null;
  readonly because?: string;
}

/**
 * The grant with what the law answers, refused at once where the license could not say so. What it needs of credits is
 * set aside first, as for a renewal.
 */
export async function granting(
  jurist: Jurist,
  request: Request,
  stream: string,
  state: ApplicationState,
  { number = '', from, until = null, because }: GrantStated,
): Promise<Grant | Refusal> {
  const { filed, filing, status } = state;
  if (filed === undefined || filing === undefined) return NOT_FOUND;
  const { ledger } = jurist;
  const license = filed.license ?? licenseStream(filed.state, number);
  const why = because === undefined ? {} : { because };
  const grantAt = async (ordinal: number): Promise<Grant> => ({
    ...{ type: 'Grant' as const, license, from, until },
    ...why,
    ...(await answerOf(jurist, stream, state, ordinal)),
  });
  if (status !== 'open') return grantAt(await ledger.log.head());

  const by = { ...request, today: todayIn(ledger.clock, filed.state) };
  const purpose = { educator: filed.educator, state: filed.state, license };
  const found = await reserveFor(ledger, request, purpose, async (ordinal) => {
    const grant = await grantAt(ordinal);
    const decided = decider.decide(grant, state, by);
    if (isRefusal(decided)) return decided;
    const problem = await writingProblem(
      jurist,
      stream,
      filed,
      { license, from, until, by: by.actor },
      by.today,
    );
    if (problem !== undefined) return problem;
    const spends = grant.decision === undefined ? [] : neededCredits(grant.decision);
    return { for: `${stream}#${filing}`, spends, isIdle: spends.length === 0, grant };
  });
  if (isRefusal(found)) return found;
  const { decided, reservation } = found;
  return { ...decided.grant, ...(reservation === undefined ? {} : { reservation }) };
}

/** What stands against writing it into the license. */
async function writingProblem(
  { ledger }: Jurist,
  stream: string,
  filed: NonNullable<ApplicationState['filed']>,
  term: Parameters<typeof licenseCommand>[2],
  today: Day,
): Promise<Refusal | undefined> {
  const held = stateOf(licenseDecider, await readStream(ledger, term.license));
  const written = licenseDecider.decide(licenseCommand(stream, filed, term), held, { actor: term.by, today });
  return isRefusal(written) ? written : undefined;
}

/** What the law answers today, by what was known at a place of the log; nothing where none is published. */
export async function answerOf(
  jurist: Jurist,
  stream: string,
  { filed, filing, status }: ApplicationState,
  ordinal: number,
) {
  if (filed === undefined || filing === undefined || status !== 'open') return {};
  const { ledger } = jurist;
  const record = await recordAt(ledger, filed.educator, ordinal);
  const today = todayIn(ledger.clock, filed.state);
  const decision = await decisionUpon(jurist, { stream, filed, filing }, record, today, ordinal);
  return decision === undefined ? {} : { decision };
}

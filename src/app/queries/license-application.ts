import { application, type ApplicationStatus } from '../../domain/application/index.ts';
import { isRefusal, type Refusal } from '../../domain/decider.ts';
import type { Decision } from '../../domain/decision.ts';
import type { Day } from '../../domain/values/day.ts';
import { type Identity, may } from '../access.ts';
import { decisionUpon, type FiledApplication } from '../applying/applied-for.ts';
import { todayIn } from '../clock.ts';
import { readStream, stateOf } from '../log/ledger.ts';
import type { Jurist } from '../standing/standing.ts';
import { knownOf } from './known-record.ts';

/** An application, and what the law answers to it. */
export interface AskedApplication {
  /** Its stream. */
  readonly application: string;
  readonly filed: FiledApplication;
  readonly status: ApplicationStatus;
  /** As of today while it awaits its answer, or as it was stored with the answer; null where no law answers. */
  readonly decision: Decision | null;
  readonly codes: readonly string[];
  readonly answer: ApplicationAnswer | null;
  /** Why the last grant of it could not be carried out, where it is open for that. */
  readonly setAside: string | null;
}

export interface ApplicationAnswer {
  readonly by: string;
  readonly on: Day;
  readonly because: string | null;
  /** What was granted: stream of the license, and the days it says. */
  readonly license: string | null;
  readonly from: Day | null;
  readonly until: Day | null;
}

/** One application. Undefined where there is none, or it is not the caller's to see. */
export async function licenseApplication(
  jurist: Jurist,
  identity: Identity,
  stream: string,
): Promise<AskedApplication | Refusal | undefined> {
  const found = stateOf(application, await readStream(jurist.ledger, stream));
  const { filed, filing, status, grant, denial, setAside } = found;
  if (filed === undefined || filing === undefined || status === undefined) return undefined;
  if (!may(identity, 'license.application_read', filed)) return undefined;
  const answered = { application: stream, filed, status, answer: answerOf(found) };
  const stored = grant?.decision ?? denial?.decision ?? null;
  if (status !== 'open') return { ...answered, ...told(stored, status), setAside: null };
  const known = await knownOf(jurist.ledger, filed.educator, undefined);
  if (isRefusal(known)) return known;
  const last = setAside.at(-1)?.code ?? null;
  if (known.failure !== undefined) {
    return { ...answered, decision: null, codes: ['under_repair'], setAside: last };
  }
  const today = todayIn(jurist.ledger.clock, filed.state);
  const asked = { stream, filed, filing };
  const decision = await decisionUpon(jurist, asked, known.record, today, known.ordinal);
  return { ...answered, ...told(decision ?? null, status), setAside: last };
}

/** Of what was withdrawn nobody decided anything. */
function told(decision: Decision | null, status: ApplicationStatus) {
  const unknown = status === 'withdrawn' ? [] : ['policy_unknown'];
  return { decision, codes: decision === null ? unknown : decision.codes };
}

function answerOf({
  grant,
  denial,
}: Pick<ReturnType<typeof application.evolve>, 'grant' | 'denial'>): ApplicationAnswer | null {
  if (grant !== undefined) {
    const { by, on, because, license, from, until } = grant;
    return { by, on, because: because ?? null, license, from, until };
  }
  if (denial === undefined) return null;
  const { by, on, because } = denial;
  return { by, on, because, license: null, from: null, until: null };
}

import type { EventType } from '../../domain/events.ts';
import { type Ledger, readStream } from '../log/ledger.ts';

/** What nobody but the learner does. */
const LEARNERS: ReadonlySet<EventType> = new Set([
  ...(['credential.Started', 'credential.GapNamed', 'credential.CriteriaRead'] as const),
  ...(['credential.LearningNoted', 'credential.EvidenceSubmitted'] as const),
  ...(['credential.AppealFiled', 'credential.LearnerResponded'] as const),
]);

/** The subjects under which the learner of a micro-credential has acted. */
export async function learnersOf(ledger: Ledger, stream: string): Promise<readonly string[]> {
  const events = await readStream(ledger, stream);
  const own = events.filter(({ type }) => LEARNERS.has(type));
  return [...new Set(own.map(({ metadata }) => metadata.actor))];
}

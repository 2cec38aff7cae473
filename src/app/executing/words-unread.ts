import type { EducatorCommand } from '../../domain/educator/index.ts';
import type { LicenseCommand } from '../../domain/license/index.ts';
import { idOf } from '../../domain/streams.ts';
import type { WordKind } from '../../rules/index.ts';
import type { Ledger } from '../log/ledger.ts';
import { policiesAt, type CompiledPolicies } from '../standing/policy-book.ts';
import type { Notice, Recording } from './execute.ts';

/** A word of the record that rules may read, and in which state. */
interface Word {
  readonly state: string;
  readonly kind: WordKind;
  readonly word: string;
}

/** The word a command upon a stream records; none where rules read none by name. */
export function wordOf(command: EducatorCommand | LicenseCommand, stream: string): Word | undefined {
  if (command.type === 'BeginStatus') {
    return { state: idOf(stream).slice(0, 2), kind: 'status', word: command.status };
  }
  if (command.type === 'RecordAct') return { state: command.state, kind: 'act', word: command.act };
  if (command.type === 'RecordMeasure') {
    return { state: command.state, kind: 'measure', word: command.measure };
  }
  if (command.type === 'RateEvaluation') return { state: command.state, kind: 'score', word: command.score };
  if (command.type === 'Issue') return { state: command.state, kind: 'class', word: command.class };
  return undefined;
}

/**
 * Told of a word that no published policy of the state reads, where at least one reads words of its kind. It is
 * recorded all the same: a version to come may read it, and what is on record stays.
 */
export async function unreadWord(
  ledger: Ledger,
  compiled: CompiledPolicies,
  { state, kind, word }: Word,
): Promise<Notice | undefined> {
  const policies = await policiesAt(ledger, compiled, state, await ledger.log.head());
  const readings = policies.map(({ policy }) => policy.readsWord(kind, word));
  if (readings.includes('read') || !readings.includes('unread')) return undefined;
  const because = `No published rule of ${state} reads this ${kind}. If it is a slip, take it back and record it anew.`;
  return { code: 'word_unread', because };
}

/** What was recorded, and beside it that no rule reads the word it says. */
export async function withUnreadWord(
  ledger: Ledger,
  compiled: CompiledPolicies,
  command: EducatorCommand | LicenseCommand,
  recording: Recording,
): Promise<Recording> {
  const word = wordOf(command, recording.stream);
  if (word === undefined || recording.events.length === 0) return recording;
  const notice = await unreadWord(ledger, compiled, word);
  if (notice === undefined) return recording;
  return { ...recording, notices: [...(recording.notices ?? []), notice] };
}

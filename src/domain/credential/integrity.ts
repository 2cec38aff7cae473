import { refuse } from '../decider.ts';
import { isPlainText } from '../values/identifiers.ts';
import { answered } from './assign.ts';
import type { Answer, Command, Open } from './begun.ts';

/** An artifact can be removed at any time, for somebody's privacy does not wait for an answer. */
export function guardIntegrity(
  command: Command<'FlagIntegrity' | 'RemoveArtifact'>,
  { current, state, by }: Open,
): Answer {
  const { artifact } = command;
  const { actor, today: on } = by;
  const of = [current, ...state.past].find(({ artifacts }) => artifacts.includes(artifact));
  if (of === undefined) {
    return refuse('artifact_unknown', 'No artifact of this digest was submitted; it has 64 hex digits.');
  }
  const { attempt } = of;
  if (command.type === 'FlagIntegrity') {
    const { issue, note } = command;
    if (of.flagged.has(artifact)) return [];
    if (of.answer !== undefined) return answered();
    if (!isPlainText(note, 5000)) return refuse('note', 'Say in 1 to 5000 characters what was found.');
    return [{ type: 'credential.IntegrityFlagged', data: { attempt, by: actor, artifact, issue, note, on } }];
  }
  const { because } = command;
  if (of.removed.has(artifact)) return [];
  if (!isPlainText(because, 2000)) return refuse('because', 'Say in 1 to 2000 characters why it is removed.');
  return [{ type: 'credential.ArtifactRemoved', data: { attempt, by: actor, artifact, because, on } }];
}

import { refuse } from '../decider.ts';
import { isPlainText } from '../values/identifiers.ts';
import type { Answer, Begun, Command } from './begun.ts';

const MOST_NOTES = 500;

/** The steps before evidence are the learner's own. None is asked for: competence is shown, not time spent. */
export function learn(
  command: Command<'NameGap' | 'ReadCriteria' | 'NoteLearning'>,
  { state, started, by: { today: on } }: Begun,
): Answer {
  switch (command.type) {
    case 'NameGap': {
      const { gap } = command;
      if (!isPlainText(gap, 5000))
        return refuse('gap', 'Say in 1 to 5000 characters what you want to be able to do.');
      return state.gap?.gap === gap ? [] : [{ type: 'credential.GapNamed', data: { on, gap } }];
    }
    case 'ReadCriteria':
      return state.criteriaReadOn !== undefined
        ? []
        : [{ type: 'credential.CriteriaRead', data: { on, version: started.version } }];
    case 'NoteLearning': {
      const { note } = command;
      if (!isPlainText(note, 5000)) return refuse('note', 'A note has 1 to 5000 characters.');
      if (state.notes.at(-1)?.note === note) return [];
      if (state.notes.length >= MOST_NOTES) {
        return refuse(
          'too_many_notes',
          `There are ${MOST_NOTES} notes already, which is as many as are kept.`,
        );
      }
      return [{ type: 'credential.LearningNoted', data: { on, note } }];
    }
  }
}

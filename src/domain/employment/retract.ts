import { type Refusal, refuse } from '../decider.ts';
import { saysAsMuch } from '../educator/external-id.ts';
import { standing, superseded, takingBack } from '../retraction.ts';
import type { Day } from '../values/day.ts';
import { isPlainText } from '../values/identifiers.ts';
import { act } from './act.ts';
import type { UponEmployment } from './commands.ts';
import type { Began, EmploymentEvent } from './events.ts';
import { type EmploymentState, evolve, initial } from './evolve.ts';
import { beginningProblem } from './problems.ts';

type Answer = readonly EmploymentEvent[] | Refusal;
type Past = EmploymentState['past'];

/** Takes one event back, unless what came after it could not stand without it. */
export function takeBack(eventId: string, because: string, { past }: EmploymentState, today: Day): Answer {
  const answer = takingBack(past, eventId, because);
  if (answer === 'already') return [];
  if (answer !== 'taken') return answer;
  const data = { eventId, because };
  const left = standing([...past, { type: 'employment.Retracted' as const, eventId: '', data }]);
  return isInOrder(left, today) ? [{ type: 'employment.Retracted', data }] : RESTED_UPON;
}

/** Whether events could have been recorded as they are, one after the other. */
function isInOrder(events: Past, today: Day): boolean {
  let state = initial;
  for (const event of events) {
    const upon = commandOf(event);
    if (upon !== undefined && (state.began === undefined || 'refused' in act(upon, state, today)))
      return false;
    state = evolve(state, event);
  }
  return true;
}

/** The act an event tells of; undefined for a beginning. */
function commandOf(event: Past[number]): UponEmployment | undefined {
  switch (event.type) {
    case 'employment.AssignmentChanged':
      return { type: 'ChangeAssignment', ...event.data };
    case 'employment.LeaveBegan':
      return { type: 'BeginLeave', ...event.data };
    case 'employment.LeaveEnded':
      return { type: 'EndLeave', ...event.data };
    case 'employment.Ended':
      return { type: 'End', ...event.data };
    case 'employment.Began':
    case 'employment.Retracted':
      return undefined;
  }
}

/**
 * The source states anew what it stated under the same external id. A last day it did not know before is an end as any
 * other; what else differs takes the place of the old statement, unless people have recorded something upon that. What
 * the source has corrected already does not come back by a late file.
 */
export function correct(said: Began['data'], because: string, state: EmploymentState, today: Day): Answer {
  const { began, past, until } = state;
  const problem = beginningProblem(said, today);
  if (problem !== undefined) return problem;
  if (began === undefined) return [{ type: 'employment.Began', data: said }];
  if (said.educator !== began.educator) return OF_ANOTHER;
  if (isSameBut(began, said)) {
    if (said.until === undefined || said.until === until) return [];
    if (until === undefined) return act({ type: 'End', on: said.until }, state, today);
  }
  if (wasSaidBefore(past, said)) return SUPERSEDED;
  const stands = standing(past);
  if (stands.some(({ type }) => type !== 'employment.Began' && type !== 'employment.Ended'))
    return ACTED_UPON;
  if (!isPlainText(because)) return refuse('because', 'Say why it is corrected, in 1 to 500 characters.');
  const old = stands.filter(({ type }) => type === 'employment.Began');
  return [
    ...old.map(({ eventId }): EmploymentEvent => ({
      type: 'employment.Retracted',
      data: { eventId, because },
    })),
    { type: 'employment.Began', data: said },
  ];
}

/** Whether two statements differ at most in the last day. */
export function isSameBut(
  { until: _, ...one }: Began['data'],
  { until: _until, ...other }: Began['data'],
): boolean {
  return saysAsMuch(one, other);
}

/** A statement the source has replaced since, with the last day it gave then or a while later. */
function wasSaidBefore(past: Past, said: Began['data']): boolean {
  const stands = standing(past);
  const gone = past.filter((event) => !stands.includes(event));
  return superseded(past).some(
    ({ type, data }) =>
      type === 'employment.Began' &&
      isSameBut(data, said) &&
      (data.until === said.until ||
        gone.some((event) => event.type === 'employment.Ended' && event.data.on === said.until)),
  );
}

const RESTED_UPON = refuse(
  'rested_upon',
  'What was recorded after it could not stand without it. Take that back first.',
);

const OF_ANOTHER = refuse(
  'external_id_of_another',
  'The external id stands for employment of another educator. Undo the import it came with, or give this one its own.',
);

const SUPERSEDED = refuse(
  'superseded',
  'The source said this before and has corrected it since. The later content stands; undo its import to go back.',
);

const ACTED_UPON = refuse(
  'acted_upon',
  'An assignment or a leave was recorded upon this employment since. Take that back first, or correct it there.',
);

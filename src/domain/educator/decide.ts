import { type Circumstances, dataOf, type Refusal, refuse } from '../decider.ts';
import { isDay } from '../values/day.ts';
import { hasUnstorable, isEducatorId, isPlainText } from '../values/identifiers.ts';
import { sameData } from '../values/same-data.ts';
import { isState } from '../values/states.ts';
import type { EducatorCommand } from './commands.ts';
import type { BoardCertified, EducatorEvent, Registered } from './events.ts';
import { correct } from './correct.ts';
import { endRole } from './end-role.ts';
import type { EducatorState } from './evolve.ts';
import { keyProblem, saysAsMuch } from './external-id.ts';
import { rate } from './rate.ts';
import { recordPlainly } from './record-plainly.ts';
import { recordService } from './record-service.ts';
import { takeBack } from './take-back.ts';

type Answer = readonly EducatorEvent[] | Refusal;

export function decide(command: EducatorCommand, state: EducatorState, by: Circumstances): Answer {
  const { today } = by;
  if (command.type === 'TakeBack') return takeBack(command.eventId, command.because, state);
  if (command.type !== 'Register' && state.registered === undefined) {
    return refuse(
      'educator_unknown',
      'No educator is registered under this id. Register the educator first.',
    );
  }
  const concerned = command.type === 'Register' ? command.educator : state.registered?.educator;
  if (concerned !== undefined && by.actorEducator === concerned) {
    return refuse('own_work', 'Nobody records or takes back facts of their own; somebody else has to.');
  }
  switch (command.type) {
    case 'Register':
      return register(dataOf(command), state, today);
    case 'RecordService':
      return recordService(dataOf(command), state, today);
    case 'RateEvaluation':
      return rate(dataOf(command), state, today);
    case 'CertifyByBoard':
      return certify(dataOf(command), state, today);
    case 'ConferDegree':
    case 'RecordTest':
    case 'RecordAct':
    case 'RecordMeasure':
    case 'DesignateRole':
    case 'VerifyForeignCredential':
    case 'RecordAward':
      return recordPlainly(command, state, today);
    case 'EndRole':
      return endRole(dataOf(command), state, today);
    case 'Correct':
      return correct(command.fact, command.because, state, (fact, others) => decide(fact, others, by));
    case 'Retract':
      return retract(command.eventId, command.because, state);
  }
}

function register(data: Registered['data'], state: EducatorState, today: string): Answer {
  if (!isEducatorId(data.educator)) {
    return refuse('educator_id', 'An educator id is a state and a number, as TN-100001.');
  }
  if (!isState(data.state)) return refuse('state_unknown', `"${data.state}" is not a state's two letters.`);
  if (!data.educator.startsWith(`${data.state}-`)) {
    return refuse(
      'educator_state',
      `An educator registered in ${data.state} has an id beginning ${data.state}-.`,
    );
  }
  if (!isName(data.givenName) || !isName(data.familyName)) {
    return refuse(
      'name_unreadable',
      'Given and family name are needed, each on one line and of 1 to 100 characters.',
    );
  }
  if (data.birthDate !== undefined && (!isDay(data.birthDate) || data.birthDate >= today)) {
    return refuse('birth_date', 'The birth date is not a day in the past, written YYYY-MM-DD.');
  }
  if (data.ssn !== undefined && !/^\d{9}$/.test(data.ssn)) {
    return refuse('ssn', 'A social security number has nine digits and nothing else.');
  }
  if (data.email !== undefined && (!/^[^@\s]+@[^@\s]+$/.test(data.email) || hasUnstorable(data.email))) {
    return refuse('email', 'The e-mail address cannot be read.');
  }
  if (state.registered === undefined) return [{ type: 'educator.Registered', data }];
  if (sameData(state.registered, data)) return [];
  return refuse(
    'educator_differs',
    'This educator is registered with other details, which cannot be changed. Look whether the id is the right one; ' +
      'where the registration came with an import, that may be undone.',
  );
}

function certify(data: BoardCertified['data'], state: EducatorState, today: string): Answer {
  if (!isPlainText(data.board, 100))
    return refuse('board', 'The certifying board is a text of 1 to 100 characters.');
  if (!isDay(data.on) || data.on > today)
    return refuse('future_day', 'A certificate is dated today or earlier.');
  if (!isDay(data.until) || data.until < data.on) {
    return refuse('until', 'The certificate ends on a day after it began.');
  }
  if (data.field !== undefined && !isPlainText(data.field, 200)) {
    return refuse('field', 'The field of a certificate is a text of 1 to 200 characters.');
  }
  const keyed = keyProblem(data.externalId);
  if (keyed) return keyed;
  const known = state.facts.some((f) => f.type === 'educator.BoardCertified' && saysAsMuch(f.data, data));
  return known ? [] : [{ type: 'educator.BoardCertified', data }];
}

function retract(eventId: string, because: string, state: EducatorState): Answer {
  if (state.retracted.includes(eventId)) return [];
  if (!state.facts.some((fact) => fact.eventId === eventId)) {
    return refuse('fact_unknown', 'No fact of this educator stands under that event id.');
  }
  if (!isPlainText(because))
    return refuse('because', 'Say why the fact is taken back, in 1 to 500 characters.');
  return [{ type: 'educator.Retracted', data: { eventId, because } }];
}

function isName(text: string): boolean {
  return isPlainText(text, 100) && !/[\t\n\r]/.test(text);
}

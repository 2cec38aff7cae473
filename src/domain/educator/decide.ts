import { type Circumstances, dataOf, type Refusal, refuse } from '../decider.ts';
import { firstDayOf, isDay, isSchoolYear } from '../values/day.ts';
import { parseHundredths } from '../values/hundredths.ts';
import { hasUnstorable, isEducatorId, isPlainText, isWord } from '../values/identifiers.ts';
import { sameData } from '../values/same-data.ts';
import { isState } from '../values/states.ts';
import type { EducatorCommand } from './commands.ts';
import type {
  BoardCertified,
  EducatorEvent,
  EvaluationRated,
  Registered,
  ServiceRecorded,
} from './events.ts';
import { correct } from './correct.ts';
import { endRole } from './end-role.ts';
import type { EducatorState } from './evolve.ts';
import { keyProblem, saysAsMuch } from './external-id.ts';
import { recordPlainly } from './record-plainly.ts';
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
  if (!isPlainText(data.givenName, 100) || !isPlainText(data.familyName, 100)) {
    return refuse('name_unreadable', 'Given and family name are needed, each of 1 to 100 characters.');
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
    'This educator is registered with other details. Corrections are a step of their own.',
  );
}

function recordService(data: ServiceRecorded['data'], state: EducatorState, today: string): Answer {
  const problem = schoolYearProblem(data.schoolYear, today) ?? employerProblem(data.state, data.employer);
  if (problem) return problem;
  if (!isWord(data.role)) return refuse('role', 'A role is a lower-case word, as teacher.');
  if (data.days !== undefined && (!Number.isInteger(data.days) || data.days < 0 || data.days > 366)) {
    return refuse('days', 'Days served in a year are a whole number from 0 to 366.');
  }
  if (data.fte !== undefined) {
    const fte = parseHundredths(data.fte);
    if (typeof fte === 'string' || fte > 200) {
      return refuse('fte', 'A full-time equivalent is a decimal from 0 to 2, as 0.5.');
    }
  }
  const standing = state.facts.find(
    (fact) =>
      fact.type === 'educator.ServiceRecorded' &&
      fact.data.schoolYear === data.schoolYear &&
      fact.data.state === data.state &&
      fact.data.employer === data.employer &&
      fact.data.role === data.role,
  );
  const keyed = keyProblem(data.externalId);
  if (keyed) return keyed;
  if (standing === undefined) return [{ type: 'educator.ServiceRecorded', data }];
  if (saysAsMuch(standing.data, data)) return [];
  return refuse(
    'service_differs',
    `Service in ${data.schoolYear} in this role at ${data.employer} is recorded otherwise. Retract it first.`,
  );
}

function rate(data: EvaluationRated['data'], state: EducatorState, today: string): Answer {
  const problem = schoolYearProblem(data.schoolYear, today) ?? employerProblem(data.state, data.employer);
  if (problem) return problem;
  if (!/^[A-Za-z0-9_.]{1,30}$/.test(data.score)) {
    return refuse('score', 'A score is one word or number of the state\u2019s scale, as 5.');
  }
  const standing = state.facts.find(
    (fact) =>
      fact.type === 'educator.EvaluationRated' &&
      fact.data.schoolYear === data.schoolYear &&
      fact.data.state === data.state,
  );
  const keyed = keyProblem(data.externalId);
  if (keyed) return keyed;
  if (standing === undefined) return [{ type: 'educator.EvaluationRated', data }];
  if (saysAsMuch(standing.data, data)) return [];
  return refuse(
    'evaluation_differs',
    `The evaluation of ${data.schoolYear} is recorded otherwise. Retract it first.`,
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

/** A year may be recorded from its first day: an evaluation may come before the year is over. */
function schoolYearProblem(year: string, today: string): Refusal | undefined {
  if (!isSchoolYear(year)) return refuse('school_year', `"${year}" is not a school year such as 2023-24.`);
  if (firstDayOf(year) > today) return refuse('future_day', `The school year ${year} has not begun.`);
  return undefined;
}

function employerProblem(state: string, employer: string): Refusal | undefined {
  if (!isState(state)) return refuse('state_unknown', `"${state}" is not a state's two letters.`);
  if (!isPlainText(employer, 200))
    return refuse('employer', 'The employer is a text of 1 to 200 characters.');
  return undefined;
}

import { dataOf, type Refusal, refuse } from '../decider.ts';
import { isDay, isSchoolYear, type Day } from '../values/day.ts';
import { parseDecimal } from '../values/decimal.ts';
import { explainAmountProblem, parseHundredths } from '../values/hundredths.ts';
import { isState } from '../values/states.ts';
import type { EducatorCommand } from './commands.ts';
import type { EducatorEvent } from './events.ts';
import type { EducatorState } from './evolve.ts';
import { keyProblem, saysAsMuch } from './external-id.ts';
import { optionalText, textProblem, wordProblem } from './told-words.ts';

type PlainCommand = Extract<
  EducatorCommand,
  {
    type:
      | 'ConferDegree'
      | 'RecordTest'
      | 'RecordAct'
      | 'RecordMeasure'
      | 'DesignateRole'
      | 'VerifyForeignCredential'
      | 'RecordAward';
  }
>;

/** Facts that stand beside each other: the same one said twice is one, and a correction is a retraction first. */
export function recordPlainly(
  command: PlainCommand,
  { facts }: EducatorState,
  today: Day,
): readonly EducatorEvent[] | Refusal {
  if (!isDay(command.on) || command.on > today) {
    return refuse('future_day', 'A fact is dated today or earlier, written YYYY-MM-DD.');
  }
  const problem = problemOf(command);
  if (problem) return problem;
  const event = eventOf(command);
  const known = facts.some((fact) => fact.type === event.type && saysAsMuch(fact.data, event.data));
  return known ? [] : [event];
}

function problemOf(command: PlainCommand): Refusal | undefined {
  switch (command.type) {
    case 'ConferDegree':
      return (
        wordProblem('level', command.level, 'master') ??
        textProblem('institution', command.institution) ??
        optionalText('field', command.field) ??
        keyProblem(command.externalId)
      );
    case 'RecordTest':
      return (
        scoreProblem(command.score) ??
        textProblem('test', command.test) ??
        optionalText('field', command.field)
      );
    case 'RecordAct':
      return (
        stateProblem(command.state) ??
        wordProblem('act', command.act, 'background_check') ??
        wordProblem('by', command.by, 'employer') ??
        optionalText('result', command.result) ??
        optionalText('about', command.about) ??
        amountProblem(command.quantity) ??
        spanProblem(command.from, command.until)
      );
    case 'RecordMeasure':
      if (parseDecimal(command.value) === undefined) {
        return refuse('value', 'A value is a decimal number of zero or more with at most six places.');
      }
      if (command.schoolYear !== undefined && !isSchoolYear(command.schoolYear)) {
        return refuse('school_year', `"${command.schoolYear}" is not a school year such as 2023-24.`);
      }
      return (
        stateProblem(command.state) ??
        wordProblem('measure', command.measure, 'team_size') ??
        optionalText('school', command.school)
      );
    case 'DesignateRole':
      return (
        stateProblem(command.state) ??
        wordProblem('role', command.role, 'lead') ??
        optionalText('program', command.program) ??
        optionalText('school', command.school) ??
        optionalText('field', command.field) ??
        spanProblem(command.on, command.until)
      );
    case 'RecordAward':
      return (
        textProblem('credential', command.credential) ??
        textProblem('issuer', command.issuer) ??
        optionalText('stack', command.stack) ??
        optionalText('competency', command.competency) ??
        scoreProblem(command.score) ??
        spanProblem(command.on, command.until)
      );
    case 'VerifyForeignCredential':
      return (
        textProblem('state', command.state) ??
        textProblem('class', command.class) ??
        textProblem('source', command.source) ??
        optionalText('field', command.field) ??
        spanProblem(command.issuedOn, command.validUntil)
      );
  }
}

function eventOf(command: PlainCommand): EducatorEvent {
  switch (command.type) {
    case 'ConferDegree':
      return { type: 'educator.DegreeConferred', data: dataOf(command) };
    case 'RecordTest':
      return { type: 'educator.TestTaken', data: dataOf(command) };
    case 'RecordAct':
      return { type: 'educator.ActRecorded', data: dataOf(command) };
    case 'RecordMeasure':
      return { type: 'educator.MeasureRecorded', data: dataOf(command) };
    case 'DesignateRole':
      return { type: 'educator.RoleDesignated', data: dataOf(command) };
    case 'VerifyForeignCredential':
      return { type: 'educator.ForeignCredentialVerified', data: dataOf(command) };
    case 'RecordAward':
      return { type: 'educator.AwardRecorded', data: dataOf(command) };
  }
}

function stateProblem(state: string): Refusal | undefined {
  return isState(state) ? undefined : refuse('state_unknown', `"${state}" is not a state's two letters.`);
}

function scoreProblem(score: number | undefined): Refusal | undefined {
  return score === undefined || Number.isFinite(score) ? undefined : refuse('score', 'A score is a number.');
}

function amountProblem(quantity: string | undefined): Refusal | undefined {
  const amount = quantity === undefined ? 0 : parseHundredths(quantity);
  return typeof amount === 'string'
    ? refuse(`quantity_${amount}`, `The quantity ${explainAmountProblem(amount)}.`)
    : undefined;
}

function spanProblem(from: Day | undefined, until: Day | undefined): Refusal | undefined {
  if ((from !== undefined && !isDay(from)) || (until !== undefined && !isDay(until))) {
    return refuse('day', 'First and last day are days, written YYYY-MM-DD.');
  }
  if (from !== undefined && until !== undefined && until < from) {
    return refuse('until', 'The last day is before the first.');
  }
  return undefined;
}

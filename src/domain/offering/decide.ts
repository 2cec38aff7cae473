import { type Circumstances, dataOf, NOT_FOUND, type Refusal, refuse } from '../decider.ts';
import { isSlug } from '../definition/ids.ts';
import { isDay } from '../values/day.ts';
import { isPlainText } from '../values/identifiers.ts';
import { sameData } from '../values/same-data.ts';
import { isState } from '../values/states.ts';
import type { OfferingCommand } from './commands.ts';
import type { OfferingEvent } from './events.ts';
import { isOfSameMeasure, type OfferingState } from './evolve.ts';
import { termsProblem } from './terms.ts';

type Answer = readonly OfferingEvent[] | Refusal;
type Command<T extends OfferingCommand['type']> = Extract<OfferingCommand, { type: T }>;

/** A standard has some dozens of parts. */
const MOST_COMPONENTS = 100;

export function decide(command: OfferingCommand, state: OfferingState, by: Circumstances): Answer {
  switch (command.type) {
    case 'Announce':
      return announce(command, state, by);
    case 'Amend':
      return amend(command, state, by);
    case 'Withdraw':
      return withdraw(command.because, state, by);
    case 'JudgeQuality':
      return judge(command, state, by);
  }
}

/** What was withdrawn may be announced again, as what it is then. */
function announce(
  command: Command<'Announce'>,
  state: OfferingState,
  { actor, today }: Circumstances,
): Answer {
  const { catalogue, name, on = today, ...terms } = dataOf(command);
  const { withdrawn } = state;
  if (state.terms !== undefined && withdrawn === undefined) {
    const isSame = sameData(state.terms, terms) && (command.on ?? state.announcedOn) === state.announcedOn;
    return isSame
      ? []
      : refuse('already_announced', 'This offering is announced with another content. Amend it instead.');
  }
  if (!isSlug(catalogue) || !isSlug(name)) {
    return refuse('offering_id', 'Catalogue and name are lower-case letters, digits and dashes.');
  }
  const earliest = withdrawn?.on ?? '';
  if (!isDay(on) || on > today || on < earliest) {
    return refuse(
      'announced_on',
      'It was announced today or on an earlier day, written YYYY-MM-DD, and after it was withdrawn.',
    );
  }
  const problem = termsProblem(catalogue, terms);
  if (problem !== undefined) return problem;
  return [{ type: 'offering.Announced', data: { catalogue, name, ...terms, by: actor, on } }];
}

function amend(command: Command<'Amend'>, state: OfferingState, { actor, today: on }: Circumstances): Answer {
  const { because, ...terms } = dataOf(command);
  const { catalogue, withdrawn } = state;
  if (catalogue === undefined) return NOT_FOUND;
  if (withdrawn !== undefined) {
    return refuse('withdrawn', 'This offering was withdrawn. Announce it again as what it is now.');
  }
  if (sameData(state.terms, terms)) return [];
  const problem = termsProblem(catalogue, terms) ?? reasonProblem(because);
  if (problem !== undefined) return problem;
  return [{ type: 'offering.Amended', data: { ...terms, because, by: actor, on } }];
}

function withdraw(because: string, state: OfferingState, { actor, today: on }: Circumstances): Answer {
  const { catalogue, withdrawn } = state;
  if (catalogue === undefined) return NOT_FOUND;
  if (withdrawn !== undefined) {
    return withdrawn.because === because
      ? []
      : refuse('already_withdrawn', 'This offering was withdrawn already, for another reason.');
  }
  const problem = reasonProblem(because);
  if (problem !== undefined) return problem;
  return [{ type: 'offering.Withdrawn', data: { because, by: actor, on } }];
}

function judge(
  command: Command<'JudgeQuality'>,
  state: OfferingState,
  { actor, today: on }: Circumstances,
): Answer {
  const judgement = dataOf(command);
  const { standard, components } = judgement;
  if (state.catalogue === undefined) return NOT_FOUND;
  const last = state.judged.find((one) => isOfSameMeasure(one, judgement));
  if (last !== undefined && sameData(last.components, components)) return [];
  if (!isState(judgement.state)) {
    return refuse('state_unknown', `"${judgement.state}" is not a state's two letters.`);
  }
  if (!isPlainText(standard, 200)) {
    return refuse('standard', 'Name the standard and its edition in 1 to 200 characters.');
  }
  const names = new Set(components.map(({ component }) => component));
  const bounded = components.length > 0 && components.length <= MOST_COMPONENTS;
  if (!bounded || names.size < components.length || ![...names].every((name) => isPlainText(name, 200))) {
    return refuse(
      'components',
      `Say of 1 to ${MOST_COMPONENTS} different parts of the standard, each in 1 to 200 characters, whether it is met.`,
    );
  }
  return [{ type: 'offering.QualityJudged', data: { ...judgement, by: actor, on } }];
}

function reasonProblem(because: string): Refusal | undefined {
  return isPlainText(because, 2000) ? undefined : refuse('because', 'Say in 1 to 2000 characters why.');
}

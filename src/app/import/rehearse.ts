import { credit, type CreditState } from '../../domain/credit/index.ts';
import {
  type Circumstances,
  type Decider,
  isRefusal,
  type Recorded,
  type Refusal,
} from '../../domain/decider.ts';
import { educator, type EducatorState } from '../../domain/educator/index.ts';
import { employment, type EmploymentState } from '../../domain/employment/index.ts';
import type { LedgerEvent } from '../../domain/events.ts';
import { license, type LicenseState } from '../../domain/license/index.ts';
import type { Day } from '../../domain/values/day.ts';
import type { RowPlan, RowProblem, Step } from './row.ts';

/**
 * Plays the steps of a row to the deciders themselves, from an empty ledger, so that what they would refuse
 * for its content is found before the first step is recorded. The checks keep their one home.
 */
export function rehearse({ educator: id, state, steps }: RowPlan, today: Day): RowProblem | undefined {
  const circumstances = { actor: 'rehearsal', today };
  const registers = steps.some(({ command }) => command.type === 'Register');
  let stage: Stage = {
    educator: registers ? educator.initial : registered(id, state),
    employment: employment.initial,
    license: license.initial,
    credit: credit.initial,
  };
  for (const step of steps) {
    const next = play(stage, step, circumstances);
    if (isRefusal(next)) return blamed(step, next);
    stage = next;
  }
  return undefined;
}

/** The column of the row that a refused step comes from. */
export function blamed({ blame }: Step, { refused, because }: Refusal): RowProblem {
  return { column: blame[refused] ?? blame.otherwise, code: refused, remedy: because };
}

interface Stage {
  readonly educator: EducatorState;
  readonly employment: EmploymentState;
  readonly license: LicenseState;
  readonly credit: CreditState;
}

/** A registered educator of whom nothing is known, for rows that come after the registration. */
function registered(id: string, state: string): EducatorState {
  return {
    ...educator.initial,
    registered: { educator: id, state, givenName: 'Rehearsal', familyName: 'Rehearsal' },
  };
}

function play(stage: Stage, step: Step, by: Circumstances): Stage | Refusal {
  switch (step.category) {
    case 'educator': {
      const next = advance(educator, stage.educator, step.command, by);
      return isRefusal(next) ? next : { ...stage, educator: next };
    }
    case 'employment': {
      const next = advance(employment, stage.employment, step.command, by);
      return isRefusal(next) ? next : { ...stage, employment: next };
    }
    case 'license': {
      const next = advance(license, stage.license, step.command, by);
      return isRefusal(next) ? next : { ...stage, license: next };
    }
    case 'credit': {
      const next = advance(credit, stage.credit, step.command, by);
      return isRefusal(next) ? next : { ...stage, credit: next };
    }
  }
}

function advance<C, E extends LedgerEvent, S extends object>(
  decider: Decider<C, E, S>,
  state: S,
  command: C,
  by: Circumstances,
): S | Refusal {
  const decided = decider.decide(command, state, by);
  if (isRefusal(decided)) return decided;
  return decided.reduce<S>((now, event, at) => {
    // A decided event reads back as it was written: nothing of it has been erased.
    return decider.evolve(now, { ...event, eventId: `${at}` } as unknown as Recorded<E>);
  }, state);
}

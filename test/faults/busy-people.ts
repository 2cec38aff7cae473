import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, Person } from '../e2e/person.ts';
import { EXAMPLE_EDUCATOR } from '../../src/infra/identity/development-people.ts';
import type { Dice } from './dice.ts';

/** A command as whoever asked it knows it: how it was answered first, and each time it was asked again. */
export interface Told {
  readonly commandId: string;
  readonly mutation: string;
  readonly answers: readonly Answer[];
}

export interface BusyPeople {
  readonly teacher: Person;
  readonly agency: Person;
  readonly dice: Dice;
  /** How many ask at once. */
  readonly desks: number;
}

const RETRY_MS = 50;
/** A program that was killed takes its time to be back, on a busy machine more. */
const ANSWER_TIMEOUT_MS = 120_000;

/**
 * Several desks, each with one command after the other until told to stop: teachers are registered and given
 * licenses, and the work of one teacher is rated, claimed and approved by all of them at once. What breaks is asked
 * again under its own id until it is answered.
 */
export function keepBusy(people: BusyPeople, signal: AbortSignal) {
  let answered = 0;
  const onAnswer = () => {
    answered += 1;
  };
  const desks = Array.from({ length: people.desks }, (_, nth) => workAt(people, nth, onAnswer, signal));
  const told = Promise.all(desks).then((each) => each.flat());
  // Heard of by whoever waits for it; a test that fails before does not.
  told.catch(() => undefined);
  return {
    answered: () => answered,
    /** All that was asked, and answered. */
    told,
  };
}

async function workAt(
  { teacher, agency, dice, desks }: BusyPeople,
  desk: number,
  onAnswer: () => void,
  signal: AbortSignal,
): Promise<readonly Told[]> {
  const own = dice.named(`desk ${desk}`);
  const told: Told[] = [];
  const tell = async (who: Person, mutation: string, input: object): Promise<Answer> => {
    const commandId = own.uuid();
    const ask = () => untilAnswered(() => who.tell(mutation, input, commandId));
    const first = await ask();
    onAnswer();
    told.push({ commandId, mutation, answers: own.chance(0.1) ? [first, await ask()] : [first] });
    return first;
  };
  // One of them comes first; to the others she is registered already.
  await tell(agency, 'registerEducator', {
    ...{ educator: EXAMPLE_EDUCATOR, state: 'TN', givenName: 'Zenobia', familyName: 'Quillfeather' },
  });
  for (let nth = desk; !signal.aborted; nth += desks) {
    const educator = `TN-${900_000 + nth}`;
    await tell(agency, 'registerEducator', {
      ...{ educator, state: 'TN', givenName: 'Ada', familyName: `Byron-${nth}` },
    });
    await tell(agency, 'issueLicense', {
      ...{ educator, state: 'TN', number: `${9_000_000 + nth}`, class: 'professional' },
      ...{ fields: ['Mathematics 6-12'], validFrom: '2018-09-01', expiresOn: '2024-08-31' },
    });
    await tell(agency, 'recordEvaluation', {
      ...{ educator: EXAMPLE_EDUCATOR, state: 'TN', schoolYear: '2021-22', score: '4' },
      employer: `district-${nth}`,
    });
    const claimed = await tell(teacher, 'claimCredit', {
      ...{ educator: EXAMPLE_EDUCATOR, state: 'TN', kind: 'workshop', title: `Workshop ${nth}` },
      ...{ quantity: '2', unit: 'clock_hour', completedOn: '2024-05-02', provider: 'Davidson County' },
    });
    if ('id' in claimed && own.chance(0.7)) await tell(agency, 'approveCredit', { credit: claimed.id });
  }
  return told;
}

async function untilAnswered(ask: () => Promise<Answer>): Promise<Answer> {
  const until = performance.now() + ANSWER_TIMEOUT_MS;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      // Nobody answers, or with an error of the server: that is the test's own doing, unless it stays so.
      if (performance.now() > until) throw error;
      await sleep(RETRY_MS);
    }
  }
}

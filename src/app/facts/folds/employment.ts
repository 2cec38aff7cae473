import { employment, spansOf } from '../../../domain/employment/index.ts';
import type { FurtherFact } from '../../../domain/facts.ts';
import { amountOf, type Draft, type EmploymentRecord, type PlacedIn } from './draft.ts';

/** Employment as its own decider reads it: what was taken back is left out before. */
export function foldEmployment(draft: Draft, event: PlacedIn<'employment'>): void {
  const before = draft.employment.get(event.stream) ?? employment.initial;
  const { past: _, ...record } = employment.evolve({ ...before, past: [] }, event);
  draft.employment.set(event.stream, record);
}

/** Rules of a state know employers of others by this word, whatever those are at home. */
const ELSEWHERE = 'out_of_state';

/** One fact for each assignment, as the rules of a state see it: nothing of leave, which no rule asks. */
export function employmentFacts(
  records: ReadonlyMap<string, EmploymentRecord>,
  ofState: string,
): readonly FurtherFact[] {
  return [...records].flatMap(([stream, record]) => {
    const { began } = record;
    if (began === undefined) return [];
    return spansOf(record).map(({ eventId, setting, position, field, fte, from, until }) => ({
      eventId,
      attributes: {
        ...{ employer: began.employer, setting: began.state === ofState ? setting : ELSEWHERE },
        ...{ position, field, fte: fte === undefined ? undefined : amountOf(fte, stream), from, until },
      },
    }));
  });
}

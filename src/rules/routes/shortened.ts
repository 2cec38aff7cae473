import { refuse, type Refusal } from '../../domain/decider.ts';
import type { Day } from '../../domain/values/day.ts';
import { movedBy } from '../conditions/moment.ts';
import { resultsOf } from '../language/route.ts';
import type { CompiledPolicy } from '../policy/compiled-policy.ts';
import { isInPeriod, type Situation } from '../situation/situation.ts';
import { lacking } from './asked.ts';
import { spanIn } from './span.ts';

/** The last day of a term, earlier by what the period before it was extended, where a route that was taken says so. */
export function shortened(policy: CompiledPolicy, lastDay: Day, situation: Situation): Day | Refusal {
  let day = lastDay;
  for (const { written } of policy.routes) {
    const shorter = resultsOf(written).find(({ next_is_shorter }) => next_is_shorter === true);
    if (shorter === undefined || !wasTaken(written.id, situation)) continue;
    const { adds } = shorter;
    if (adds === undefined) {
      return refuse('not_encoded', `By how much is the next period shorter? ${written.asks}`);
    }
    const by = spanIn(adds, situation);
    if (by.value === null) {
      const { codes, missing } = lacking(by.missing);
      return refuse(codes[0] ?? 'setting_unconfirmed', missing.join(' '));
    }
    day = movedBy(day, by.value, -1, situation);
  }
  return day;
}

function wasTaken(route: string, situation: Situation): boolean {
  return situation
    .list('acts')
    .some(
      ({ attributes, day }) =>
        attributes.act === route && situation.clock.hasCome(day) && isInPeriod(day, situation),
    );
}

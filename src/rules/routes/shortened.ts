import { refuse, type Refusal } from '../../domain/decider.ts';
import type { Day } from '../../domain/values/day.ts';
import type { CompiledPolicy } from '../compile-policy.ts';
import type { Duration } from '../language/moment.ts';
import { movedBy } from '../moment.ts';
import { isInPeriod, type Situation } from '../situation.ts';
import { lacking } from './asked.ts';

/** The last day of a term, earlier by what the period before it was extended, where a route that was taken says so. */
export function shortened(policy: CompiledPolicy, lastDay: Day, situation: Situation): Day | Refusal {
  let day = lastDay;
  for (const { written } of policy.routes) {
    if (written.result?.next_is_shorter !== true || !wasTaken(written.id, situation)) continue;
    const { adds } = written.result;
    if (adds === undefined) {
      return refuse('not_encoded', `By how much is the next period shorter? ${written.asks}`);
    }
    const unknown = settingsIn(adds).filter((name) => situation.setting(name) === undefined);
    if (unknown.length > 0) {
      const { codes, missing } = lacking(unknown.map((name) => `setting.${name}`));
      return refuse(codes[0] ?? 'setting_unconfirmed', missing.join(' '));
    }
    day = movedBy(day, adds, -1, situation);
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

function settingsIn(duration: Duration): readonly string[] {
  return Object.values(duration).flatMap((part) => (typeof part === 'object' ? [part.setting] : []));
}

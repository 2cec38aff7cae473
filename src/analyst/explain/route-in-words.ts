import type { Decision } from '../../domain/decision.ts';
import { isDay } from '../../domain/values/day.ts';
import type { PayAnswer, RouteAnswer, RouteResult } from '../../rules/index.ts';
import { dayInWords, series } from '../../rules/conditions/words.ts';
import { counted } from '../counted.ts';
import { holdsInWords, settingInWords } from './held-in-words.ts';
import { indented, outcomeInWords } from './layout.ts';
import { citationInWords, nodeInWords } from './node-in-words.ts';

type Citations = Decision['citations'];

/** One thing that may follow: when it may be asked for and by whom, on what, and what there is afterwards. */
export function routeInWords(route: RouteAnswer, citations: Citations): readonly string[] {
  const { id, gives, asks, outcome, codes, missing, cites, requirement, notice, awaits, endsEarly } = route;
  const why = codes.length === 0 ? '' : ` (${codes.join(', ')})`;
  // What is missing of its requirement is said there.
  const own = missing.filter((sentence) => requirement?.missing.includes(sentence) !== true);
  return [
    `${id} [${gives}]: ${outcomeInWords(outcome)}${why}`,
    ...indented([
      asks,
      ...windowInWords(route),
      ...(notice === null ? [] : [`notice of ${notice.days ?? 'an unknown number of'} days`]),
      ...(route.keepsStatus ? ['an application in time keeps the status until it is decided'] : []),
      ...(route.timesLeft === null ? [] : [`may be taken ${counted(route.timesLeft, 'more time')}`]),
      ...awaits.map((act) => `waiting for ${act}`),
      ...own.map((sentence) => `missing: ${sentence}`),
      ...resultInWords(route.result),
      ...(endsEarly === null ? [] : [`ends early on ${dayInWords(endsEarly.on)}: ${endsEarly.asks}`]),
      ...route.pays.map(payInWords),
      ...cites.map((source) => citationInWords(source, citations)),
      ...(requirement === null ? [] : nodeInWords(requirement, citations)),
      ...route.settings.flatMap(settingInWords),
      holdsInWords(route.holdsUntil),
    ]),
  ];
}

function windowInWords({ isOpen, opensOn, closesOn, startedBy }: RouteAnswer): readonly string[] {
  const days = [
    opensOn === null ? '' : ` from ${dayInWords(opensOn)}`,
    closesOn === null ? '' : ` until ${dayInWords(closesOn)}`,
  ].join('');
  const by = startedBy.length === 0 ? '' : `, begun by ${series(startedBy, 'or')}`;
  return [`${isOpen.replace('_', ' ')}${days}${by}`];
}

function resultInWords({ class: held, status, startsOn, endsOn, ...result }: RouteResult): readonly string[] {
  const { periodEndsOn, nextIsShorterBy, fields, lasts } = result;
  const parts = [
    held === null ? undefined : `class ${held}`,
    status === null ? undefined : `status ${status}`,
    startsOn === null ? undefined : `from ${dayInWords(startsOn)}`,
    endsOn === null ? undefined : lastDayInWords(endsOn),
    // Without a first day its last one does not follow yet.
    lasts === null || endsOn !== null ? undefined : `for ${spanInWords(lasts)}`,
    periodEndsOn === null ? undefined : `the period ends on ${dayInWords(periodEndsOn)}`,
    nextIsShorterBy === null ? undefined : `the next period is shorter by ${spanInWords(nextIsShorterBy)}`,
    fields === null ? undefined : `fields: ${fields.length === 0 ? 'none' : series(fields)}`,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? [] : [`afterwards: ${parts.join(', ')}`];
}

function lastDayInWords(endsOn: string): string {
  return isDay(endsOn) ? `until ${dayInWords(endsOn)}` : 'for life';
}

function spanInWords({ years, months, days }: NonNullable<RouteResult['nextIsShorterBy']>): string {
  const units = { year: years, month: months, day: days };
  const parts = Object.entries(units).flatMap(([unit, number]) =>
    number === 0 ? [] : [counted(number, unit)],
  );
  return parts.length === 0 ? 'nothing' : series(parts);
}

function payInWords({ id, asks, amount, group }: PayAnswer): string {
  const paid = amount === null ? 'an unknown amount' : `${amount} dollars a year`;
  return `pays ${paid} (${id}${group === null ? '' : `, the greatest of ${group}`}): ${asks}`;
}

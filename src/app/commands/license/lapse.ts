import { isRefusal, NOT_FOUND, refuse, type Refusal } from '../../../domain/decider.ts';
import { noneProposed } from '../../../domain/license/index.ts';
import type { Day } from '../../../domain/values/day.ts';
import type { RouteAnswer } from '../../../rules/index.ts';
import type { Jurist } from '../../standing/standing.ts';
import { RENEWAL, type Way, wayOf } from '../../standing/ways.ts';
import type { Caller } from '../caller.ts';
import { actUpon, type Given, type Matter } from './upon-license.ts';

export function proposeLapse(
  jurist: Jurist,
  caller: Caller,
  { license, route }: { readonly license: string; readonly route: string },
) {
  return actUpon(jurist, caller, {
    ...{ license, action: 'lapse.decide', asked: { type: 'ProposeLapse', route } },
    given: (matter) => lapseProposal(jurist, matter, route),
  });
}

/** The way to lapse, as a command; refused while its day has not come, or where the law leaves it to somebody else. */
export async function lapseProposal(jurist: Jurist, matter: Matter, route: string): Promise<Given> {
  if (matter.state.issued === undefined) return NOT_FOUND;
  const way = await wayIn(jurist, matter, route);
  if (isRefusal(way)) return way;
  const { answer, decision, facts } = way;
  const { gives } = answer;
  if (gives !== 'lapse' && gives !== 'expiration' && gives !== 'inactivation') {
    return refuse('no_lapse', `The way "${route}" gives ${gives.replaceAll('_', ' ')}, no lapse.`);
  }
  if (!startsByItself(answer)) {
    return refuse('not_yours_to_start', `The way "${route}" is started by ${answer.startedBy.join(' or ')}.`);
  }
  if (answer.isOpen !== 'open') {
    const days = answer.opensOn === null ? '' : ` It opens on ${answer.opensOn}.`;
    return refuse('not_open', `The way "${route}" is not open as of ${matter.today}.${days}`);
  }
  return {
    ...{ type: 'ProposeLapse', route, period: facts.obligation.period, gives, decision },
    status: answer.result.status ?? STATUS[gives],
    from: answer.result.startsOn ?? answer.opensOn ?? matter.today,
    noticeDays: answer.notice?.days ?? null,
  };
}

const STATUS = { lapse: 'lapsed', expiration: 'expired', inactivation: 'inactive' } as const;

function startsByItself({ startedBy }: RouteAnswer): boolean {
  return startedBy.includes('statute') || startedBy.includes('agency');
}

export function serveLapseNotice(
  jurist: Jurist,
  caller: Caller,
  { license, ...served }: { readonly license: string; readonly method: string; readonly servedOn?: Day },
) {
  const command = { type: 'ServeLapseNotice', ...served } as const;
  return actUpon(jurist, caller, { license, action: 'lapse.decide', asked: command, given: () => command });
}

/** The ground is looked at again: who has met the requirement meanwhile does not lapse. */
export function confirmLapse(jurist: Jurist, caller: Caller, { license }: { readonly license: string }) {
  return actUpon(jurist, caller, {
    ...{ license, action: 'lapse.decide', asked: { type: 'ConfirmLapse' } },
    given: async (matter) => {
      const { issued, lapse } = matter.state;
      if (issued === undefined) return NOT_FOUND;
      if (lapse === undefined) return noneProposed(matter.state);
      const way = await wayIn(jurist, matter, lapse.route);
      return isRefusal(way) ? way : { type: 'ConfirmLapse', decision: way.decision };
    },
  });
}

export function withdrawLapse(
  jurist: Jurist,
  caller: Caller,
  { license, because }: { readonly license: string; readonly because: string },
) {
  const command = { type: 'WithdrawLapse', because } as const;
  return actUpon(jurist, caller, { license, action: 'lapse.decide', asked: command, given: () => command });
}

function wayIn(
  jurist: Jurist,
  { record, stream, today, ordinal }: Matter,
  route: string,
): Promise<Way | Refusal> {
  return wayOf(jurist, { record, license: stream, route, strand: RENEWAL, asOf: today, ordinal });
}

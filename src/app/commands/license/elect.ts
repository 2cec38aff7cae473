import { isRefusal, NOT_FOUND, refuse, type Refusal } from '../../../domain/decider.ts';
import { license as decider, type LicenseCommand } from '../../../domain/license/index.ts';
import { neededCredits, type RouteAnswer } from '../../../rules/index.ts';
import type { Recording } from '../../executing/execute.ts';
import { readStream, stateOf } from '../../log/ledger.ts';
import { reserveFor } from '../../spending/reserve.ts';
import { settleOwn } from '../../spending/settle-own.ts';
import type { Jurist } from '../../standing/standing.ts';
import { EVENT_OF, heldAfter, type StatedTerm } from '../../standing/way-taken.ts';
import { currentObligation, RENEWAL, type Way, wayOf } from '../../standing/ways.ts';
import { type Caller, requestOf } from '../caller.ts';
import { actUpon, type Given, matterAt, type Matter } from './upon-license.ts';

/** Asks to take a way the law offers; who asks, and whether the law lets them, follows from the caller. */
export interface ElectionAsk {
  readonly license: string;
  readonly route: string;
  readonly strand?: string;
}

export function elect(jurist: Jurist, caller: Caller, { license, route, strand = RENEWAL }: ElectionAsk) {
  return actUpon(jurist, caller, {
    ...{ license, action: 'route.elect', asked: { type: 'Elect', route, strand } },
    given: async (matter) => {
      const period = currentObligation(matter.record, matter.stream)?.period ?? '';
      const command = { type: 'Elect', route, strand, period, barred: null } as const;
      const { election } = matter.state;
      if (election?.route === route && election.period === period) return command;
      const way = await wayIn(jurist, matter, { route, strand, electedOn: matter.today });
      if (isRefusal(way)) return way;
      const isHolder = caller.identity.educator === matter.state.issued?.educator;
      return { ...command, barred: barring(way.answer, isHolder ? 'holder' : 'employer') };
    },
  });
}

/**
 * Decides on what was elected: the way is taken, by the law as it stands today. What it needs of credits is set aside
 * first, as for a renewal; a way that needs none is only taken.
 */
export async function grantElection(
  jurist: Jurist,
  caller: Caller,
  { license, term }: { readonly license: string; readonly term?: StatedTerm },
): Promise<Recording | Refusal> {
  const { ledger } = jurist;
  const answer = await actUpon(jurist, caller, {
    ...{ license, action: 'route.decide', asked: { type: 'GrantElection', term } },
    given: (matter) => reserved(jurist, caller, matter, term),
  });
  const { issued } = stateOf(decider, await readStream(ledger, `license-${license}`));
  const settled = issued && (await settleOwn(ledger, issued.educator, requestOf(caller)));
  return settled !== undefined && isRefusal(settled) && !isRefusal(answer) ? settled : answer;
}

/** The grant with what it needs set aside; as it is, where it would be refused, change nothing or need nothing. */
async function reserved(
  jurist: Jurist,
  caller: Caller,
  { stream, state, today }: Matter,
  term: StatedTerm | undefined,
): Promise<Given> {
  const { issued } = state;
  if (issued === undefined) return NOT_FOUND;
  const request = requestOf(caller);
  const purpose = { educator: issued.educator, state: issued.state, license: stream };
  const found = await reserveFor(jurist.ledger, request, purpose, async (ordinal) => {
    const matter = await matterAt(jurist, stream, state, ordinal);
    const pending = await elected(jurist, matter);
    if (isRefusal(pending)) return pending;
    const command = granted(pending, matter, term);
    if (isRefusal(command)) return command;
    const events = decider.decide(command, state, { ...request, today });
    if (isRefusal(events)) return events;
    const { period, route, way } = pending;
    const { decision, spentForPeriod } = way;
    const spends = command.type === 'GrantElection' ? neededCredits({ credits: [], ...decision }) : [];
    return {
      ...{ for: spentForPeriod ? period : `${period}#${route}`, way: route, spends, command },
      isIdle: events.length === 0 || spends.length === 0,
    };
  });
  if (isRefusal(found)) return found;
  const { decided, reservation } = found;
  return { ...decided.command, ...(reservation === undefined ? {} : { reservation }) };
}

export function denyElection(
  jurist: Jurist,
  caller: Caller,
  { license, because }: { readonly license: string; readonly because: string },
) {
  return actUpon(jurist, caller, {
    ...{ license, action: 'route.decide', asked: { type: 'DenyElection', because } },
    given: async (matter) => {
      const pending = await elected(jurist, matter);
      if (isRefusal(pending)) return pending;
      const { route, period, way } = pending;
      return { type: 'DenyElection', route, period, because, decision: way.decision };
    },
  });
}

export function withdrawApplication(
  jurist: Jurist,
  caller: Caller,
  { license }: { readonly license: string },
) {
  const asked = { type: 'WithdrawApplication' } as const;
  return actUpon(jurist, caller, { license, action: 'application.withdraw', asked, given: () => asked });
}

interface Pending {
  readonly route: string;
  readonly period: string;
  readonly way: Way;
}

async function elected(jurist: Jurist, matter: Matter): Promise<Pending | Refusal> {
  const { issued, election } = matter.state;
  if (issued === undefined) return NOT_FOUND;
  if (election === undefined) return refuse('not_applied', 'No election awaits an answer.');
  const { route, strand, period, on } = election;
  const way = await wayIn(jurist, matter, { route, strand, electedOn: on });
  return isRefusal(way) ? way : { route, period, way };
}

function wayIn(
  jurist: Jurist,
  { record, stream, ordinal, today }: Matter,
  asked: { readonly route: string; readonly strand: string; readonly electedOn: string },
): Promise<Way | Refusal> {
  return wayOf(jurist, { record, license: stream, ...asked, asOf: today, ordinal });
}

function granted({ route, period, way }: Pending, matter: Matter, term: StatedTerm | undefined): Given {
  const { decision } = way;
  const event = EVENT_OF[way.answer.gives];
  const license = matter.record.licenses.get(matter.stream);
  if (event === undefined || license === undefined) return notElectable(way.answer);
  // What is not met is refused as such, before days are reckoned that nothing gives.
  const unmet = { class: license.class, fields: license.fields, from: matter.today };
  const held = decision.outcome === 'met' ? heldAfter(way, license, matter.today, term) : unmet;
  if ('refused' in held) return held;
  if (event !== 'license.Inactivated') {
    return { type: 'GrantElection', event, route, period, ...held, decision };
  }
  const { from, status = 'inactive' } = { status: way.answer.result.status ?? undefined, from: held.from };
  return { type: 'Inactivate', route, period, status, from, decision };
}

/** What keeps a way from being asked for by somebody on that day. */
function barring(
  answer: RouteAnswer,
  as: 'holder' | 'employer',
): Extract<LicenseCommand, { type: 'Elect' }>['barred'] {
  const { startedBy, isOpen, opensOn, closesOn, timesLeft } = answer;
  if (EVENT_OF[answer.gives] === undefined) return told(notElectable(answer));
  if (!startedBy.includes(as)) {
    const who = startedBy.length === 0 ? 'nobody the rules name' : startedBy.join(' or ');
    return { code: 'not_yours_to_start', because: `This way is started by ${who}, not by the ${as}.` };
  }
  if (isOpen === 'not_yet')
    return { code: 'too_early', because: `This way opens on ${opensOn ?? 'a later day'}.` };
  if (isOpen === 'closed')
    return { code: 'too_late', because: `This way closed on ${closesOn ?? 'an earlier day'}.` };
  return timesLeft === 0
    ? { code: 'times_used_up', because: 'This way was taken as often as it may be.' }
    : null;
}

function notElectable({ gives }: RouteAnswer): Refusal {
  return refuse(
    'not_electable',
    `A way that gives ${gives.replaceAll('_', ' ')} is not elected upon a license.`,
  );
}

function told({ refused: code, because }: Refusal) {
  return { code, because };
}

import type { Claimed } from '../../domain/credit/events.ts';
import type { CreditState } from '../../domain/credit/index.ts';
import { standing } from '../../domain/retraction.ts';
import { type Credit, creditsOf } from '../facts/credits-of.ts';
import type { OpenedEvent } from '../log/envelope.ts';
import type { Ledger } from '../log/ledger.ts';
import { type Attendance, attendanceOf, claimStep, reportStep, takeBackStep } from './roster-row.ts';
import type { Cells, RowPlan } from './row.ts';

/**
 * What a row of a roster asks for, by what the ledger holds: it confirms the claim the educator made of the same
 * attendance, or is a credit of its own. What the provider said before under the same external id gives way.
 */
export async function planKnownAttendance(ledger: Ledger, cells: Cells): Promise<RowPlan> {
  const attendance = attendanceOf(cells);
  const { claim, report, stream, isCompleted } = attendance;
  const credits = await creditsOf(ledger, claim.educator);
  const own = credits.find((one) => one.stream === stream && one.state.claimed !== undefined);
  const reported = credits.find((one) => one.stream !== stream && isReportedAs(one.state, attendance));
  const staysReported = reported !== undefined && isCompleted && saysSame(reported.state, claim);
  const superseded = reported === undefined || staysReported ? [] : reportsOf(reported, attendance);
  const plan = { educator: claim.educator, state: claim.state };
  if (!isCompleted) {
    const claims = own === undefined ? [] : standingIn(own, 'credit.Claimed');
    return { ...plan, steps: [...claims.map((id) => takeBackStep(stream, id)), ...superseded] };
  }
  if (staysReported) return { ...plan, steps: [reportStep(reported.stream, report)] };
  const match = credits.find(
    (one) => one.stream !== stream && mayBeReported(one.state) && saysSame(one.state, claim),
  );
  if (own === undefined && superseded.length === 0 && match !== undefined) {
    return { ...plan, steps: [reportStep(match.stream, report)] };
  }
  return { ...plan, steps: [...superseded, claimStep(stream, claim), reportStep(stream, report)] };
}

function isReportedAs({ reported }: CreditState, { report }: Attendance): boolean {
  return reported?.externalId === report.externalId && reported?.provider === report.provider;
}

function mayBeReported({ withdrawn, reversed, reported }: CreditState): boolean {
  return !withdrawn && reversed === undefined && reported === undefined;
}

/** The same activity, whoever tells of it: provider, title, day and amount. */
function saysSame({ claimed }: CreditState, claim: Claimed['data']): boolean {
  return (
    claimed !== undefined &&
    claimed.state === claim.state &&
    claimed.completedOn === claim.completedOn &&
    claimed.quantity === claim.quantity &&
    claimed.unit === claim.unit &&
    plain(claimed.provider) === plain(claim.provider) &&
    plain(claimed.title) === plain(claim.title)
  );
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

function reportsOf(one: Credit, { report }: Attendance) {
  const stands = standing(one.events);
  return stands.flatMap((event) =>
    event.type === 'credit.ProviderReported' && event.data.externalId === report.externalId
      ? [takeBackStep(one.stream, event.eventId)]
      : [],
  );
}

function standingIn({ events }: Credit, type: OpenedEvent['type']): readonly string[] {
  return standing(events).flatMap((event) => (event.type === type ? [event.eventId] : []));
}

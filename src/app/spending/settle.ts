import { application } from '../../domain/application/index.ts';
import { isRefusal, type Refusal } from '../../domain/decider.ts';
import { license } from '../../domain/license/index.ts';
import type { ReleaseReason } from '../../domain/spending/events.ts';
import { type Reservation, spending } from '../../domain/spending/index.ts';
import { asGiven, execute, type Recording, type Request } from '../executing/execute.ts';
import { stepId } from '../executing/ids.ts';
import { type Ledger, readStream } from '../log/ledger.ts';
import { isOfTypes } from '../log/of-types.ts';

/** A reservation, and the stream it stands in. */
export interface Placed {
  readonly stream: string;
  readonly reservation: Reservation;
}

/**
 * Ends a reservation one way or the other: it is confirmed where its act stands; else the stream of the act is moved
 * on, so that whoever was only slow can no longer act under it, and only then is it free. Whoever does it, and however
 * often, the outcome is the same.
 */
export async function settle(
  ledger: Ledger,
  { stream, reservation }: Placed,
  because: ReleaseReason,
  request: Request,
): Promise<Recording | Refusal> {
  const { id } = reservation;
  const tell = (name: string, command: Parameters<typeof spending.decide>[0]) =>
    execute(ledger, spending, { stream }, asGiven(command), stepOf(request, `${name} ${id}`));
  const confirm = (act: string) => tell('confirm', { type: 'Confirm', reservation: id, act });

  const act = await actUnder(ledger, reservation);
  if (act !== undefined) return confirm(act);
  const aside = await moveOn(ledger, reservation, stepOf(request, `set aside ${id}`));
  if (isRefusal(aside)) return aside;
  const late = await actUnder(ledger, reservation);
  return late === undefined ? tell('release', { type: 'Release', reservation: id, because }) : confirm(late);
}

/** The stream in which the act stands, once it does. */
function streamOfAct({ for: purpose, license: about }: Reservation['reserved']): string {
  return purpose.startsWith('application-') ? withoutMark(purpose) : about;
}

function withoutMark(purpose: string): string {
  return purpose.split('#', 1)[0] ?? purpose;
}

function moveOn(
  ledger: Ledger,
  { id: reservation, reserved }: Reservation,
  request: Request,
): Promise<Recording | Refusal> {
  const { for: purpose, way: route } = reserved;
  const stream = streamOfAct(reserved);
  if (stream !== reserved.license) {
    const command = { type: 'AbandonGrant' as const, reservation };
    return execute(ledger, application, { stream }, asGiven(command), request);
  }
  const period = withoutMark(purpose);
  const command =
    route === undefined
      ? { type: 'SetRenewalAside' as const, period, reservation }
      : { type: 'AbandonGrant' as const, route, period, reservation };
  return execute(ledger, license, { stream }, asGiven(command), request);
}

/** Acts for which credits are set aside. */
const ACTS = [
  ...(['license.Renewed', 'license.Advanced', 'license.Downgraded', 'license.Reinstated'] as const),
  ...(['license.Reissued', 'license.RenewedConditionally', 'application.Granted'] as const),
] as const;

/** Where the act stands that was done under a reservation, as `license-…@revision`. */
async function actUnder(ledger: Ledger, { id, reserved }: Reservation): Promise<string | undefined> {
  const events = await readStream(ledger, streamOfAct(reserved));
  const act = events.find((event) => isOfTypes(event, ACTS) && event.data.reservation === id);
  return act === undefined ? undefined : `${act.stream}@${act.revision}`;
}

function stepOf(request: Request, name: string): Request {
  return { ...request, commandId: stepId(request.commandId, name) };
}

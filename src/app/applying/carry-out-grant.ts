import { application } from '../../domain/application/index.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/decider.ts';
import { license as licenseDecider, type LicenseState } from '../../domain/license/index.ts';
import { execute, type Recording, type Request } from '../executing/execute.ts';
import { stepId } from '../executing/ids.ts';
import type { OpenedEvent } from '../log/envelope.ts';
import { type Ledger, readStream, stateOf } from '../log/ledger.ts';
import { isOfTypes } from '../log/of-types.ts';
import { licenseCommand } from './license-command.ts';

type Granted = Extract<OpenedEvent, { type: 'application.Granted' }>;

const DONE = refuse('carried_out', 'The license says so already.');

/**
 * Writes what was granted into the license, once, whatever became of the license since. Where that cannot be, as where
 * the number was given to somebody else meanwhile, the grant is set aside and the application is open again.
 */
export async function carryOutGrant(
  ledger: Ledger,
  granted: Granted,
  request: Request,
): Promise<Recording | Refusal> {
  const { stream, revision, eventId, data } = granted;
  const nothing: Recording = { stream, revision, events: [] };
  const { filed, setAside } = stateOf(application, await readStream(ledger, stream));
  if (filed === undefined || setAside.some(({ grant }) => grant === eventId)) return nothing;
  const wanted = { ...filed, class: data.class, fields: data.fields };
  const command = licenseCommand(stream, wanted, data);
  const { educator, state } = filed;
  const answer = await execute(
    ledger,
    licenseDecider,
    { stream: data.license, educator, state },
    {
      asked: command,
      // Looked up after the stream was loaded: whoever is faster makes this be decided anew.
      given: async (_: LicenseState) => ((await isCarriedOut(ledger, granted)) ? DONE : command),
    },
    request,
  );
  if (!isRefusal(answer)) return answer;
  if (answer.refused === 'busy') return answer;
  return answer === DONE ? nothing : setGrantAside(ledger, granted, answer.refused, request);
}

async function isCarriedOut(ledger: Ledger, { stream, ordinal, data }: Granted): Promise<boolean> {
  const events = await readStream(ledger, data.license);
  return events.some(
    (event) =>
      isOfTypes(event, ['license.Issued', 'license.EndorsementAdded']) &&
      event.data.application === stream &&
      event.ordinal > ordinal,
  );
}

async function setGrantAside(
  ledger: Ledger,
  { stream, revision, eventId, data }: Granted,
  code: string,
  request: Request,
): Promise<Recording | Refusal> {
  const command = { type: 'SetGrantAside' as const, grant: eventId, license: data.license, code };
  const answer = await execute(
    ledger,
    application,
    { stream },
    { asked: command, given: () => command },
    { ...request, commandId: stepId(request.commandId, 'set-aside') },
  );
  // Of somebody who was erased meanwhile nothing more can be said.
  if (isRefusal(answer) && answer.refused !== 'busy') return { stream, revision, events: [] };
  return answer;
}

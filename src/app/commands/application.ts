import { application as decider } from '../../domain/application/index.ts';
import { isRefusal, NOT_FOUND, type Refusal } from '../../domain/decider.ts';
import { educator as educatorDecider } from '../../domain/educator/index.ts';
import { license as licenseDecider } from '../../domain/license/index.ts';
import { applicationStream, educatorStream } from '../../domain/streams.ts';
import { licenseCommand } from '../applying/license-command.ts';
import { todayIn } from '../clock.ts';
import { execute, type Recording } from '../executing/execute.ts';
import { derivedId } from '../executing/ids.ts';
import { readStream, stateOf } from '../log/ledger.ts';
import type { Jurist } from '../standing/standing.ts';
import { actUponApplication, type ApplicationAct } from './application-act.ts';
import { type Caller, forbidden, requestOf } from './caller.ts';

/** Something is applied for, by the educator who asks. */
export type FilingAsk =
  | {
      readonly type: 'ApplyForLicense';
      readonly state: string;
      readonly class: string;
      readonly fields: readonly string[];
    }
  /** `license` is the stream's name without its prefix. */
  | { readonly type: 'ApplyForEndorsement'; readonly license: string; readonly field: string };

export type ApplicationAsk =
  | FilingAsk
  /** `application` is the stream's name without its category. */
  | { readonly application: string; readonly act: ApplicationAct };

export function askApplication(
  jurist: Jurist,
  caller: Caller,
  ask: ApplicationAsk,
): Promise<Recording | Refusal> {
  if ('act' in ask) return actUponApplication(jurist, caller, ask.application, ask.act);
  return ask.type === 'ApplyForLicense'
    ? forLicense(jurist, caller, ask)
    : forEndorsement(jurist, caller, ask);
}

/** What is applied for names the stream: whoever sends it twice finds it there. */
async function forLicense(
  { ledger }: Jurist,
  caller: Caller,
  ask: Extract<FilingAsk, { type: 'ApplyForLicense' }>,
): Promise<Recording | Refusal> {
  const { educator = '' } = caller.identity;
  const { state, class: wanted, fields } = ask;
  const problem = forbidden(caller, 'license.apply', { educator });
  const { registered } = stateOf(educatorDecider, await readStream(ledger, educatorStream(educator)));
  if (problem !== undefined || registered === undefined) return NOT_FOUND;
  const stream = applicationStream(derivedId('application', educator, state, wanted));
  const command = { type: 'File', educator, state, kind: 'license', class: wanted, fields } as const;
  const target = { stream, educator, state };
  return execute(ledger, decider, target, { asked: ask, given: () => command }, requestOf(caller));
}

/** Refused at once where the field could not be added, were it granted today. */
async function forEndorsement(
  { ledger }: Jurist,
  caller: Caller,
  ask: Extract<FilingAsk, { type: 'ApplyForEndorsement' }>,
): Promise<Recording | Refusal> {
  const { field } = ask;
  const license = `license-${ask.license}`;
  const held = stateOf(licenseDecider, await readStream(ledger, license));
  const { educator, state } = held.issued ?? {};
  const problem = forbidden(caller, 'license.apply', { educator });
  if (problem !== undefined || educator === undefined || state === undefined) return NOT_FOUND;
  const stream = applicationStream(derivedId('application', license, field));
  const fields = [field];
  const filing = { educator, state, kind: 'endorsement', class: held.class, fields, license } as const;
  return execute(
    ledger,
    decider,
    { stream, educator, state },
    {
      asked: ask,
      given: ({ status }) => {
        const today = todayIn(ledger.clock, state);
        const adding = licenseCommand(
          stream,
          { ...filing, on: today },
          { license, from: today, until: null, by: '' },
        );
        const possible = licenseDecider.decide(adding, held, { actor: '', today });
        if (status !== 'open' && isRefusal(possible)) return possible;
        return { type: 'File' as const, ...filing };
      },
    },
    requestOf(caller),
  );
}

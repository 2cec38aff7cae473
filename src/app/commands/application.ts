import { application as decider, type ApplicationState } from '../../domain/application/index.ts';
import { isRefusal, NOT_FOUND, type Refusal } from '../../domain/decider.ts';
import { educator as educatorDecider } from '../../domain/educator/index.ts';
import { license as licenseDecider } from '../../domain/license/index.ts';
import { applicationStream, educatorStream, licenseStream } from '../../domain/streams.ts';
import type { Day } from '../../domain/values/day.ts';
import type { Action } from '../access.ts';
import { decisionUpon } from '../applying/applied-for.ts';
import { licenseCommand } from '../applying/license-command.ts';
import { todayIn } from '../clock.ts';
import { execute, type Recording } from '../execute.ts';
import { derivedId } from '../ids.ts';
import { readStream, stateOf } from '../ledger.ts';
import { type Jurist, recordAt } from '../standing.ts';
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

/** Something is done upon an application. */
export type ApplicationAct =
  | { readonly type: 'Amend'; readonly fields: readonly string[] }
  | { readonly type: 'Withdraw' }
  | {
      readonly type: 'Grant';
      /** Number of a new license; the license a field is applied for stands in the application. */
      readonly number?: string;
      readonly from: Day;
      readonly until?: Day | null;
      readonly because?: string;
    }
  | { readonly type: 'Deny'; readonly because: string };

export type ApplicationAsk =
  | FilingAsk
  /** `application` is the stream's name without its category. */
  | { readonly application: string; readonly act: ApplicationAct };

const ACTIONS: { readonly [T in ApplicationAct['type']]: Action } = {
  Amend: 'license.apply',
  Withdraw: 'license.apply',
  Grant: 'license.application_decide',
  Deny: 'license.application_decide',
};

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

function actUponApplication(
  jurist: Jurist,
  caller: Caller,
  id: string,
  act: ApplicationAct,
): Promise<Recording | Refusal> {
  const stream = applicationStream(id);
  return execute(
    jurist.ledger,
    decider,
    { stream },
    {
      asked: act,
      given: async (state) => {
        const { educator, state: of } = state.filed ?? {};
        const problem = forbidden(caller, ACTIONS[act.type], { educator, state: of });
        if (problem !== undefined) return problem;
        switch (act.type) {
          case 'Amend':
          case 'Withdraw':
            return act;
          case 'Grant':
            return granting(jurist, caller, stream, state, act);
          case 'Deny':
            return { ...act, ...(await answerOf(jurist, stream, state)) };
        }
      },
    },
    requestOf(caller),
  );
}

/** With what the law answers, and refused at once where the license could not say so. */
async function granting(
  jurist: Jurist,
  caller: Caller,
  stream: string,
  state: ApplicationState,
  { number = '', from, until = null, because }: Extract<ApplicationAct, { type: 'Grant' }>,
) {
  const { filed, status } = state;
  if (filed === undefined) return NOT_FOUND;
  const { ledger } = jurist;
  const license = filed.license ?? licenseStream(filed.state, number);
  const why = because === undefined ? {} : { because };
  const grant = {
    type: 'Grant',
    license,
    from,
    until,
    ...why,
    ...(await answerOf(jurist, stream, state)),
  } as const;
  if (status !== 'open') return grant;
  const by = { ...requestOf(caller), today: todayIn(ledger.clock, filed.state) };
  const decided = decider.decide(grant, state, by);
  if (isRefusal(decided)) return decided;
  const held = stateOf(licenseDecider, await readStream(ledger, license));
  const writing = licenseCommand(stream, filed, { license, from, until, by: by.actor });
  const written = licenseDecider.decide(writing, held, by);
  return isRefusal(written) ? written : grant;
}

/** What the law answers today; nothing where none is published. */
async function answerOf(jurist: Jurist, stream: string, { filed, filing, status }: ApplicationState) {
  if (filed === undefined || filing === undefined || status !== 'open') return {};
  const { ledger } = jurist;
  const ordinal = await ledger.log.head();
  const record = await recordAt(ledger, filed.educator, ordinal);
  const today = todayIn(ledger.clock, filed.state);
  const decision = await decisionUpon(jurist, { stream, filed, filing }, record, today, ordinal);
  return decision === undefined ? {} : { decision };
}

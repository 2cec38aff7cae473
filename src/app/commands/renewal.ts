import { isRefusal, type Refusal } from '../../domain/decider.ts';
import {
  license as decider,
  type LicenseCommand,
  type LicenseState,
  renewedSince,
} from '../../domain/license/index.ts';
import { neededCredits } from '../../rules/index.ts';
import { todayIn } from '../clock.ts';
import { execute, type Recording } from '../executing/execute.ts';
import { readStream, stateOf } from '../log/ledger.ts';
import { reserveFor } from '../spending/reserve.ts';
import { settleOwn } from '../spending/settle-own.ts';
import type { Jurist } from '../standing/standing.ts';
import { type Caller, requestOf } from './caller.ts';
import { complete } from './license-law.ts';

type Renewal = Extract<LicenseCommand, { type: 'Renew' }>;

/**
 * Renews a license: what its decision needs is set aside first, then the license is renewed under that reservation,
 * then the reservation is confirmed. Whatever is left undone by a crash is done by the same command sent again, or
 * by the spending keeper.
 */
export async function renew(
  jurist: Jurist,
  caller: Caller,
  stream: string,
  refused: (state: LicenseState) => Promise<Refusal | undefined>,
): Promise<Recording | Refusal> {
  const { ledger } = jurist;
  const asked = { type: 'Renew' } as const;
  const answer = await execute(
    ledger,
    decider,
    { stream },
    {
      asked,
      given: async (state) => (await refused(state)) ?? reserved(jurist, caller, stream, state),
    },
    requestOf(caller),
  );
  const { issued } = stateOf(decider, await readStream(ledger, stream));
  const settled = issued && (await settleOwn(ledger, issued.educator, requestOf(caller)));
  return settled !== undefined && isRefusal(settled) && !isRefusal(answer) ? settled : answer;
}

/** The renewal with what it needs set aside; as it is, where it would be refused or change nothing. */
async function reserved(
  jurist: Jurist,
  caller: Caller,
  stream: string,
  state: LicenseState,
): Promise<Renewal | Refusal> {
  const { ledger } = jurist;
  const { issued } = state;
  const decideAt = (ordinal: number) => complete(jurist, stream, state, { type: 'Renew' }, ordinal);
  if (issued === undefined) return decideAt(await ledger.log.head());
  const { educator, state: inState } = issued;
  const by = { ...requestOf(caller), today: todayIn(ledger.clock, inState) };
  const found = await reserveFor(
    ledger,
    requestOf(caller),
    { educator, state: inState, license: stream },
    async (ordinal) => {
      const renewal = await decideAt(ordinal);
      if (isRefusal(renewal)) return renewal;
      const events = decider.decide(renewal, state, by);
      if (isRefusal(events)) return events;
      return {
        for: renewal.period,
        spends: neededCredits(renewal.decision),
        isIdle: events.length === 0,
        renewal,
      };
    },
  );
  if (isRefusal(found)) {
    // Somebody else may have renewed it meanwhile: then their renewal is why, not what it spent.
    return renewedSince(stateOf(decider, await readStream(ledger, stream))) ?? found;
  }
  const { decided, reservation } = found;
  return { ...decided.renewal, ...(reservation === undefined ? {} : { reservation }) };
}

import { type Refusal, refuse } from '../../domain/decider.ts';
import { educatorStream } from '../../domain/streams.ts';
import type { Recording } from '../executing/execute.ts';
import { unitProblem } from '../executing/unit-problem.ts';
import { readStream } from '../log/ledger.ts';
import { policyAt } from '../standing/policy-book.ts';
import type { Jurist } from '../standing/standing.ts';
import type { Caller } from './caller.ts';
import { claimOfRecord, type RecordClaim } from './claim-from-record.ts';
import { askCredit, claim, type ClaimCommand, type CreditAsk } from './credit.ts';

/** Asked of credits where the law of the state has a say in what can be claimed. */
export type LawfulAsk = CreditAsk | { readonly command: RecordClaim };

export async function askCreditUnderLaw(
  jurist: Jurist,
  caller: Caller,
  ask: LawfulAsk,
): Promise<Recording | Refusal> {
  const { command } = ask;
  if (command.type === 'ClaimFromRecord') return claimFromRecord(jurist, caller, command);
  if (command.type === 'Claim') {
    return claim(jurist.ledger, caller, command, { against: () => unitRefused(jurist, command) });
  }
  return askCredit(jurist.ledger, caller, ask as CreditAsk);
}

async function claimFromRecord(
  jurist: Jurist,
  caller: Caller,
  asked: RecordClaim,
): Promise<Recording | Refusal> {
  const past = await readStream(jurist.ledger, educatorStream(asked.educator));
  const found = claimOfRecord(asked, past);
  if ('refused' in found) {
    // Whoever may not claim for the educator is not told what is on record.
    return claim(jurist.ledger, caller, emptyClaim(asked), { asked, against: () => Promise.resolve(found) });
  }
  const against = async () =>
    (await countedAlready(jurist, asked.state, found.kind)) ?? unitRefused(jurist, found);
  return claim(jurist.ledger, caller, { type: 'Claim', ...found }, { asked, against });
}

function emptyClaim({ type: _, event: ofEvent, ...claimed }: RecordClaim): ClaimCommand {
  const unknown = { kind: 'service', title: '', completedOn: '', provider: '' };
  return { type: 'Claim', ...claimed, ...unknown, ofEvent };
}

const LIST_OF: Readonly<Record<string, string>> = {
  ...{ service: 'service', evaluation: 'evaluations', board_certificate: 'boards' },
};

/** What the law counts by itself would count twice. */
async function countedAlready(jurist: Jurist, state: string, kind: string): Promise<Refusal | undefined> {
  const law = await lawOf(jurist, state);
  return law?.policy.listsCounted.includes(LIST_OF[kind] ?? '') === true
    ? refuse('counts_unclaimed', `The rules of ${state} count this by itself, as it is on record.`)
    : undefined;
}

async function unitRefused(
  jurist: Jurist,
  { state, unit }: { readonly state: string; readonly unit: string },
) {
  return unitProblem((await lawOf(jurist, state))?.policy, unit);
}

async function lawOf({ ledger, compiled }: Jurist, state: string) {
  return policyAt(ledger, compiled, state, 'recertification', await ledger.log.head());
}

import { type Refusal, refuse } from '../../domain/decider.ts';
import {
  catalogueOfOffering,
  offering as decider,
  type OfferingCommand,
  offeringId,
  type OfferingTerms,
  stateOfCatalogue,
} from '../../domain/offering/index.ts';
import { offeringStream } from '../../domain/streams.ts';
import type { Resource } from '../access.ts';
import { readDefinition } from '../credential/held.ts';
import { execute, type Recording } from '../executing/execute.ts';
import { unitProblem } from '../executing/unit-problem.ts';
import type { Ledger } from '../log/ledger.ts';
import { policyAt } from '../standing/policy-book.ts';
import type { Jurist } from '../standing/standing.ts';
import { type Caller, forbidden, requestOf } from './caller.ts';

type Command<T extends OfferingCommand['type']> = Extract<OfferingCommand, { type: T }>;

/** Announces an offering, or does something with one by its id (`catalogue.name`). */
export type OfferingAsk =
  | { readonly command: Command<'Announce'> }
  | { readonly offering: string; readonly command: Exclude<OfferingCommand, Command<'Announce'>> };

/**
 * Who keeps a catalogue says what stands in it: an issuer's approvers, or the agency of a state. What is offered leads
 * to a micro-credential that can be begun, in a unit that rules read where it is offered.
 */
export async function askOffering(
  jurist: Jurist,
  caller: Caller,
  ask: OfferingAsk,
): Promise<Recording | Refusal> {
  const { command } = ask;
  const id = 'offering' in ask ? ask.offering : offeringId(ask.command.catalogue, ask.command.name);
  const state = stateOfCatalogue(catalogueOfOffering(id));
  const target = { stream: offeringStream(id) };
  if (command.type === 'JudgeQuality') {
    const problem = forbidden(caller, 'offering.judge', { state: command.state });
    const judging = { ...target, state: command.state };
    return problem ?? execute(jurist.ledger, decider, judging, given(command), requestOf(caller));
  }
  const problem = forbidden(caller, 'offering.announce', keeperOf(catalogueOfOffering(id)));
  if (problem !== undefined) return problem;
  const check = command.type === 'Withdraw' ? undefined : () => contentProblem(jurist, command);
  const keeping = { ...target, state: state ?? null };
  return execute(jurist.ledger, decider, keeping, given(command, check), requestOf(caller));
}

function given(command: OfferingCommand, check?: () => Promise<Refusal | undefined>) {
  return { asked: command, given: async () => (await check?.()) ?? command };
}

function keeperOf(catalogue: string): Resource {
  const state = stateOfCatalogue(catalogue);
  return state === undefined ? { issuer: catalogue } : { state };
}

async function contentProblem(jurist: Jurist, terms: OfferingTerms): Promise<Refusal | undefined> {
  return (await credentialProblem(jurist.ledger, terms)) ?? unreadUnit(jurist, terms);
}

async function credentialProblem(ledger: Ledger, { credential }: OfferingTerms) {
  if (credential === undefined) return undefined;
  const { latest, withdrawn } = await readDefinition(ledger, credential);
  return latest !== undefined && withdrawn === undefined
    ? undefined
    : refuse('definition_unknown', 'No micro-credential that can be begun is published under that id.');
}

/** Refused as a claim would be, where no state that is named reads its unit. */
async function unreadUnit({ ledger, compiled }: Jurist, { states = [], unit }: OfferingTerms) {
  const head = await ledger.log.head();
  const problems = await Promise.all(
    states.map(async (state) =>
      unitProblem((await policyAt(ledger, compiled, state, 'recertification', head))?.policy, unit),
    ),
  );
  return problems.includes(undefined) ? undefined : problems[0];
}

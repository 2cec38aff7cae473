import { isRefusal, type Refusal } from '../../domain/decider.ts';
import { period as periodDecider } from '../../domain/period/index.ts';
import { type Run, statute as decider } from '../../domain/statute/index.ts';
import { statuteStream } from '../../domain/streams.ts';
import { asGiven, execute, type Recording, type Request } from '../executing/execute.ts';
import { stepId } from '../executing/ids.ts';
import { stepRefused } from '../executing/step-refused.ts';
import { orLeftOut } from '../log/leave-out.ts';
import { readStream, stateOf } from '../log/ledger.ts';
import { policyAt } from '../standing/policy-book.ts';
import { type Jurist, recordsAt } from '../standing/standing.ts';
import { type PeriodRecord, periodIn } from './period-record.ts';
import { type Among, type OpenPeriod, openPeriodsOf } from './periods-of-state.ts';
import { dueOf } from './statutory.ts';

/** So many periods are looked at between two notes of how far a run has come. */
const BATCH = 200;

/** Of whom, and how many between two notes. */
export interface CarryingOut extends Among {
  readonly size?: number;
}

/**
 * Gives every period of a state what an enacted statute gives it. Whoever is cut off goes on after the last note; what
 * was given before the cut has the same command id, and is given once. Who was left out is given it later, by themselves.
 */
export async function carryOut(
  jurist: Jurist,
  stream: string,
  enactment: number,
  request: Request,
  { size = BATCH, ...among }: CarryingOut = {},
): Promise<Recording | Refusal> {
  const { ledger, compiled } = jurist;
  const nothing: Recording = { stream, revision: enactment, events: [] };
  const run = runOf(stateOf(decider, await readStream(ledger, stream)).runs, enactment);
  if (run === undefined || (run.isCarriedOut && among.only === undefined)) return nothing;
  const { state, route, strand } = run.enacted;
  const until = await ledger.log.head();
  // Law that cannot be read is nobody's own: then nobody is left out, and all of it is tried again.
  await policyAt(ledger, compiled, state, strand, until);
  const open = (await openPeriodsOf(ledger, state, until, among)).filter(
    ({ opened }) => opened.strand === strand,
  );
  const giving = { route, reference: `${stream}@${enactment}`, until, request, ...among };
  if (among.only !== undefined) {
    await giveSome(jurist, giving, open);
    return nothing;
  }
  const say = (step: string, command: Parameters<typeof decider.decide>[0]) =>
    execute(ledger, decider, { stream, state }, asGiven(command), {
      ...request,
      commandId: stepId(request.commandId, step),
    });
  let { extended } = run;
  const left = open.filter(({ period }) => period > run.through);
  for (let from = 0; from < left.length; from += size) {
    const batch = left.slice(from, from + size);
    extended += await giveSome(jurist, giving, batch);
    const through = batch.at(-1)?.period ?? '';
    const noted = await say(`advance ${through}`, { type: 'Advance', enactment, through, extended });
    if (isRefusal(noted)) return noted;
  }
  return say('carried out', { type: 'CarryOut', enactment, extended });
}

interface Giving extends Among {
  readonly route: string;
  readonly reference: string;
  readonly until: number;
  readonly request: Request;
}

/** Answers to how many of these periods it was given, before the run was cut off or now. */
async function giveSome(
  jurist: Jurist,
  { route, reference, until, request, leaveOut }: Giving,
  batch: readonly OpenPeriod[],
): Promise<number> {
  const educators = [...new Set(batch.map(({ opened }) => opened.educator))];
  const records = await recordsAt(jurist.ledger, educators, until, leaveOut);
  const byEducator = new Map(records.map((record) => [record.educator, record]));
  let extended = 0;
  for (const { period, opened, extensions } of batch) {
    const record = byEducator.get(opened.educator);
    if (record === undefined) continue;
    const given = await orLeftOut(opened.educator, leaveOut, async () => {
      const read = await periodIn(jurist, record, period, until);
      return read && giveDue(jurist, read, new Map([[route, reference]]), request);
    });
    extended += (given ?? 0) + extensions.filter(({ statute }) => statute === reference).length;
  }
  return extended;
}

function runOf(runs: readonly Run[], enactment: number): Run | undefined {
  return runs.find(({ revision }) => revision === enactment);
}

/** Who was erased, or was renewed or extended meanwhile, is given nothing; the preview tells what is still due. */
const PASSED_OVER = ['erased', 'period_completed', 'end_moved', 'already_extended', 'extension_days'];

/**
 * Gives a period, one after the other, what the law gives it by routes that were enacted (each with its enactment), as
 * far as they come first. Answers how many were given.
 */
export async function giveDue(
  { ledger }: Pick<Jurist, 'ledger'>,
  { obligation, facts, law, today }: PeriodRecord,
  enacted: ReadonlyMap<string, string>,
  request: Request,
): Promise<number> {
  const { period, state } = obligation;
  const { version, digest } = law.policy;
  let given = 0;
  for (const { route, on, from, to, cites } of dueOf(law, facts, today).steps) {
    const statute = enacted.get(route);
    // What comes after one that was not enacted rests on it.
    if (statute === undefined) break;
    const says = { route, on, from, endsOn: to, policy: { version, digest }, cites, statute };
    const answer = await execute(
      ledger,
      periodDecider,
      { stream: period, state, educator: facts.educator },
      asGiven({ type: 'ExtendByStatute', ...says }),
      { ...request, commandId: stepId(request.commandId, `${period} ${route}`) },
    );
    if (isRefusal(answer)) {
      if (!PASSED_OVER.includes(answer.refused)) throw stepRefused(answer, `${period} was not extended`);
      break;
    }
    given += Number(answer.events.length > 0);
  }
  return given;
}

/** The routes of a state that were enacted, each with its last enactment. */
export async function enactedIn(
  { ledger }: Pick<Jurist, 'ledger'>,
  state: string,
  routes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const route of routes) {
    const stream = statuteStream(state, route);
    const last = stateOf(decider, await readStream(ledger, stream)).runs.at(-1);
    if (last !== undefined) found.set(route, `${stream}@${last.revision}`);
  }
  return found;
}

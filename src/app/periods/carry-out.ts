import { isRefusal, type Refusal } from '../../domain/decider.ts';
import { period as periodDecider } from '../../domain/period/index.ts';
import { type Run, statute as decider } from '../../domain/statute/index.ts';
import { statuteStream } from '../../domain/streams.ts';
import { asGiven, execute, type Recording, type Request } from '../execute.ts';
import { fault } from '../fault.ts';
import { stepId } from '../ids.ts';
import { readStream, stateOf } from '../ledger.ts';
import { type Jurist, recordsAt } from '../standing.ts';
import { openPeriodsOf } from './periods-of-state.ts';
import { type PeriodRecord, periodIn } from './period-record.ts';
import { dueOf } from './statutory.ts';

/** So many periods are looked at between two notes of how far a run has come. */
const BATCH = 200;

/**
 * Gives every period of a state what an enacted statute gives it. Whoever is cut off goes on after the last note; what
 * was given before the cut has the same command id, and is given once.
 */
export async function carryOut(
  jurist: Jurist,
  stream: string,
  enactment: number,
  request: Request,
  size = BATCH,
): Promise<Recording | Refusal> {
  const { ledger } = jurist;
  const run = runOf(stateOf(decider, await readStream(ledger, stream)).runs, enactment);
  if (run === undefined || run.isCarriedOut) return { stream, revision: enactment, events: [] };
  const { state, route, strand } = run.enacted;
  const until = await ledger.log.head();
  const open = (await openPeriodsOf(ledger, state, until)).filter(
    ({ period, opened }) => opened.strand === strand && period > run.through,
  );
  const say = (step: string, command: Parameters<typeof decider.decide>[0]) =>
    execute(ledger, decider, { stream, state }, asGiven(command), {
      ...request,
      commandId: stepId(request.commandId, step),
    });
  const reference = `${stream}@${enactment}`;
  let { extended } = run;
  for (let from = 0; from < open.length; from += size) {
    const batch = open.slice(from, from + size);
    const educators = [...new Set(batch.map(({ opened }) => opened.educator))];
    const records = new Map(
      (await recordsAt(ledger, educators, until)).map((record) => [record.educator, record]),
    );
    for (const { period, opened, extensions } of batch) {
      const record = records.get(opened.educator);
      const read = record && (await periodIn(jurist, record, period, until));
      const given = read && (await giveDue(jurist, read, new Map([[route, reference]]), request));
      // Given before the run was cut off, it counts as well.
      extended += given ?? 0;
      extended += extensions.filter(({ statute }) => statute === reference).length;
    }
    const through = batch.at(-1)?.period ?? '';
    const noted = await say(`advance ${through}`, { type: 'Advance', enactment, through, extended });
    if (isRefusal(noted)) return noted;
  }
  return say('carried out', { type: 'CarryOut', enactment, extended });
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
      if (!PASSED_OVER.includes(answer.refused))
        throw fault('step_refused', `${period} was not extended: ${answer.because}`);
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

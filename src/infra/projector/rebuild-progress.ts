import { MultiBar, Presets } from 'cli-progress';
import type { BuildProgress } from './progress.ts';

/** Told how far rebuilds are, for the person who waits for them. */
export interface RebuildTeller {
  readonly tell: (step: RebuildStep) => void;
  readonly end: () => void;
}

/** How far one rebuild is: first it reads events, then it evaluates educators, then it is compared. */
export interface RebuildStep {
  readonly projection: string;
  readonly phase: 'events' | 'educators' | 'done';
  readonly of: number;
  readonly done: number;
  /** Of events or educators a second. */
  readonly rate: number;
  readonly secondsLeft: number | null;
}

/** Makes steps of what is seen from time to time: educators have no rate of their own in the tables. */
export function stepsOf(projection: string) {
  let most = 0;
  let began: { readonly at: number; readonly work: number } | undefined;
  return (
    seen: Pick<BuildProgress, 'state' | 'ordinal' | 'head' | 'work' | 'rate' | 'secondsLeft'>,
    now: number,
  ): RebuildStep => {
    const { state, ordinal, head, work, rate, secondsLeft } = seen;
    if (state !== 'building')
      return { projection, phase: 'done', of: head, done: head, rate: 0, secondsLeft: 0 };
    if (rate > 0 && ordinal < head)
      return { projection, phase: 'events', of: head, done: ordinal, rate, secondsLeft };
    if (work === 0) return { projection, phase: 'events', of: head, done: ordinal, rate, secondsLeft: null };
    began ??= { at: now, work };
    most = Math.max(most, work);
    const perSecond = ((began.work - work) * 1000) / Math.max(1, now - began.at);
    const left = perSecond > 0 ? work / perSecond : null;
    return {
      projection,
      phase: 'educators',
      of: most,
      done: most - work,
      rate: Math.max(0, perSecond),
      secondsLeft: left,
    };
  };
}

/** Bars with rate and time left on a terminal; elsewhere a plain line for every tenth. */
export function tellOn(out: NodeJS.WriteStream): RebuildTeller {
  return out.isTTY ? barsOn(out) : linesOn(out);
}

function barsOn(stream: NodeJS.WriteStream): RebuildTeller {
  const format = '{projection} {bar} {percentage}% | {value}/{total} {phase}, {rate}/s | {left}';
  const bars = new MultiBar({ format, stream, hideCursor: true }, Presets.shades_classic);
  const known = new Map<string, ReturnType<typeof bars.create>>();
  return {
    tell: (step) => {
      const bar = known.get(step.projection) ?? bars.create(step.of, 0, {});
      known.set(step.projection, bar);
      bar.setTotal(Math.max(1, step.of));
      const told = {
        projection: step.projection.padEnd(24),
        phase: step.phase,
        rate: Math.round(step.rate),
        left: leftOf(step),
      };
      bar.update(step.done, told);
    },
    end: () => {
      bars.stop();
    },
  };
}

/** Plain lines, for a log or a pipe. */
export function linesOn(out: { readonly write: (text: string) => unknown }): RebuildTeller {
  const told = new Map<string, string>();
  return {
    tell: (step) => {
      const tenth = Math.floor((step.done * 10) / Math.max(1, step.of)) * 10;
      const key = `${step.phase} ${tenth}`;
      if (step.phase === 'done' || told.get(step.projection) === key) return;
      told.set(step.projection, key);
      const { projection, done, of, phase } = step;
      out.write(
        `${projection}: ${tenth}%, ${done} of ${of} ${phase}, ${Math.round(step.rate)}/s, ${leftOf(step)}\n`,
      );
    },
    end: () => undefined,
  };
}

function leftOf({ secondsLeft }: RebuildStep): string {
  return secondsLeft === null ? 'time left not known yet' : `${Math.ceil(secondsLeft)} s left`;
}

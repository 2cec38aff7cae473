import { Presets, SingleBar } from 'cli-progress';

/** Told how far the mutants of one file are, for the person who waits for them. */
export interface MutantProgress {
  readonly begin: (file: string, mutants: number) => void;
  /** One more mutant was tried. */
  readonly tried: () => void;
  readonly end: () => void;
}

export const SILENT: MutantProgress = {
  begin: () => undefined,
  tried: () => undefined,
  end: () => undefined,
};

/** A bar on a terminal; elsewhere nothing, since a line for each file follows. */
export function progressOn(stream: NodeJS.WriteStream): MutantProgress {
  if (!stream.isTTY) return SILENT;
  const format = '{file} {bar} {percentage}% | {value} of {total} mutants | {eta_formatted} left';
  const bar = new SingleBar({ format, stream, clearOnComplete: true }, Presets.shades_classic);
  return {
    begin: (file, mutants) => {
      bar.start(mutants, 0, { file });
    },
    tried: () => {
      bar.increment();
    },
    end: () => {
      bar.stop();
    },
  };
}

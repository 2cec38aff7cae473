import { Presets, SingleBar } from 'cli-progress';

/** Told how far an import is. */
export interface ImportProgress {
  readonly begin: (file: string, bytes: number) => void;
  /** Bytes of the file read so far. */
  readonly read: (bytes: number) => void;
  readonly row: () => void;
  readonly end: () => void;
}

export const SILENT: ImportProgress = {
  begin: () => undefined,
  read: () => undefined,
  row: () => undefined,
  end: () => undefined,
};

/** A bar with rate and time left on a terminal; elsewhere a plain line for every tenth of the file. */
export function progressOn(out: NodeJS.WriteStream): ImportProgress {
  return out.isTTY ? barOn(out) : linesOn(out);
}

function barOn(stream: NodeJS.WriteStream): ImportProgress {
  const bar = new SingleBar(
    {
      format: '{file} {bar} {percentage}% | {rows} rows, {rate}/s | {eta_formatted} left',
      stream,
      etaBuffer: 200,
    },
    Presets.shades_classic,
  );
  const count = rowCount();
  return {
    begin: (file, bytes) => {
      count.restart();
      bar.start(bytes, 0, { file, ...count.told() });
    },
    read: (bytes) => {
      bar.update(bytes, count.told());
    },
    row: count.add,
    end: () => {
      bar.update(bar.getTotal(), count.told());
      bar.stop();
    },
  };
}

function linesOn(out: NodeJS.WriteStream): ImportProgress {
  const count = rowCount();
  let file = '';
  let total = 0;
  let told = 0;
  return {
    begin: (name, bytes) => {
      count.restart();
      [file, total, told] = [name, bytes, 0];
    },
    read: (bytes) => {
      const tenths = total === 0 ? 10 : Math.floor((bytes * 10) / total);
      if (tenths <= told || tenths >= 10) return;
      told = tenths;
      out.write(`${file} ${tenths * 10}%, ${count.told().rows} rows, ${count.told().rate}/s\n`);
    },
    row: count.add,
    end: () => {
      out.write(`${file} 100%, ${count.told().rows} rows, ${count.told().rate}/s\n`);
    },
  };
}

function rowCount() {
  let rows = 0;
  let began = performance.now();
  return {
    restart: () => {
      rows = 0;
      began = performance.now();
    },
    add: () => {
      rows += 1;
    },
    told: () => ({ rows, rate: Math.round((rows * 1000) / Math.max(1, performance.now() - began)) }),
  };
}

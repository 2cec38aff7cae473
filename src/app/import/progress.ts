import { Presets, SingleBar } from 'cli-progress';

/** Told how far the import of one file is, for the person who waits for it. */
export interface ImportProgress {
  readonly begin: (file: string, lines: number) => void;
  /** One more row is done; it began on that line of the file. */
  readonly row: (line: number) => void;
  /** The import ended, well or not. */
  readonly end: () => void;
}

export const SILENT: ImportProgress = { begin: () => undefined, row: () => undefined, end: () => undefined };

/** A bar with rate and time left on a terminal; elsewhere a plain line for every tenth of the file. */
export function progressOn(out: NodeJS.WriteStream, what = 'rows'): ImportProgress {
  return out.isTTY ? barOn(out, what) : linesOn(out, what);
}

function barOn(stream: NodeJS.WriteStream, what: string): ImportProgress {
  const format = `{file} {bar} {percentage}% | {rows} ${what}, {rate}/s | {eta_formatted} left`;
  const bar = new SingleBar({ format, stream, etaBuffer: 200 }, Presets.shades_classic);
  const count = rowCount();
  return {
    begin: (file, lines) => {
      count.restart();
      bar.start(lines, 0, { file, ...count.told() });
    },
    row: (line) => {
      count.add();
      bar.update(line, count.told());
    },
    end: () => {
      bar.stop();
    },
  };
}

/** Plain lines, for a log or a pipe. */
export function linesOn(out: { readonly write: (text: string) => unknown }, what = 'rows'): ImportProgress {
  const count = rowCount();
  let file = '';
  let total = 0;
  let told = 0;
  const tell = (prefix: string) => {
    const { rows, rate } = count.told();
    out.write(`${file}: ${prefix}${rows} ${what}, ${rate}/s\n`);
  };
  return {
    begin: (name, lines) => {
      count.restart();
      [file, total, told] = [name, lines, 0];
    },
    row: (line) => {
      count.add();
      const tenths = Math.floor((line * 10) / total);
      if (tenths <= told || tenths >= 10) return;
      told = tenths;
      tell(`${tenths * 10}%, `);
    },
    end: () => {
      tell('');
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

/** One line of a text file, without its line end. */
export interface Line {
  /** 1 for the first line. */
  readonly line: number;
  readonly text: string;
  /** The line was longer than LONGEST_ROW; its text was dropped. */
  readonly tooLong: boolean;
  /** A carriage return stands inside it: in a file whose lines end in CR alone, everything is one line. */
  readonly bareReturn: boolean;
}

/** Characters of the longest row that is read. A broken file must not fill the memory with one row. */
export const LONGEST_ROW = 65_536;

const BARE_RETURN = /\r[^\r]/;

/** The lines of a UTF-8 file of any size. A byte order mark is dropped; a bad byte becomes U+FFFD. */
export async function* readLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  const decoder = new TextDecoder();
  let line = 0;
  let rest = '';
  let overrun = false;
  let returned = false;
  const finish = (text: string): Line => {
    line += 1;
    const tooLong = overrun || text.length > LONGEST_ROW;
    const bareReturn = returned || BARE_RETURN.test(text);
    overrun = false;
    returned = false;
    return { line, text: tooLong ? '' : text.replace(/\r$/, ''), tooLong, bareReturn };
  };
  for await (const chunk of chunks) {
    const pieces = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = pieces.pop() ?? '';
    for (const piece of pieces) yield finish(piece);
    if (rest.length > LONGEST_ROW) {
      overrun = true;
      returned ||= BARE_RETURN.test(rest);
      rest = '';
    }
  }
  rest += decoder.decode();
  if (rest !== '' || overrun) yield finish(rest);
}

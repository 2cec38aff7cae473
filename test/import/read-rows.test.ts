import { describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { isRefusal } from '../../src/domain/decider.ts';
import { COLUMNS, KINDS } from '../../src/app/import/columns.ts';
import { kindOf } from '../../src/app/import/header.ts';
import { LONGEST_ROW, readLines } from '../../src/app/import/lines.ts';
import { readRecords } from '../../src/app/import/records.ts';
import { readRows } from '../../src/app/import/read-rows.ts';
import { isRowProblem } from '../../src/app/import/row.ts';
import { bytesOf, collected, GOOD, rowsOf } from './rows-support.ts';

const HEADER = 'educatorId,state,schoolYear,employer,score';

async function seen(text: string) {
  const rows = await rowsOf(text);
  return rows.map(({ line, content }) =>
    isRowProblem(content) ? `${line} ${content.code}` : `${line} ${[...content.values()].join('|')}`,
  );
}

describe('a file', () => {
  test('may begin with a byte order mark, end lines with CR LF, quote cells and hold blank lines', async () => {
    const text = `\uFEFF${HEADER}\r\n"TN-1",TN,2021-22,"O""Hara, County",5\r\n\r\n,,,,\r\n TN-2 , TN,2021-22,x,4\r\n`;
    expect(await seen(text)).toEqual(['2 TN-1|TN|2021-22|O"Hara, County|5', '5 TN-2|TN|2021-22|x|4']);
  });

  test('may hold a cell over several lines', async () => {
    expect(await seen(`${HEADER}\nTN-1,TN,2021-22,"a\nb",5\nTN-2,TN,2021-22,x,4`)).toEqual([
      '2 TN-1|TN|2021-22|a\nb|5',
      '4 TN-2|TN|2021-22|x|4',
    ]);
  });

  test('loses only the row with a stray quote, not what comes behind it', async () => {
    const bad = 'TN-1,TN,2021-22,"Bell County,5';
    const good = (n: number) => `TN-${n},TN,2021-22,x,4`;
    const goods = Array.from({ length: 40 }, (_, n) => good(n + 2));
    const answer = await seen([HEADER, bad, ...goods].join('\n'));
    expect(answer[0]).toBe('2 quotes');
    expect(answer).toHaveLength(41);
    expect(answer.filter((row) => row.includes('quotes'))).toHaveLength(1);
  });

  test('loses two rows with a stray quote each, not those between them', async () => {
    const bad = 'TN-1,TN,2021-22,"Bell County,5';
    expect(await seen([HEADER, bad, 'TN-2,TN,2021-22,x,4', bad, 'TN-3,TN,2021-22,x,4'].join('\n'))).toEqual([
      '2 quotes',
      '3 TN-2|TN|2021-22|x|4',
      '4 quotes',
      '5 TN-3|TN|2021-22|x|4',
    ]);
  });

  test('loses only a row with too few or too many cells', async () => {
    expect(await seen(`${HEADER}\nTN-1,TN\nTN-2,TN,2021-22,x,4,9\nTN-3,TN,2021-22,x,4`)).toEqual([
      '2 cells',
      '3 cells',
      '4 TN-3|TN|2021-22|x|4',
    ]);
  });

  test('says of a row with too few cells how it is written', async () => {
    const [row] = await rowsOf(`${HEADER}\nTN-1,TN`);
    expect(row?.content).toEqual({
      column: 'row',
      code: 'cells',
      remedy:
        'The row has 2 cells where the header has 5. ' +
        'Keep the comma of a cell left empty, and put quotes around a cell that holds a comma.',
    });
  });

  test('loses only a row longer than any row is', async () => {
    const long = 'x'.repeat(3 * LONGEST_ROW);
    expect(await seen(`${HEADER}\nTN-1,TN,2021-22,${long},5\nTN-3,TN,2021-22,x,4`)).toEqual([
      '2 row_too_long',
      '3 TN-3|TN|2021-22|x|4',
    ]);
  });

  test('reads the same in whatever pieces its bytes come', async () => {
    const text = `\uFEFF${HEADER}\r\n"TN-1",TN,2021-22,"Señor, ""x""",5\r\nTN-2,TN,2021-22,Ω,4\r\n`;
    const whole = await rowsOf(text, 10_000);
    for (const size of [1, 2, 3, 7]) expect(await rowsOf(text, size)).toEqual(whole);
  });

  test('with well-formed quotes reads as csv-parse reads it', async () => {
    const texts = fc.string({ unit: fc.constantFrom('a', 'b', ' ', ',', '"', '\n', 'é'), maxLength: 6 });
    const quoted = texts.map((text) => `"x${text.replaceAll('"', '""')}x"`);
    const plain = fc.constantFrom('a', 'b c', 'é');
    const table = fc.array(fc.array(fc.oneof(quoted, plain), { minLength: 3, maxLength: 3 }), {
      minLength: 1,
    });
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const text = rows.map((row) => row.join(',')).join('\n');
        const records = await collected(readRecords(readLines(bytesOf(text, 5))));
        expect(records.map((record) => ('cells' in record ? record.cells : record.problem))).toEqual(
          parse(text, { trim: true }),
        );
      }),
    );
  });
});

describe('a header', () => {
  const refusalOf = async (header: string) => {
    const answer = await readRows(bytesOf(`${header}\n`));
    return isRefusal(answer) ? answer : undefined;
  };

  test('tells the kind of the file', async () => {
    const read = await readRows(bytesOf(`${HEADER}\n`));
    expect(read).toMatchObject({ kind: 'evaluations' });
  });

  test.each(KINDS)('with every column a file of %s may have tells that kind and no other', (kind) => {
    expect(kindOf(Object.keys(COLUMNS[kind]))).toBe(kind);
  });

  test('with an unknown, a repeated and a missing column is refused with the allowed ones', async () => {
    const refusal = await refusalOf('educatorId,state,state,score,employer,color');
    expect(refusal?.refused).toBe('header');
    expect(refusal?.because).toContain('"color" is unknown');
    expect(refusal?.because).toContain('"state" is repeated');
    expect(refusal?.because).toContain('"schoolYear" is missing');
    expect(refusal?.because).toContain(
      `Allowed columns: ${HEADER.replaceAll(',', ', ')}, kind, ratedOn, externalId.`,
    );
  });

  test('never repeats a cell that may be of a person, though it looks like the name of a column', async () => {
    const columns = 'educatorId,state,schoolYear,employer,score';
    const refusal = await refusalOf(`${columns},Quillfeather,900-00-1234,color,TN,TN`);
    expect(refusal?.refused).toBe('header');
    expect(refusal?.because).toContain('4 of its cells are no column');
    expect(refusal?.because).not.toMatch(/Quillfeather|900|color|"TN"/);
  });

  test('with many unknown columns names a few and counts the others', async () => {
    const refusal = await refusalOf(`${HEADER},a,b,c,d,e,f,g`);
    expect(refusal?.because).toContain('"e" is unknown, 2 more of its cells are no column');
  });

  const macLines = (rows: number) => {
    const row = Object.values(GOOD.licenses).join(',');
    return [Object.keys(GOOD.licenses).join(','), ...Array.from({ length: rows }, () => row)].join('\r');
  };

  test.each([1, 3, 3000])(
    'whose lines end in CR alone is refused for that, no cell repeated (%i rows)',
    async (n) => {
      for (const size of [64, 4096, 65_536]) {
        const answer = await readRows(bytesOf(`${macLines(n)}\r`, size));
        if (!isRefusal(answer)) throw new Error('The file was read.');
        expect(answer.refused).toBe('header');
        expect(answer.because).toContain('must end in LF or CRLF');
        expect(answer.because).not.toMatch(/Quillfeather|Marisol|900|TN-/);
      }
    },
  );

  test('whose quotes are not in order is refused for that', async () => {
    expect((await refusalOf(`${HEADER},"color`))?.because).toContain('Put quotes around the whole cell');
  });

  test('of no known kind is refused with the kinds there are', async () => {
    expect(await refusalOf('a,b,c')).toMatchObject({
      refused: 'kind_unknown',
      because: expect.stringContaining('licenses (has licenseType), degrees'),
    });
  });

  test.each([
    ['', 'The file is empty.'],
    ['educatorId;licenseType', 'Save the file as CSV with commas.'],
    ['educatorId\tlicenseType', 'Save the file as CSV with commas.'],
    ['e\u0000d\u0000u\u0000', 'Save it as CSV in UTF-8.'],
  ])('whose columns cannot be told apart is refused with how to save it: %j', async (text, what) => {
    expect(await refusalOf(text)).toMatchObject({
      refused: 'kind_unknown',
      because: expect.stringContaining(what),
    });
  });
});

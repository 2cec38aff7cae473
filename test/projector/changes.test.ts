import { describe, expect, test } from '@jest/globals';
import { columnsOf, packed } from '../../src/infra/projector/changes.ts';

const change = (key: string, sql: string, ...row: unknown[]) => ({ key, sql, row });

describe('changes', () => {
  test('of one kind are one statement for all their rows', () => {
    const changes = [change('a', 'INSERT', 'a', 1), change('b', 'INSERT', 'b', null)];
    expect(packed(changes)).toEqual([
      {
        sql: 'INSERT',
        rows: [
          ['a', 1],
          ['b', null],
        ],
      },
    ]);
  });

  test('of one key keep their order, whatever stands between', () => {
    const changes = [
      ...[change('a', 'INSERT', 'a'), change('a', 'APPLY', 'a'), change('b', 'INSERT', 'b')],
      ...[change('a', 'RENEW', 'a'), change('b', 'RENEW', 'b'), change('a', 'APPLY', 'again')],
    ];
    expect(packed(changes)).toEqual([
      { sql: 'INSERT', rows: [['a'], ['b']] },
      { sql: 'APPLY', rows: [['a']] },
      { sql: 'RENEW', rows: [['b']] },
      { sql: 'RENEW', rows: [['a']] },
      { sql: 'APPLY', rows: [['again']] },
    ]);
  });

  test('say into which table their rows go as they are', () => {
    const into = { table: 'standing', columns: ['id'] };
    expect(packed([{ ...change('a', 'INSERT', 'a'), into }])).toEqual([
      { sql: 'INSERT', into, rows: [['a']] },
    ]);
  });

  test('are nothing when there are none', () => {
    expect(packed([])).toEqual([]);
  });
});

describe('rows', () => {
  test('are given as an array for each column', () => {
    expect(
      columnsOf([
        ['a', 1],
        ['b', null],
      ]),
    ).toEqual([
      ['a', 'b'],
      [1, null],
    ]);
  });

  test('give a list as its text, with what means something in it marked', () => {
    expect(columnsOf([[['plain', 'a "b", \\c', '']], [[]]])).toEqual([
      ['{"plain","a \\"b\\", \\\\c",""}', '{}'],
    ]);
  });
});

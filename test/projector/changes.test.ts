import { describe, expect, test } from '@jest/globals';
import { packed } from '../../src/infra/projector/changes.ts';

const change = (key: string, sql: string, ...row: unknown[]) => ({ key, sql, row });

describe('changes', () => {
  test('of one kind are one statement with an array for each column', () => {
    const changes = [change('a', 'INSERT', 'a', 1), change('b', 'INSERT', 'b', null)];
    expect(packed(changes)).toEqual([
      {
        sql: 'INSERT',
        values: [
          ['a', 'b'],
          [1, null],
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
      { sql: 'INSERT', values: [['a', 'b']] },
      { sql: 'APPLY', values: [['a']] },
      { sql: 'RENEW', values: [['b']] },
      { sql: 'RENEW', values: [['a']] },
      { sql: 'APPLY', values: [['again']] },
    ]);
  });

  test('give a list as its text, with what means something in it marked', () => {
    expect(packed([change('a', 'INSERT', ['plain', 'a "b", \\c', '']), change('b', 'INSERT', [])])).toEqual([
      { sql: 'INSERT', values: [['{"plain","a \\"b\\", \\\\c",""}', '{}']] },
    ]);
  });

  test('are nothing when there are none', () => {
    expect(packed([])).toEqual([]);
  });
});

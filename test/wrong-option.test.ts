import { parseArgs, type ParseArgsConfig } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { wrongOption } from '../src/wrong-option.ts';

function toldOf(...args: readonly string[]): string | undefined {
  const config: ParseArgsConfig = {
    args: [...args],
    options: { receipts: { type: 'string' }, yes: { type: 'boolean' } },
  };
  try {
    parseArgs({ ...config, allowPositionals: !args.includes('stray') });
  } catch (error) {
    return wrongOption(error);
  }
  return undefined;
}

describe('an option that cannot be', () => {
  test.each([
    [['--receits', 'here'], "Unknown option '--receits'."],
    [['-x'], "Unknown option '-x'."],
    [['--receipts'], "Option '--receipts <value>' argument missing."],
    [['--receipts', '--yes'], "Option '--receipts' argument is ambiguous."],
    [['--yes=no'], "Option '--yes' does not take an argument."],
    [['stray'], "Unexpected argument 'stray'."],
  ])('%j is told in one sentence', (args, told) => {
    expect(toldOf(...args)).toBe(told);
  });

  test('is not what any other error tells of', () => {
    expect(wrongOption(new TypeError('Something else. Really.'))).toBeUndefined();
    expect(wrongOption(Object.assign(new Error('No file.'), { code: 'ENOENT' }))).toBeUndefined();
    expect(wrongOption('thrown')).toBeUndefined();
  });
});

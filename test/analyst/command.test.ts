import { describe, expect, test } from '@jest/globals';
import { FileError, UsageError } from '../../src/analyst/usage.ts';
import { atDesk } from './desk.ts';

describe('the command', () => {
  test.each([
    [[], 'Say which command.'],
    [['publish'], 'There is no command publish.'],
    [['constructor'], 'There is no command constructor.'],
    [['schema', 'p.yaml'], 'schema takes no files.'],
    [['facts'], 'facts takes the folder of the facts first.'],
  ])('refuses %j', (args, message) => {
    const asking = () => atDesk({}, args);
    expect(asking).toThrow(UsageError);
    expect(asking).toThrow(message);
  });

  test.each([
    [['check', 'nowhere.yaml'], 'nowhere.yaml does not exist: check the path.'],
    [['check', '.'], 'holds no .yaml file: name another folder.'],
    [['facts', '.'], 'holds no .json file: name the folder of the facts.'],
  ])('takes %j for a slip with a file, and not with its options', (args, message) => {
    const asking = () => atDesk({ 'notes.txt': '' }, args);
    expect(asking).toThrow(FileError);
    expect(asking).toThrow(message);
  });

  test('says of a folder where a file is expected which one it is', () => {
    expect(() => atDesk({ 'new/policy.yaml': '' }, ['diff', 'new', 'new'])).toThrow(
      new FileError('new is a folder where a file is expected: name a file in it.'),
    );
  });

  test('refuses an option it does not know by name', () => {
    expect(() => atDesk({}, ['check', '--all'])).toThrow("Unknown option '--all'");
  });

  test('explains itself when asked for help', () => {
    const { exit, printed } = atDesk({}, ['--help']);
    for (const command of ['new', 'check', 'test', 'mutants', 'explain', 'schema', 'facts'])
      expect(printed).toContain(`  ${command} `);
    expect(exit).toBe(0);
    expect(atDesk({}, ['explain', '--help']).printed).toBe(printed);
  });

  test('prints the shape of a policy file', () => {
    expect(JSON.parse(atDesk({}, ['schema']).printed)).toMatchObject({
      type: 'object',
      required: expect.arrayContaining(['state', 'since', 'citations']),
    });
  });
});

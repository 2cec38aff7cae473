import { describe, expect, test } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { pino } from 'pino';
import { fault } from '../../src/app/fault.ts';
import { createFormatError } from '../../src/server/format-error.ts';

describe('a fault of ours', () => {
  const said: string[] = [];
  const format = createFormatError(pino({}, { write: (line: string) => void said.push(line) }));
  const answerTo = (thrown: Error) => {
    const error = new GraphQLError(thrown.message, { originalError: thrown, path: ['claimCredit'] });
    return format({ message: error.message, path: ['claimCredit'], extensions: {} }, error);
  };

  test('is told to whoever asked, who may ask again, where the index is behind, and not how it is waited for', () => {
    expect(answerTo(fault('index_behind', 'Look whether a projector is running.'))).toEqual({
      message: 'The log was not indexed within the time allowed. Ask the same again in a moment.',
      path: ['claimCredit'],
      extensions: { code: 'INDEX_BEHIND' },
    });
  });

  test('is told and noted where nobody answered for the records, and not where they are', () => {
    const answer = answerTo(fault('not_answered', 'connect ECONNREFUSED 10.0.0.7:2113'));
    expect(answer).toEqual({
      message: expect.stringMatching(/does not answer[^]*ask the same again/) as unknown,
      path: ['claimCredit'],
      extensions: { code: 'NOT_ANSWERED', incident: expect.any(String) as unknown },
    });
    expect(answer.message).not.toContain('10.0.0.7');
    const { incident } = answer.extensions ?? {};
    expect(said.filter((line) => line.includes(String(incident)))).toEqual([
      expect.stringContaining('10.0.0.7'),
    ]);
  });

  test('of any other kind goes out under a number alone', () => {
    const answer = answerTo(fault('log_differs', 'Event 7 is not what it was.'));
    expect(answer.extensions).toMatchObject({ code: 'INTERNAL_SERVER_ERROR' });
    expect(answer.message).not.toContain('Event 7');
  });
});

/**
 * The server that keeps the log does not answer. Its connection tells of that once for all who ask it (`watchAnswers`),
 * so whoever goes on asking need not.
 */
export class LogGone extends Error {
  override readonly name = 'LogGone';
  readonly code = 'not_answered';
}

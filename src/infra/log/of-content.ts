/** Data exceptions, broken constraints, exceeded limits: PostgreSQL's classes of what a statement was given. */
const OF_CONTENT = /^(22|23|54)/;

/** Whether an error says that nothing was done because of what a statement was given. */
export function isOfContent(error: unknown): boolean {
  return (
    typeof error === 'object' && error !== null && 'code' in error && OF_CONTENT.test(String(error.code))
  );
}

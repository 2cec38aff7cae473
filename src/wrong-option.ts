/**
 * What was wrong with the options a program was called with, in a sentence; undefined for any other error. Node's own
 * text goes on with advice about dashes and quotes that mostly misses what was meant.
 */
export function wrongOption(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error) || !('message' in error))
    return undefined;
  const { code, message } = error;
  if (typeof message !== 'string' || !String(code).startsWith('ERR_PARSE_ARGS')) return undefined;
  const [sentence = ''] = message.split(/\.\s|\.?\n/);
  return `${sentence}.`;
}

import { randomUUID } from 'node:crypto';
import type { GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { hasCode } from '../app/has-code.ts';
import { describeError } from '../infra/describe-error.ts';
import { badValueOf } from '../../graphql/errors/bad-value.ts';

type FormatError = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;

/** Errors whose own words may go out: each is about the request, and quotes nothing of what it carries. */
const SPOKEN: readonly unknown[] = [
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'UNAUTHENTICATED',
  'INDEX_BEHIND',
  'BUSY',
  'NOT_FOUND',
];

const NOT_KEPT = 'Queries are not kept by their hash here: send the query itself.';

/** It may be recorded; the same again answers as it would have. */
const NOT_INDEXED = 'The log was not indexed within the time allowed. Ask the same again in a moment.';

/** Of the server that keeps the log, or of the database: nobody knows whether it did what it was asked. */
const NOT_ANSWERED =
  'What keeps the records does not answer. It may be recorded all the same: ask the same again in a moment.';

/** GraphQL's own sentence, slip of the pen included. */
const TOO_LONG = /Document contains more tha[nt] (\d+) tokens/;

/** Decides what of an error goes out. What is not known to be harmless is logged and goes out as a number only. */
export function createFormatError(logger: Logger): FormatError {
  return (formatted, error) => {
    const { locations, path, extensions: { code, field } = {} } = formatted;
    const place = { ...(locations && { locations }), ...(path && { path }) };
    if (code === 'GRAPHQL_PARSE_FAILED') {
      return { message: unreadable(formatted), ...place, extensions: { code } };
    }
    if (code === 'PERSISTED_QUERY_NOT_SUPPORTED')
      return { message: NOT_KEPT, ...place, extensions: { code } };
    if (hasCode(causeOf(error), 'index_behind')) {
      return { message: NOT_INDEXED, ...place, extensions: { code: 'INDEX_BEHIND' } };
    }
    const bad = field === undefined ? badValueOf(error) : undefined;
    if (bad === undefined) {
      if (!SPOKEN.includes(code)) return masked(logger, error, place);
      return {
        message: formatted.message,
        ...place,
        extensions: { code, ...(field === undefined ? {} : { field }) },
      };
    }
    return {
      message: `${bad.field} ${bad.because}`,
      ...place,
      extensions: { code: 'BAD_USER_INPUT', field: bad.field },
    };
  };
}

/** The same, and its code is counted as it goes out. */
export function countingErrors(format: FormatError, count: (code: unknown) => void): FormatError {
  return (formatted, error) => {
    const said = format(formatted, error);
    count(said.extensions?.['code']);
    return said;
  };
}

/** A syntax error quotes the word it stumbled over, which may be anything; its place says enough. */
function unreadable({ message, locations }: GraphQLFormattedError): string {
  const tooLong = TOO_LONG.exec(message)?.[1];
  if (tooLong !== undefined) return `The query holds too much: its tokens may be ${tooLong} at most.`;
  const [at] = locations ?? [];
  return at === undefined
    ? 'The query cannot be read.'
    : `The query cannot be read at line ${at.line}, column ${at.column}.`;
}

function masked(
  logger: Logger,
  error: unknown,
  place: Pick<GraphQLFormattedError, 'locations' | 'path'>,
): GraphQLFormattedError {
  const incident = randomUUID();
  const cause = causeOf(error);
  logger.error({ incident, path: place.path, cause: describeError(cause) }, 'A request failed.');
  if (hasCode(cause, 'not_answered'))
    return { message: NOT_ANSWERED, ...place, extensions: { code: 'NOT_ANSWERED', incident } };
  const message = `Something went wrong on our side. It was noted under ${incident}.`;
  return { message, ...place, extensions: { code: 'INTERNAL_SERVER_ERROR', incident } };
}

/** GraphQL wraps what a resolver threw. */
function causeOf(error: unknown): unknown {
  const inner =
    typeof error === 'object' && error !== null && 'originalError' in error ? error.originalError : undefined;
  return inner === undefined ? error : causeOf(inner);
}

import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { Logger } from 'pino';
import { describeError } from '../infra/describe-error.ts';

/** The part of a response that answers an error. */
interface Reply {
  readonly headersSent: boolean;
  status(code: number): this;
  json(body: object): this;
  end(): this;
}

/**
 * What goes wrong before or outside a query, as JSON in the shape of a query's errors: a code and a sentence of
 * ours. Parsers quote what they could not read, so their own words are not passed on.
 */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(exception: unknown, host: ArgumentsHost): void {
    // Inside a query GraphQL gathers errors, and its own filter decides what goes out.
    if (host.getType<string>() === 'graphql') throw exception;
    const status = statusOf(exception);
    if (status >= 500) this.logger.error({ cause: describeError(exception) }, 'A request failed.');
    const reply = host.switchToHttp().getResponse<Reply>();
    if (reply.headersSent) {
      reply.end();
      return;
    }
    const { code, message } = SAID[status] ?? (status < 500 ? REFUSED : FAILED);
    reply.status(status).json({ errors: [{ message, extensions: { code } }] });
  }
}

const REFUSED = { code: 'BAD_REQUEST', message: 'This request cannot be answered.' };
const FAILED = { code: 'INTERNAL_SERVER_ERROR', message: 'Something went wrong on our side.' };

const SAID: { readonly [status: number]: { readonly code: string; readonly message: string } } = {
  400: { code: 'BAD_REQUEST', message: 'The body of this request is not readable JSON.' },
  404: { code: 'NOT_FOUND', message: 'There is nothing here. Queries go to /graphql.' },
  413: { code: 'TOO_LARGE', message: 'The body of this request is too large: it may have 100 kB.' },
  415: { code: 'UNSUPPORTED', message: 'Send JSON in UTF-8, uncompressed.' },
};

/** Middleware throws errors that carry their status; Nest throws its own. Everything else is a failure of ours. */
function statusOf(exception: unknown): number {
  if (exception instanceof HttpException) return exception.getStatus();
  if (typeof exception !== 'object' || exception === null || !('status' in exception)) return 500;
  const { status } = exception;
  return typeof status === 'number' && status >= 400 && status < 600 ? status : 500;
}

import type { LoggerService } from '@nestjs/common';
import type { Logger } from 'pino';
import { describeError } from '../infra/describe-error.ts';

/** Nest's own messages in our log. Errors it reports are described, never printed: see describe-error.ts. */
export function nestLogger(logger: Logger): LoggerService {
  return {
    log: (message) => {
      logger.debug({ nest: said(message) });
    },
    warn: (message) => {
      logger.warn({ nest: said(message) });
    },
    error: (message) => {
      logger.error({ nest: said(message) });
    },
  };
}

/** Apollo's, likewise. */
export function apolloLogger(logger: Logger) {
  return {
    debug: (message: unknown) => {
      logger.debug({ apollo: said(message) });
    },
    info: (message: unknown) => {
      logger.debug({ apollo: said(message) });
    },
    warn: (message: unknown) => {
      logger.warn({ apollo: said(message) });
    },
    error: (message: unknown) => {
      logger.error({ apollo: said(message) });
    },
  };
}

function said(message: unknown): unknown {
  return typeof message === 'string' ? message : describeError(message);
}

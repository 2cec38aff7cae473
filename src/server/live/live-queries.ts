import { randomUUID } from 'node:crypto';
import type { Server as HttpServer } from 'node:http';
import { type OnModuleDestroy, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { type Context, makeServer, type SubscribePayload } from 'graphql-ws';
import type { Logger } from 'pino';
import { isRefusal } from '../../domain/decider.ts';
import { describeError } from '../../infra/describe-error.ts';
import type { Verifier } from '../../infra/identity/verifier.ts';
import { type Admitted, createAdmission } from './admission.ts';
import { readOperation } from './operation.ts';
import { type Extra, openSockets } from './sockets.ts';

export interface LiveSettings {
  readonly verifier: Verifier;
  readonly logger: Logger;
  /** Whether mistakes are explained by the schema. */
  readonly open: boolean;
  readonly formatError: (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;
  readonly mostMessageBytes: number;
}

export const LIVE = Symbol('Live');

const PATH = '/graphql';
const MOST_CONNECTIONS = 2_000;
/** Subscriptions on one connection. */
export const MOST_SUBSCRIPTIONS = 20;
const INIT_WITHIN_MS = 5_000;
const PING_EACH_MS = 20_000;
/** As the protocol has it. */
const UNAUTHORIZED = 4401;
/** The longest a reason for closing may be, in bytes. */
const MOST_REASON = 120;

type Ctx = Context<Readonly<Record<string, unknown>>, Extra>;

/** Subscriptions over WebSockets: who may connect, what may be followed, and that all of it ends. */
@Injectable()
export class LiveQueries implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #admission;
  readonly #admitted = new WeakMap<Extra, Admitted>();
  #sockets: ReturnType<typeof openSockets> | undefined;

  constructor(
    @Inject(LIVE) private readonly settings: LiveSettings,
    @Inject(HttpAdapterHost) private readonly host: HttpAdapterHost,
    @Inject(GraphQLSchemaHost) private readonly schemas: GraphQLSchemaHost,
  ) {
    this.#admission = createAdmission(settings.verifier);
  }

  onApplicationBootstrap(): void {
    const http = this.host.httpAdapter.getHttpServer() as HttpServer;
    const live = makeServer<Readonly<Record<string, unknown>>, Extra>({
      connectionInitWaitTimeout: INIT_WITHIN_MS,
      onConnect: (ctx) => this.#admit(ctx),
      onDisconnect: (ctx) => {
        this.#leave(ctx);
      },
      onSubscribe: (ctx, _, payload) => this.#follow(ctx, payload),
      onNext: (_, __, ___, ____, { data = null, errors }) =>
        errors === undefined ? undefined : { data, errors: this.#formatted(errors) },
      onError: (_, __, ___, errors) => [...this.#formatted(errors)],
    });
    this.#sockets = openSockets(http, live, {
      ...{ path: PATH, mostConnections: MOST_CONNECTIONS, pingEachMs: PING_EACH_MS },
      mostMessageBytes: this.settings.mostMessageBytes,
      onError: (error) => {
        this.settings.logger.error({ cause: describeError(error) }, 'A connection of subscriptions failed.');
      },
    });
  }

  /** Before the server waits for what is in hand: these would never end by themselves. */
  async onModuleDestroy(): Promise<void> {
    await this.#sockets?.close();
  }

  async #admit({ connectionParams = {}, extra }: Ctx): Promise<boolean> {
    const admitted = await this.#admission.admit(connectionParams['authorization']);
    if (isRefusal(admitted)) {
      extra.socket.close(UNAUTHORIZED, admitted.because.slice(0, MOST_REASON));
      return false;
    }
    this.#admitted.set(extra, admitted);
    const timer = setTimeout(() => {
      extra.socket.close(UNAUTHORIZED, 'The token has expired. Sign in again, and connect.');
    }, admitted.endsInMs);
    extra.socket.once('close', () => {
      clearTimeout(timer);
    });
    return true;
  }

  #leave({ extra }: Ctx): void {
    const admitted = this.#admitted.get(extra);
    if (admitted !== undefined) this.#admission.leave(admitted);
    this.#admitted.delete(extra);
  }

  #follow({ extra, subscriptions }: Ctx, payload: SubscribePayload) {
    const identity = this.#admitted.get(extra)?.identity;
    if (identity === undefined) return [TOO_EARLY];
    if (Object.keys(subscriptions).length > MOST_SUBSCRIPTIONS) return [TOO_MANY];
    const read = readOperation(this.schemas.schema, payload, this.settings.open);
    if (!('schema' in read)) return read;
    return { ...read, contextValue: { identity, correlationId: randomUUID() } };
  }

  #formatted(errors: readonly (GraphQLError | GraphQLFormattedError)[]): readonly GraphQLFormattedError[] {
    return errors.map((error) =>
      this.settings.formatError(error instanceof GraphQLError ? error.toJSON() : error, error),
    );
  }
}

const badRequest = (message: string) => new GraphQLError(message, { extensions: { code: 'BAD_REQUEST' } });
const TOO_EARLY = badRequest('Send connection_init with a token first.');
const TOO_MANY = badRequest(`A connection follows ${MOST_SUBSCRIPTIONS} subscriptions at most.`);

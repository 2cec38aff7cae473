import { randomUUID } from 'node:crypto';
import { z } from 'zod';

const reply = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(z.object({ message: z.string() })).optional(),
});

const answer = z.union([
  z.object({
    ...{ stream: z.string(), id: z.string(), revision: z.number().nullable(), events: z.array(z.string()) },
  }),
  z.object({ code: z.string(), because: z.string() }),
]);

export type Answer = z.infer<typeof answer>;

/** Somebody who signs in and asks over HTTP. */
export interface Person {
  /** The data a query answers; throws when it answers errors. */
  readonly ask: (query: string, variables?: object) => Promise<Record<string, unknown>>;
  /** What became of a mutation, under a command id of its own or the one given. */
  readonly tell: (mutation: string, input: object, commandId?: string) => Promise<Answer>;
  /** The same, for what must be recorded. */
  readonly record: (mutation: string, input: object) => Promise<Extract<Answer, { stream: string }>>;
}

export function personAt(url: () => string, token: () => string): Person {
  const ask = async (query: string, variables: object = {}) => {
    const response = await fetch(`${url()}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token()}` },
      body: JSON.stringify({ query, variables }),
    });
    const read = reply.parse(await response.json());
    if (read.errors !== undefined || !read.data) throw new Error(JSON.stringify(read.errors));
    return read.data;
  };
  const tell = async (mutation: string, input: object, commandId: string = randomUUID()) => {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
    const data = await ask(
      `mutation ($commandId: ID!, $input: ${type}!) {
        answer: ${mutation}(commandId: $commandId, input: $input) {
          ... on Recorded { stream id revision events }
          ... on Refused { code because }
        }
      }`,
      { commandId, input },
    );
    return answer.parse(data['answer']);
  };
  return {
    ask,
    tell,
    record: async (mutation, input) => {
      const given = await tell(mutation, input);
      if ('code' in given) throw new Error(`${mutation} was refused: ${given.because}`);
      return given;
    },
  };
}

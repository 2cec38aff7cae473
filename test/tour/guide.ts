import type { Identity } from '../../src/app/access.ts';
import { derivedId } from '../../src/app/executing/ids.ts';
import { mutationText } from '../graphql/http-server.ts';
import type { World } from '../stories/world.ts';

/** One request as it was sent, and what was answered. */
export interface Example {
  readonly operation: string;
  /** A sentence: what it shows. */
  readonly shows: string;
  /** Who asks, as a person would say it. */
  readonly asker: string;
  readonly query: string;
  readonly variables: object;
  readonly answer: unknown;
}

/** Somebody on the tour. */
export interface Visitor {
  readonly title: string;
  readonly identity: Identity;
}

/** What a mutation that was carried out answers. */
export interface Done {
  readonly stream: string;
  readonly id: string;
  readonly revision: number | null;
  readonly events: readonly string[];
}

/** Walks through the interface: every request is sent for real, and kept as an example of its operation. */
export interface Guide {
  readonly world: World;
  /** A mutation that must be carried out. */
  readonly record: (operation: string, by: Visitor, input: object, shows: string) => Promise<Done>;
  /** A mutation that must be refused, with this code. */
  readonly refused: (
    operation: string,
    by: Visitor,
    input: object,
    code: string,
    shows: string,
  ) => Promise<void>;
  /** A query, the text of it laid out as a reader should see it. Answers what stands under its operation. */
  readonly ask: (
    operation: string,
    by: Visitor,
    query: string,
    shows: string,
    variables?: object,
  ) => Promise<unknown>;
  /** Keeps an exchange that is no request over HTTP, as that of a subscription. */
  readonly keep: (example: Example) => void;
}

export function guideThrough(world: World): Guide & { readonly examples: readonly Example[] } {
  const examples: Example[] = [];
  const send = async ({ identity }: Visitor, query: string, variables: object) => {
    const { status, body } = await world.server.ask(identity, query, variables);
    if (status !== 200 || body.errors !== undefined || !body.data) {
      throw new Error(`${query}\nanswered ${status}: ${JSON.stringify(body.errors)}`);
    }
    return body.data;
  };
  const tell = async (operation: string, by: Visitor, input: object, shows: string) => {
    const nth = examples.filter((example) => example.operation === operation).length;
    const variables = { commandId: derivedId('tour', operation, nth), input };
    const query = mutationText(operation)
      .replace(`answer: ${operation}`, operation)
      .replace('ordinal }', WITH_NOTICES.has(operation) ? 'ordinal notices { code because } }' : 'ordinal }')
      .replace(/\n {2}/g, '\n');
    // What others do because of it comes before whatever is asked next, so that each tour is like the last.
    const answer = await send(by, query, variables);
    await world.settled();
    examples.push({ operation, shows, asker: by.title, query, variables, answer });
    return answer[operation];
  };
  return {
    ...{ world, examples },
    record: async (operation, by, input, shows) => {
      const given = await tell(operation, by, input, shows);
      if (!isDone(given)) throw new Error(`${operation} was refused: ${JSON.stringify(given)}`);
      return given;
    },
    refused: async (operation, by, input, code, shows) => {
      const given = await tell(operation, by, input, shows);
      if (isDone(given) || !JSON.stringify(given).includes(`"code":"${code}"`)) {
        throw new Error(`${operation} was not refused with ${code}: ${JSON.stringify(given)}`);
      }
    },
    ask: async (operation, by, query, shows, variables = {}) => {
      const answer = await send(by, query, variables);
      examples.push({ operation, shows, asker: by.title, query, variables, answer });
      return answer[operation];
    },
    keep: (example) => void examples.push(example),
  };
}

/** Operations that may have something to say beside what they record. */
const WITH_NOTICES: ReadonlySet<string> = new Set(['claimCredit']);

function isDone(given: unknown): given is Done {
  return typeof given === 'object' && given !== null && 'stream' in given;
}

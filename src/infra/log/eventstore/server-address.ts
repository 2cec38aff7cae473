/** Where an EventStoreDB or KurrentDB is, and how to be let in, as EVENTSTORE_URL says. */
export interface ServerAddress {
  /** `nodes`: these are asked. `dns`: the one name stands for every node of a cluster. */
  readonly by: 'nodes' | 'dns';
  readonly nodes: readonly { readonly address: string; readonly port: number }[];
  readonly tls: boolean;
  /** File of the authority that signed the server's certificate; relative to where the program was started. */
  readonly caFile: string | undefined;
  readonly credentials: { readonly username: string; readonly password: string } | undefined;
  readonly tuning: Readonly<Partial<Record<Tuning, number>>>;
}

/** Options of the client that are whole numbers: milliseconds, but `gossipTimeout` seconds. */
const TUNING = [
  'keepAliveInterval',
  'keepAliveTimeout',
  'discoveryInterval',
  'maxDiscoverAttempts',
  'gossipTimeout',
] as const;
type Tuning = (typeof TUNING)[number];

const LIKE = 'esdb://user:password@host:2113?tls=true';
const DEFAULT_PORT = 2113;
const SHAPE =
  /^(?<scheme>[a-z+]+):\/\/(?:(?<user>[^:@/?]+):(?<password>[^:@/?]+)@)?(?<nodes>[^@/?]+)\/?(?:\?(?<options>[^@?]*))?$/;
const NODE = /^(?<address>[A-Za-z0-9._-]+)(?::(?<port>\d{1,5}))?$/;

/** Either the address, or what it must be instead: a sentence that repeats no part of it, for it holds a password. */
export function readServerAddress(text: string): ServerAddress | string {
  if (/^kurrentdb(\+discover)?:/.test(text)) {
    return 'must begin with esdb:// or esdb+discover://: a KurrentDB answers under that name too, and the client knows no other';
  }
  if (!/^esdb(\+discover)?:\/\//.test(text)) return `must be an address like ${LIKE}`;
  const parts = SHAPE.exec(text)?.groups;
  const [user, password] = [decoded(parts?.['user']), decoded(parts?.['password'])];
  if (parts === undefined || user === null || password === null) {
    return `must be an address like ${LIKE}; in user and password write each of : @ / ? % as a percent sign and its two hex digits`;
  }
  const nodes = (parts['nodes'] ?? '').split(',').map(nodeOf);
  if (!nodes.every((node) => node !== undefined)) {
    return 'must name each server as host or host:port, with commas between, and no numbers of version 6';
  }
  const by = parts['scheme'] === 'esdb+discover' ? 'dns' : 'nodes';
  if (by === 'dns' && nodes.length > 1) {
    return 'must have one name after esdb+discover://, which stands for all servers';
  }
  const options = optionsOf(parts['options'] ?? '');
  if (typeof options === 'string') return options;
  if (options.tls && user === undefined) {
    return 'must hold user:password@ unless it says tls=false: only who signs in may read the whole log';
  }
  const credentials = user === undefined || password === undefined ? undefined : { username: user, password };
  return { by, nodes, credentials, ...options };
}

type Options = Pick<ServerAddress, 'tls' | 'caFile' | 'tuning'>;

function optionsOf(text: string): Options | string {
  let options: Options = { tls: true, caFile: undefined, tuning: {} };
  for (const pair of text === '' ? [] : text.split('&')) {
    const [name = '', value = ''] = pair.split(/=(.*)/s, 2);
    const next = withOption(options, name, value);
    if (typeof next === 'string') return next;
    options = next;
  }
  return options;
}

function withOption(options: Options, name: string, value: string): Options | string {
  if (name === 'tls') {
    if (value !== 'true' && value !== 'false') return 'must say tls=true or tls=false';
    return { ...options, tls: value === 'true' };
  }
  if (name === 'tlsCAFile') {
    const caFile = decoded(value);
    if (caFile === null || caFile === undefined) return 'must name a file after tlsCAFile=';
    return { ...options, caFile };
  }
  const tuning = TUNING.find((known) => known === name);
  if (tuning === undefined) {
    // The client would warn of an option it does not know with the whole address, and go on without it.
    return `can have the options tls, tlsCAFile, ${TUNING.join(', ')}, and no other`;
  }
  if (!/^[1-9]\d{0,8}$/.test(value)) return `must give a whole number from 1 to 999999999 for ${tuning}`;
  return { ...options, tuning: { ...options.tuning, [tuning]: Number(value) } };
}

/** Its servers as a person would name them, without who signs in. */
export function namesOf({ nodes }: Pick<ServerAddress, 'nodes'>): string {
  return nodes.map(({ address, port }) => `${address}:${port}`).join(', ');
}

function nodeOf(text: string): ServerAddress['nodes'][number] | undefined {
  const parts = NODE.exec(text)?.groups;
  const port = Number(parts?.['port'] ?? DEFAULT_PORT);
  if (parts?.['address'] === undefined || port < 1 || port > 65_535) return undefined;
  return { address: parts['address'], port };
}

/** Null where it is no text in percent signs. */
function decoded(text: string | undefined): string | undefined | null {
  if (text === undefined || text === '') return undefined;
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

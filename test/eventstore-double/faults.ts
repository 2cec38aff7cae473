/** What can be asked of the double; a `read` that never ends is a `subscribe`. */
export type Call =
  | 'append'
  | 'batchAppend'
  | 'delete'
  | 'tombstone'
  | 'read'
  | 'subscribe'
  | 'features'
  | 'gossip';

/** `asked`: nothing is done yet. `answering`: it is done and kept; met before each message of the answer. */
export type Moment = 'asked' | 'answering';

export type Fault =
  | { readonly kind: 'delay'; readonly ms: number }
  /** Never answers, also not when the rule is gone. */
  | { readonly kind: 'silence' }
  /** Ends the call, as a server does that has no more to say: what has one answer ends without it. */
  | { readonly kind: 'half_close' }
  /** Sends the message twice. */
  | { readonly kind: 'duplicate' }
  | { readonly kind: 'not_leader'; readonly host: string; readonly port: number }
  /** Refuses as a server does that is starting or too busy. */
  | { readonly kind: 'unavailable' }
  /** Breaks every connection there is. */
  | { readonly kind: 'drop' }
  /** Ends the server as a loss of power does; a process of its own by SIGKILL. */
  | { readonly kind: 'die' };

export interface Rule {
  readonly call: Call;
  readonly at: Moment;
  readonly fault: Fault;
  /** Met so often without an effect first; 0 when not given. */
  readonly skip?: number;
  /** Has its effect so often; for ever when not given. */
  readonly times?: number;
  /** Asked each time it is met and has not been used up: whether it has its effect now. */
  readonly when?: () => boolean;
}

/** What is to become of a call after what it met. */
export type Fate =
  | { readonly fate: 'go'; readonly copies: number }
  | { readonly fate: 'never' }
  | { readonly fate: 'end' }
  | { readonly fate: 'not_leader'; readonly host: string; readonly port: number }
  | { readonly fate: 'unavailable' };

/** What the faults do to the server as a whole. */
export interface Blows {
  drop(): void;
  die(): void;
}

/** Faults, switchable while the double runs. */
export class Faults {
  readonly #rules = new Set<{ readonly rule: Rule; skip: number; times: number }>();
  readonly #blows: Blows;
  #waiting = 0;

  constructor(blows: Blows) {
    this.#blows = blows;
  }

  /** Returns what takes it away again. */
  add(rule: Rule): () => void {
    const kept = { rule, skip: rule.skip ?? 0, times: rule.times ?? Number.POSITIVE_INFINITY };
    this.#rules.add(kept);
    return () => {
      this.#rules.delete(kept);
    };
  }

  /** How many calls are delayed at the moment. */
  waiting(): number {
    return this.#waiting;
  }

  clear(): void {
    this.#rules.clear();
  }

  /** Lets happen what is due; resolves with what the call has to do. */
  async meet(call: Call, at: Moment): Promise<Fate> {
    let copies = 1;
    for (const fault of this.#due(call, at)) {
      switch (fault.kind) {
        case 'delay':
          this.#waiting += 1;
          await new Promise((resolve) => setTimeout(resolve, fault.ms));
          this.#waiting -= 1;
          break;
        case 'duplicate':
          copies = 2;
          break;
        case 'silence':
          return { fate: 'never' };
        case 'half_close':
          return { fate: 'end' };
        case 'not_leader':
          return { fate: 'not_leader', host: fault.host, port: fault.port };
        case 'unavailable':
          return { fate: 'unavailable' };
        case 'drop':
          this.#blows.drop();
          return { fate: 'never' };
        case 'die':
          this.#blows.die();
          return { fate: 'never' };
      }
    }
    return { fate: 'go', copies };
  }

  #due(call: Call, at: Moment): readonly Fault[] {
    const due: Fault[] = [];
    for (const kept of this.#rules) {
      if (kept.rule.call !== call || kept.rule.at !== at) continue;
      if (kept.skip > 0) {
        kept.skip -= 1;
        continue;
      }
      if (kept.rule.when?.() === false) continue;
      kept.times -= 1;
      if (kept.times === 0) this.#rules.delete(kept);
      due.push(kept.rule.fault);
    }
    return due;
  }
}

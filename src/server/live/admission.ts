import type { Identity } from '../../app/access.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/decider.ts';
import { endsInMs, type Verifier } from '../../infra/identity/verifier.ts';

/** Somebody who was let in, until their token ends. */
export interface Admitted {
  readonly identity: Identity;
  /** Milliseconds until the token ends. */
  readonly endsInMs: number;
}

/** Connections one subject may have in one process. */
export const MOST_OF_ONE = 20;

/** Who may connect, and how many connections each has. */
export function createAdmission(verifier: Verifier) {
  const connections = new Map<string, number>();
  return {
    async admit(authorization: unknown): Promise<Admitted | Refusal> {
      const text = typeof authorization === 'string' ? authorization : undefined;
      const identity = await verifier.verify(text);
      if (isRefusal(identity)) return identity;
      const theirs = connections.get(identity.subject) ?? 0;
      if (theirs >= MOST_OF_ONE) return refuse('too_many', 'You have too many connections here. Close one.');
      connections.set(identity.subject, theirs + 1);
      return { identity, endsInMs: endsInMs(text ?? '') };
    },
    leave({ identity: { subject } }: Admitted): void {
      const left = (connections.get(subject) ?? 0) - 1;
      if (left > 0) connections.set(subject, left);
      else connections.delete(subject);
    },
  };
}

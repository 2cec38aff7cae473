import type { JWTPayload } from 'jose';
import { z } from 'zod';
import { type Identity, ROLES } from '../../app/access.ts';
import { isEducatorId, isPlainText } from '../../domain/values/identifiers.ts';
import { isState } from '../../domain/values/states.ts';

const name = z.string().refine((text) => isPlainText(text, 200));

/**
 * What a token says of its bearer. A role this ledger has not heard of refuses the whole token: to leave it out
 * in silence would hide a mistake at the issuer. `sub` is written into every event its bearer causes, so the
 * issuer must give one that says nothing about the person.
 */
const claims = z.object({
  // What follows by itself is recorded under such names, and told from what a person does.
  sub: name.refine((text) => !text.startsWith('reactor:')),
  roles: z.array(z.enum(ROLES)).min(1),
  educator: z.string().refine(isEducatorId).optional(),
  state: z.string().refine(isState).optional(),
  employer: name.optional(),
  issuer_of: name.optional(),
});

/** The identity a checked token stands for; undefined when its claims are not ours. */
export function identityOf(payload: JWTPayload): Identity | undefined {
  const read = claims.safeParse(payload);
  if (!read.success) return undefined;
  const { sub, roles, educator, state, employer, issuer_of: issuer } = read.data;
  return {
    subject: sub,
    roles,
    ...(educator === undefined ? {} : { educator }),
    ...(state === undefined ? {} : { state }),
    ...(employer === undefined ? {} : { employer }),
    ...(issuer === undefined ? {} : { issuer }),
  };
}

/** The same claims, for whoever issues tokens. */
export function claimsOf({ subject, roles, educator, state, employer, issuer }: Identity): JWTPayload {
  return { sub: subject, roles, educator, state, employer, issuer_of: issuer };
}

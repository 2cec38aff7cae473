import type { Identity } from './access.ts';

/** In which capacity somebody decides on a credit. It follows from who they are, never from what they say. */
export function capacityOf({ roles }: Identity): 'agency' | 'employer' {
  return roles.includes('agency') ? 'agency' : 'employer';
}

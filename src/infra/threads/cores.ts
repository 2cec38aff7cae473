import { availableParallelism } from 'node:os';

/** A thread for each core. */
export function coresHere(): number {
  return availableParallelism();
}

/** Beside a server one core is left to it. */
export function coresBeside(): number {
  return Math.max(1, coresHere() - 1);
}

/**
 * Hears who cannot be done among many, and why: an educator, or a stream. It throws the error where the same may well
 * succeed in a moment; else who was left out is kept somewhere, to be done later.
 */
export type LeaveOut = (who: string, error: unknown) => Promise<void>;

/** Does one of many, or leaves it out where somebody hears of it. */
export async function orLeftOut<T>(
  who: string,
  leaveOut: LeaveOut | undefined,
  work: () => T | Promise<T>,
): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (leaveOut === undefined) throw error;
    await leaveOut(who, error);
    return undefined;
  }
}

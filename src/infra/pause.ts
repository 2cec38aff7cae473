/**
 * Ends after the time or when the signal aborts, whichever is first. `onStart` is given a function that ends
 * it earlier.
 */
export async function pause(
  ms: number,
  signal: AbortSignal,
  onStart: (end: () => void) => void = () => undefined,
): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(end, ms);
    function end() {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    }
    signal.addEventListener('abort', end);
    onStart(end);
  });
}

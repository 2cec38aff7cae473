import { LogGone } from '../log-gone.ts';

/** What is told of a server once it has answered: that it does so no more, and that it does again. */
export type ServerNews =
  | { readonly answers: false; readonly because: string; readonly forSeconds: number }
  | { readonly answers: true; readonly afterSeconds: number };

/** While a server is gone that is told again so often. */
const TELL_EACH_MS = 600_000;

/**
 * Watches calls that each go on until there is an answer or throw `LogGone`. A server counts as gone when one had no
 * answer and nobody else had any meanwhile. Of one that never answered nothing is told: who began with it is told why.
 */
export function watchAnswers(
  tell: (news: ServerNews) => void,
  now: () => number = () => performance.now(),
): <T>(call: () => Promise<T>) => Promise<T> {
  let heardAt: number | undefined;
  let toldAt: number | undefined;
  const secondsSince = (instant: number) => Math.round((now() - instant) / 1000);
  const heard = () => {
    const silentSince = heardAt;
    heardAt = now();
    if (toldAt === undefined || silentSince === undefined) return;
    toldAt = undefined;
    tell({ answers: true, afterSeconds: secondsSince(silentSince) });
  };
  const unheard = (began: number, { message }: LogGone) => {
    if (heardAt === undefined || heardAt >= began) return;
    if (toldAt !== undefined && now() - toldAt < TELL_EACH_MS) return;
    toldAt = now();
    tell({ answers: false, because: message, forSeconds: secondsSince(heardAt) });
  };
  return async (call) => {
    const began = now();
    try {
      const answer = await call();
      heard();
      return answer;
    } catch (error) {
      if (error instanceof LogGone) unheard(began, error);
      // A refusal is an answer, too.
      else heard();
      throw error;
    }
  };
}

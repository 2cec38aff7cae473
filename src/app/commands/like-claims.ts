import { mayBeSame } from '../../domain/credit/alike.ts';
import { idOf } from '../../domain/streams.ts';
import type { Notice, Recording } from '../executing/execute.ts';
import { creditsOf } from '../facts/credits-of.ts';
import type { Ledger } from '../log/ledger.ts';

/** Named by their ids; of more it is said how many. */
const MOST_NAMED = 3;

/** Tells whoever has claimed something that it may be claimed already: it is recorded, and a person judges. */
export async function withLikeClaims(
  ledger: Ledger,
  educator: string,
  recording: Recording,
): Promise<Recording> {
  if (recording.events.length === 0) return recording;
  const credits = await creditsOf(ledger, educator);
  const mine = credits.find(({ stream }) => stream === recording.stream)?.state.claimed;
  if (mine === undefined) return recording;
  const like = credits.filter(
    ({ stream, state: { claimed, withdrawn, denied } }) =>
      stream !== recording.stream &&
      claimed !== undefined &&
      !withdrawn &&
      denied === undefined &&
      mayBeSame(mine, claimed),
  );
  return like.length === 0
    ? recording
    : { ...recording, notices: [noticeOf(like.map(({ stream }) => idOf(stream)))] };
}

function noticeOf(ids: readonly string[]): Notice {
  const named = ids.slice(0, MOST_NAMED).join(', ');
  const more = ids.length > MOST_NAMED ? ` and ${ids.length - MOST_NAMED} more` : '';
  return {
    code: 'possible_duplicate',
    because: `This may be claimed already, as ${named}${more}. If it is the same, withdraw one of them.`,
  };
}

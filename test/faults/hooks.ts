import { type Double, startDouble } from '../eventstore-double/double.ts';
import type { Call, Fault, Moment } from '../eventstore-double/faults.ts';
import type { Dice } from './dice.ts';

/** One thing that goes wrong now and then with each call that the ledger makes. */
export interface Hook {
  readonly name: string;
  readonly fault: (double: Double) => Fault;
  readonly moments: readonly Moment[];
}

const BOTH: readonly Moment[] = ['asked', 'answering'];

export const HOOKS: readonly Hook[] = [
  { name: 'is late', fault: () => ({ kind: 'delay', ms: 30 }), moments: BOTH },
  { name: 'never answers', fault: () => ({ kind: 'silence' }), moments: BOTH },
  { name: 'ends the call', fault: () => ({ kind: 'half_close' }), moments: BOTH },
  { name: 'answers twice', fault: () => ({ kind: 'duplicate' }), moments: ['answering'] },
  {
    name: 'does not lead any more',
    fault: ({ port }) => ({ kind: 'not_leader', host: '127.0.0.1', port }),
    moments: BOTH,
  },
  { name: 'is not ready', fault: () => ({ kind: 'unavailable' }), moments: BOTH },
  { name: 'breaks every connection', fault: () => ({ kind: 'drop' }), moments: BOTH },
  { name: 'dies and comes back', fault: () => ({ kind: 'die' }), moments: BOTH },
];

/** How often each is struck: when it is asked, and at each message of its answer, of which a long one has many. */
const CHANCES: readonly (readonly [call: Call, at: Moment, chance: number])[] = [
  ['append', 'asked', 0.12],
  ['append', 'answering', 0.12],
  ['read', 'asked', 0.05],
  ['read', 'answering', 0.0002],
  ['subscribe', 'asked', 0.2],
  ['subscribe', 'answering', 0.0002],
];
const BACK_AFTER_MS = 20;

/** A double with a hook on: it strikes now and then, by the dice. */
export async function startStruck({ fault, moments }: Hook, dice: Dice) {
  let coming: Promise<void> | undefined;
  let strikes = 0;
  const double = await startDouble({
    die: () => {
      double.kill();
      coming ??= new Promise((resolve) => setTimeout(resolve, BACK_AFTER_MS))
        .then(() => double.restart())
        .finally(() => {
          coming = undefined;
        });
    },
  });
  for (const [call, at, chance] of CHANCES) {
    if (!moments.includes(at)) continue;
    const own = dice.named(`${call} ${at}`);
    const when = () => {
      const struck = own.chance(chance);
      if (struck) strikes += 1;
      return struck;
    };
    double.faults.add({ call, at, fault: fault(double), when });
  }
  return {
    url: double.url,
    strikes: () => strikes,
    close: async () => {
      double.faults.clear();
      await coming;
      await double.close();
    },
  };
}

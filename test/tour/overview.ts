import type { Guide } from './guide.ts';
import { AGENCY } from './people.ts';

/** How the licenses of a state stand. */
export async function tourOverview({ ask }: Guide): Promise<void> {
  await ask(
    'stateOverview',
    AGENCY,
    `{
      stateOverview(dueWithin: 90, by: employer, first: 5) {
        asOf
        whole { total valid expired ended due dueMet dueAtRisk awaitsAnswer lapseProposed }
        groupCount
        groups { name figures { total due dueMet dueAtRisk } }
      }
    }`,
    'What is due within ninety days, by employer',
  );
}

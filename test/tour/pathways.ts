import type { Guide } from './guide.ts';
import { AGENCY, TEACHER, UNION } from './people.ts';

/** What may follow. */
export async function tourPathways({ ask }: Guide): Promise<void> {
  await ask(
    'careerPathways',
    TEACHER,
    `{
      careerPathways {
        license class
        tiers { tier asks gives outcome missing awaits openness pays { asks amount } }
      }
    }`,
    'What a teacher may advance to',
  );
  await ask(
    'pathways',
    UNION,
    `{
      pathways(filter: { awaited: true }, first: 5) {
        totalCount
        edges { node { tier license class outcome codes awaits openness } }
      }
    }`,
    'Where somebody else has to act',
  );
  await ask(
    'auditTrail',
    AGENCY,
    `{
      auditTrail(stream: "license-TN-1234567", first: 3) {
        totalCount
        edges { node { ordinal type recordedAt actor commandId data hash } }
      }
    }`,
    'Everything that was ever recorded of a license',
  );
}

import type { Decision, NodeAnswer } from '../../../src/domain/decision.ts';
import type { Answered, Decision as Found } from './decide.ts';

/** What the engine answers otherwise than brute force found. */
export function differences(
  decision: Pick<Decision, 'outcome' | 'requirement'>,
  found: Found,
): readonly string[] {
  const answers = decision.requirement === null ? [] : listed(decision.requirement);
  const ids = [...new Set(found.requirements.map(({ id }) => id))];
  const parts = ids.flatMap((id) => {
    const given = answers.filter((one) => plain(one.id) === id);
    return found.requirements
      .filter((one) => one.id === id)
      .map((expected, place) => difference(given[place], expected, found.isWhole));
  });
  return [outcomeOtherwise(decision.outcome, found), ...parts].filter((one) => one !== undefined);
}

function outcomeOtherwise(outcome: string, found: Found): string | undefined {
  if (outcome === found.outcome || (!found.isWhole && outcome === 'undetermined')) return undefined;
  return `outcome ${outcome}, by brute force ${found.outcome}`;
}

function difference(given: NodeAnswer | undefined, expected: Answered, isWhole: boolean): string | undefined {
  // Of some combinations only it can be said what the answer is not.
  if (!isWhole && (given === undefined || given.outcome === 'undetermined')) return undefined;
  const { counted } = expected;
  const [least, most] = isWhole ? (counted ?? []) : [];
  const isNumber = isWhole && counted !== undefined;
  const engine = given && inWords(given.outcome, isNumber ? given : {});
  const force = inWords(expected.outcome, { counted: inUnits(least), possible: inUnits(most) });
  return engine === force ? undefined : `${expected.id} ${engine ?? 'not asked'}, by brute force ${force}`;
}

interface Numbers {
  readonly counted?: string | undefined;
  readonly possible?: string | undefined;
}

function inWords(outcome: string, { counted, possible }: Numbers): string {
  const least = counted === undefined ? '' : ` ${Number(counted)}`;
  const most = possible === undefined || possible === counted ? '' : ` to ${Number(possible)}`;
  return `${outcome}${least}${most}`;
}

function inUnits(hundredths: number | undefined): string | undefined {
  return hundredths === undefined ? undefined : String(hundredths / 100);
}

function listed(node: NodeAnswer): readonly NodeAnswer[] {
  // The groups of a spread are told of by its number.
  return node.kind === 'group' ? [] : [node, ...node.children.flatMap(listed)];
}

/** Inside of `each` the id is followed by what is looked at. */
function plain(id: string): string {
  return id.split(':')[0] ?? id;
}

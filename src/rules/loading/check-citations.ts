import type { Policy } from '../language/policy.ts';
import { suggestion, type Slip } from './problem.ts';
import type { Path, Uses } from './uses.ts';

/** Sources are named at the top of the file, each is cited somewhere, and facts are those of its state. */
export function checkCitations({ citations, state }: Policy, { cites }: Uses): readonly Slip[] {
  const known = Object.keys(citations);
  const cited = new Set(cites.map(({ source }) => source));
  return [
    ...cites
      .filter(({ source }) => !known.includes(source))
      .map(({ source, path }) => ({
        path,
        what: `cites ${source}, which citations does not name`,
        remedy: suggestion(source, known),
      })),
    ...cites.flatMap(({ facts, path }) => checkFacts(facts, state, path)),
    ...known
      .filter((source) => !cited.has(source))
      .map((source) => ({
        path: ['citations', source],
        what: 'is cited nowhere',
        remedy: 'Cite it where it is the source, or take it out.',
      })),
  ];
}

/** What begins with a state, and not with a word. */
const OF_A_STATE = /^[A-Z]{2}\./;

function checkFacts(facts: string | readonly string[], state: string, path: Path): readonly Slip[] {
  const isList = typeof facts !== 'string';
  return (isList ? facts : [facts]).flatMap((fact, i) =>
    !OF_A_STATE.test(fact) || fact.startsWith(`${state}.`)
      ? []
      : [
          {
            path: isList ? [...path, i] : path,
            what: `is the fact ${fact} of another state`,
            remedy: `Name one of ${state}, as ${state}${fact.slice(state.length)}.`,
          },
        ],
  );
}

import type { RecordedTest } from '../language/condition.ts';
import type { Attributes } from '../language/facts-vocabulary.ts';
import { isLess, ofNumber, plus, ZERO, type Exact } from '../values/exact.ts';
import { both, type Truth } from '../values/truth.ts';
import { exactOf } from './exact-attribute.ts';
import { compileMembers } from './members.ts';
import type { Tools } from './moment.ts';

type Predicate = ReturnType<Tools['condition']>;

/** Whether so many members of a list are on record, or what they have in an attribute comes to so much. */
export function compileRecorded(written: RecordedTest, tools: Tools): Predicate {
  return written.sum === undefined ? compileCount(written, tools) : compileSum(written, written.sum, tools);
}

function compileCount(written: RecordedTest, tools: Tools): Predicate {
  const members = compileMembers(written, tools);
  const { at_most, at_least = at_most === undefined ? 1 : 0 } = written;
  return {
    holds: (attributes, situation) => {
      const { sure, open } = members.find(attributes, situation);
      const most = sure.length + open.length;
      const enough = isSo(sure.length >= at_least, most >= at_least);
      return at_most === undefined ? enough : both(enough, isSo(most <= at_most, sure.length <= at_most));
    },
    missing: members.missing,
  };
}

function compileSum(written: RecordedTest, attribute: string, tools: Tools): Predicate {
  const members = compileMembers(written, tools);
  const sumOf = summing(exactOf(attribute, written.from));
  const least = ofNumber(written.at_least ?? 0);
  const limit = written.at_most === undefined ? undefined : ofNumber(written.at_most);
  return {
    holds: (attributes, situation) => {
      const { sure, open } = members.find(attributes, situation);
      const certain = sumOf(sure);
      const possible = sumOf([...sure, ...open]);
      const enough = isSo(!isLess(certain.known, least), possible.lacks || !isLess(possible.known, least));
      if (limit === undefined) return enough;
      const isWithin = !possible.lacks && !isLess(limit, possible.known);
      return both(enough, isSo(isWithin, !isLess(limit, certain.known)));
    },
    missing: (attributes, situation) => [
      ...members.missing(attributes, situation),
      ...(sumOf(members.find(attributes, situation).sure).lacks ? [`${written.from}.${attribute}`] : []),
    ],
  };
}

/** So for certain, or possibly, or not. */
function isSo(certainly: boolean, possibly: boolean): Truth {
  return certainly ? true : possibly ? undefined : false;
}

type Members = readonly { readonly attributes: Attributes }[];

/** What is on record, and whether one of the parts is not. */
function summing(valueOf: (member: Members[number]) => Exact | undefined) {
  return (members: Members) => {
    const values = members.map(valueOf);
    const known = values.filter((value) => value !== undefined);
    return { known: known.reduce(plus, ZERO), lacks: known.length < values.length };
  };
}

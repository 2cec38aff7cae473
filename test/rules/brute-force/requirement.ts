import type { Node, NodeOf } from '../../../src/rules/language/node.ts';
import { act } from './act.ts';
import { amount } from './amount.ts';
import { holds } from './conditions.ts';
import { count } from './counts.ts';
import { each } from './each.ts';
import { type Choose, decided } from './every-way.ts';
import { exactly } from './figures.ts';
import type { Found } from './found.ts';
import { ENDLESS, isAtLeast, sum, whole, ZERO } from './fractions.ts';
import { limited } from './limits.ts';
import { dayOf } from './moments.ts';
import { spread } from './spread.ts';
import { stack } from './stack.ts';
import { isAsked } from './standing.ts';
import { and, not, or, reaches, type Truth } from './truth.ts';
import type { World } from './world.ts';

/** What is found of a requirement; undefined where it is not in force and so not asked. */
export function found(node: Node, world: World, choose: Choose): Found | undefined {
  return decided(isAsked(node, world), choose) ? asked(node, world, choose) : undefined;
}

function asked(node: Node, world: World, choose: Choose): Found | undefined {
  switch (node.kind) {
    case 'all':
      return joined(node, world, choose, and);
    case 'any':
      return joined(node, world, choose, or);
    case 'at_least':
      return joined(node, world, choose, (truths) => atLeast(node.n, truths));
    case 'mixed':
      return mixed(node, world, choose);
    case 'not': {
      const child = found(node.of, world, choose);
      return child && { id: node.id, truth: not(child.truth), children: [child] };
    }
    case 'part': {
      const part = node.of ?? world.policy.parts?.[node.part];
      if (part === undefined) throw new RangeError(`${node.part} is no part`);
      const day = node.on === undefined ? world.asOf : dayOf(node.on, world);
      if (typeof day !== 'string') {
        return { id: node.id, truth: day === null ? false : undefined, children: [] };
      }
      const child = found(part, day < world.asOf ? { ...world, asOf: day } : world, choose);
      if (child === undefined) return undefined;
      return { id: node.id, truth: child.truth, children: [child] };
    }
    case 'each':
      return each(node, world, choose);
    case 'amount':
      return amount(node, world);
    case 'spread':
      return spread(node, world);
    case 'count':
      return count(node, world);
    case 'compare': {
      const figure = exactly(node.figure, world);
      if (figure !== undefined) return limited(node, [figure, figure], world);
      // No figure is below zero.
      const { counted: _unknown, ...rest } = limited(node, [ZERO, ENDLESS], world);
      return rest;
    }
    case 'fact':
      return { id: node.id, truth: holds(node.where, world), children: [] };
    case 'act':
      return act(node, world);
    case 'stack':
      return stack(node, world);
    case 'not_encoded':
      return { id: node.id, truth: undefined, children: [] };
  }
}

type Joined = NodeOf<'all' | 'any' | 'mixed' | 'at_least'>;

function joined(
  node: Joined,
  world: World,
  choose: Choose,
  join: (truths: readonly Truth[]) => Truth,
): Found | undefined {
  const children = node.of.flatMap((part) => found(part, world, choose) ?? []);
  if (children.length === 0) return undefined;
  return { id: node.id, truth: join(children.map(({ truth }) => truth)), children };
}

export function atLeast(n: number, truths: readonly Truth[]): Truth {
  const met = truths.filter((truth) => truth === true).length;
  return reaches(met, met + truths.filter((truth) => truth === undefined).length, n);
}

/** The fractions of what each part asks add up to one whole. */
function mixed(node: Joined, world: World, choose: Choose): Found | undefined {
  const children = node.of.flatMap((part) => found(part, world, choose) ?? []);
  if (children.length === 0) return undefined;
  // What cannot be met in part is a whole or nothing.
  const shareOf = ({ share, truth }: Found) =>
    share ?? [whole(truth === true ? 1 : 0), whole(truth === false ? 0 : 1)];
  const least = sum(children.map((child) => shareOf(child)[0]));
  const most = sum(children.map((child) => shareOf(child)[1]));
  const truth = isAtLeast(least, whole(1)) ? true : isAtLeast(most, whole(1)) ? undefined : false;
  return { id: node.id, truth, children };
}

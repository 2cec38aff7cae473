import { type Node, COUNTINGS } from '../../language/node.ts';
import type { Uses, Path } from '../uses.ts';
import { useCap, useMinimum } from './credits.ts';
import {
  useMoment,
  useWithin,
  useMembers,
  useCondition,
  useFigure,
  useForce,
  useAttribute,
  useId,
  useCite,
  useSetting,
  NOWHERE,
  NUMBERS,
  of,
} from './places.ts';

export function useNode(uses: Uses, node: Node, path: Path): void {
  uses.nodes.push({ node, path });
  useId(uses, 'node', node.id, path);
  useForce(uses, node, NOWHERE, path);
  useCite(uses, node.cite, path);
  switch (node.kind) {
    case 'all':
    case 'any':
    case 'at_least':
    case 'mixed':
      node.of.forEach((part, i) => {
        useNode(uses, part, [...path, 'of', i]);
      });
      return;
    case 'not':
      useNode(uses, node.of, [...path, 'of']);
      return;
    case 'each': {
      const { values_of, list, where, within, distinct } = node.over;
      const at = [...path, 'over'];
      if (values_of !== undefined) useAttribute(uses, values_of, NOWHERE, ['texts'], [...at, 'values_of']);
      if (list) useMembers(uses, { from: list, where, within, distinct }, NOWHERE, at);
      else useWithin(uses, within, NOWHERE, [...at, 'within']);
      useNode(uses, node.of, [...path, 'of']);
      return;
    }
    case 'part': {
      const ids: Uses['ids'] = [];
      useMoment(uses, node.on, NOWHERE, [...path, 'on']);
      // One that is written in has the ids of the part, which stand once for each use.
      if (node.of) useNode({ ...uses, ids }, node.of, [...path, 'of']);
      else uses.parts.push({ part: node.part, path: [...path, 'part'] });
      uses.idsOfUses.push(...ids);
      return;
    }
    case 'amount':
      useCondition(uses, node.where, of('credits'), [...path, 'where']);
      useWithin(uses, node.within, of('credits'), [...path, 'within']);
      useFigure(uses, node.at_least, NOWHERE, [...path, 'at_least']);
      useSetting(uses, node.counting, { oneOf: COUNTINGS }, [...path, 'counting']);
      node.of_which?.forEach((minimum, i) => {
        useMinimum(uses, minimum, [...path, 'of_which', i]);
      });
      useCondition(uses, node.spared?.where, of('credits'), [...path, 'spared', 'where']);
      node.caps?.forEach((cap, i) => {
        useCap(uses, cap, [...path, 'caps', i]);
      });
      return;
    case 'spread':
      useAttribute(uses, node.by, of('credits'), ['text', 'texts'], [...path, 'by']);
      useCondition(uses, node.where, of('credits'), [...path, 'where']);
      useWithin(uses, node.within, of('credits'), [...path, 'within']);
      useFigure(uses, node.at_least, NOWHERE, [...path, 'at_least']);
      useFigure(uses, node.each, NOWHERE, [...path, 'each']);
      node.caps?.forEach((cap, i) => {
        useCap(uses, cap, [...path, 'caps', i]);
      });
      return;
    case 'count':
      useMembers(uses, node, NOWHERE, path);
      useCondition(uses, node.among, of(node.from), [...path, 'among']);
      if (node.sum !== undefined) useAttribute(uses, node.sum, of(node.from), NUMBERS, [...path, 'sum']);
      useFigure(uses, node.at_least, NOWHERE, [...path, 'at_least']);
      useFigure(uses, node.at_most, NOWHERE, [...path, 'at_most']);
      return;
    case 'compare':
      useFigure(uses, node.figure, NOWHERE, [...path, 'figure']);
      useFigure(uses, node.at_least, NOWHERE, [...path, 'at_least']);
      useFigure(uses, node.at_most, NOWHERE, [...path, 'at_most']);
      return;
    case 'fact':
      useCondition(uses, node.where, NOWHERE, [...path, 'where']);
      return;
    case 'act':
      uses.acts.push({ act: node.act, path: [...path, 'act'] });
      useWithin(uses, node.within, of('acts'), [...path, 'within']);
      useCondition(uses, node.where, of('acts'), [...path, 'where']);
      useCondition(uses, node.refused_when, of('acts'), [...path, 'refused_when']);
      useMoment(uses, node.no_later_than, NOWHERE, [...path, 'no_later_than']);
      return;
    case 'stack':
      useCondition(uses, node.where, of('awards'), [...path, 'where']);
      useWithin(uses, node.within, of('awards'), [...path, 'within']);
      return;
    case 'not_encoded':
      return;
  }
}

import {
  ITEM_PREFIX,
  MAIN_ROLE,
  obligationReader,
  SEGMENT_PREFIX,
  SETTING_PREFIX,
  type Attributes,
  type Value,
} from '../language/facts-vocabulary.ts';
import { LISTS, type ListName } from '../language/lists.ts';
import type { Situation } from '../situation/situation.ts';

export type Reader = (attributes: Attributes, situation: Situation) => Value | undefined;

/** Reads an attribute: of the member at hand, of the one around it, of the segment, of a setting, or of the obligation. */
export function readerOf(name: string, list: ListName | undefined): Reader {
  if (name.startsWith(SETTING_PREFIX)) {
    const setting = name.slice(SETTING_PREFIX.length);
    return (_, situation) => situation.setting(setting);
  }
  if (name.startsWith(ITEM_PREFIX)) {
    const attribute = name.slice(ITEM_PREFIX.length);
    return (attributes, situation) => (situation.item ?? attributes)[attribute];
  }
  if (name.startsWith(SEGMENT_PREFIX)) {
    const attribute = name.slice(SEGMENT_PREFIX.length);
    return (_, situation) => situation.segment?.attributes[attribute];
  }
  if (list !== undefined && name in LISTS[list]) return (attributes) => attributes[name];
  if (name === MAIN_ROLE) return (_, situation) => situation.mainRole();
  const ofObligation = obligationReader(name);
  return (_, situation) => ofObligation(situation.facts);
}

import type { Condition, Moment } from '../language/condition.ts';
import type { Figure } from '../language/figure.ts';
import type { Force } from '../language/force.ts';
import type { ListName } from '../language/lists.ts';
import type { Node } from '../language/node.ts';

export type Path = readonly PropertyKey[];

/** What the value of a setting stands for where it is used. */
export type Role = 'day' | 'years' | 'number' | 'text' | { readonly oneOf: readonly string[] };

/** Whose attributes can be read where something is written. */
export interface Context {
  readonly list: ListName | undefined;
  /** The list around it, where a condition on other records stands within one. */
  readonly outer: ListName | undefined;
}

interface Used<T> {
  readonly what: T;
  readonly context: Context;
  readonly path: Path;
}

/** Everything a policy refers to by name, with the place where it does. */
export interface Uses {
  readonly cites: {
    readonly source: string;
    readonly facts: string | readonly string[];
    readonly path: Path;
  }[];
  readonly settings: { readonly setting: string; readonly role: Role; readonly path: Path }[];
  readonly conditions: Used<Condition>[];
  /** Attributes read outside tests, with the types they must have there. */
  readonly attributes: (Used<string> & { readonly types: readonly string[] })[];
  readonly moments: Used<Moment>[];
  readonly figures: Used<Figure>[];
  readonly forces: Used<Force>[];
  readonly nodes: { readonly node: Node; readonly path: Path }[];
  readonly acts: { readonly act: string; readonly path: Path }[];
  readonly parts: { readonly part: string; readonly path: Path }[];
  /** Requirements that conditions name, parts or `main`. */
  readonly met: { readonly requirement: string; readonly path: Path }[];
  /** Ids by the kind of thing that must not share them. */
  readonly ids: { readonly kind: string; readonly id: string; readonly path: Path }[];
  /** Ids inside a part that takes something, again for each of its uses. */
  readonly idsOfUses: { readonly kind: string; readonly id: string; readonly path: Path }[];
}

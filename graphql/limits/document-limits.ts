import {
  type ASTVisitor,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';

/** The most a query may hold, with its fragments written out. */
export const MOST = { depth: 10, aliases: 15, directives: 10, selections: 1_000 } as const;

/** The most words and signs a query may have: it is refused while it is still being read. */
export const MOST_TOKENS = 2_000;

type Size = { readonly [L in keyof typeof MOST]: number };

const NOTHING: Size = { depth: 0, aliases: 0, directives: 0, selections: 0 };

/**
 * Refuses queries that are small to write and large to answer. Each fragment is measured once, however often it
 * is spread, so that measuring stays linear where answering would not.
 */
export function documentLimits(context: ValidationContext): ASTVisitor {
  const measured = new Map<string, Size>();
  return {
    OperationDefinition(operation) {
      const size = sizeOfSet(operation.selectionSet, context, measured);
      const directives = size.directives + (operation.directives?.length ?? 0);
      for (const [limit, found] of Object.entries({ ...size, directives })) {
        const most = MOST[limit as keyof Size];
        if (found > most) {
          const message = `The query holds too much: its ${limit} may be ${most} at most.`;
          context.reportError(new GraphQLError(message, { nodes: operation }));
        }
      }
      return false;
    },
  };
}

function sizeOfSet(
  set: SelectionSetNode | undefined,
  context: ValidationContext,
  measured: Map<string, Size>,
): Size {
  return (set?.selections ?? [])
    .map((selection) => sizeOf(selection, context, measured))
    .reduce(sum, NOTHING);
}

function sizeOf(selection: SelectionNode, context: ValidationContext, measured: Map<string, Size>): Size {
  const directives = selection.directives?.length ?? 0;
  switch (selection.kind) {
    case Kind.FIELD: {
      // Where introspection is on at all, its own depth is bounded by the schema's.
      const inner = sizeOfSet(selection.selectionSet, context, measured);
      const depth = selection.name.value.startsWith('__') ? 1 : inner.depth + 1;
      const aliases = selection.alias === undefined ? 0 : 1;
      return { ...sum(inner, { ...NOTHING, aliases, directives, selections: 1 }), depth };
    }
    case Kind.INLINE_FRAGMENT:
      return sum(sizeOfSet(selection.selectionSet, context, measured), { ...NOTHING, directives });
    case Kind.FRAGMENT_SPREAD: {
      const fragment = context.getFragment(selection.name.value);
      const inner = fragment ? sizeOfFragment(fragment, context, measured) : NOTHING;
      return sum(inner, { ...NOTHING, directives, selections: 1 });
    }
  }
}

/** A fragment that spreads itself counts as nothing here: GraphQL's own rule refuses it. */
function sizeOfFragment(
  fragment: FragmentDefinitionNode,
  context: ValidationContext,
  measured: Map<string, Size>,
): Size {
  const name = fragment.name.value;
  const known = measured.get(name);
  if (known !== undefined) return known;
  measured.set(name, NOTHING);
  const size = sizeOfSet(fragment.selectionSet, context, measured);
  measured.set(name, size);
  return size;
}

function sum(a: Size, b: Size): Size {
  return {
    depth: Math.max(a.depth, b.depth),
    aliases: a.aliases + b.aliases,
    directives: a.directives + b.directives,
    selections: a.selections + b.selections,
  };
}

import {
  type ASTVisitor,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  OperationTypeNode,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';

/**
 * A request carries one command. Of several, one could be recorded and the next be refused for its form, and a
 * single status and `data` could not tell both; so several are refused before any is carried out.
 */
export function oneCommand(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(operation) {
      if (operation.operation !== OperationTypeNode.MUTATION) return false;
      if (commandsIn(operation.selectionSet, context, new Map()) > 1) {
        const message =
          'A mutation carries one command, and this one has several: send each in a request of its own.';
        context.reportError(new GraphQLError(message, { nodes: operation }));
      }
      return false;
    },
  };
}

/** Over HTTP a subscription would have one answer and no end. */
export function noSubscription(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(operation) {
      if (operation.operation === OperationTypeNode.SUBSCRIPTION) {
        const message =
          'Subscriptions go over a WebSocket at this address, with the protocol graphql-transport-ws.';
        context.reportError(new GraphQLError(message, { nodes: operation }));
      }
      return false;
    },
  };
}

/** How many commands are written, whatever their aliases. Each fragment is counted through once, as for limits. */
function commandsIn(
  { selections }: SelectionSetNode,
  context: ValidationContext,
  counted: Map<string, number>,
): number {
  let commands = 0;
  for (const selection of selections) {
    switch (selection.kind) {
      case Kind.FIELD:
        // `__typename`, which some clients add by themselves, does nothing.
        commands += selection.name.value.startsWith('__') ? 0 : 1;
        break;
      case Kind.INLINE_FRAGMENT:
        commands += commandsIn(selection.selectionSet, context, counted);
        break;
      case Kind.FRAGMENT_SPREAD: {
        const fragment = context.getFragment(selection.name.value);
        commands += fragment ? commandsInFragment(fragment, context, counted) : 0;
      }
    }
  }
  return commands;
}

/** A fragment that spreads itself counts as nothing here: GraphQL's own rule refuses it. */
function commandsInFragment(
  { name, selectionSet }: FragmentDefinitionNode,
  context: ValidationContext,
  counted: Map<string, number>,
): number {
  const known = counted.get(name.value);
  if (known !== undefined) return known;
  counted.set(name.value, 0);
  const commands = commandsIn(selectionSet, context, counted);
  counted.set(name.value, commands);
  return commands;
}

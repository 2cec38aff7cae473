const SLUG = '[a-z0-9][a-z0-9-]{0,59}';

/** Names of issuers and of their definitions: in them no dot, so that `issuer.definition` has one reading. */
export function isSlug(text: string): boolean {
  return new RegExp(`^${SLUG}$`).test(text);
}

/** As `example-issuer.lesson-study-1`. */
export function isDefinitionId(text: string): boolean {
  return new RegExp(`^${SLUG}\\.${SLUG}$`).test(text);
}

export function definitionId(issuer: string, definition: string): string {
  return `${issuer}.${definition}`;
}

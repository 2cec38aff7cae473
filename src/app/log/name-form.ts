/** The form of a full name that is hashed to find a person by; the vault's hash folds case and spacing. */
export function fullName(given: string, family: string): string {
  return `${given} ${family}`;
}

/** Names under which records know an employer: letters, digits, single spaces and few marks, as `davidson-county`. */
export function isEmployerId(text: string): boolean {
  return /^[A-Za-z0-9](?:[A-Za-z0-9 _.'&-]{0,98}[A-Za-z0-9.])?$/.test(text) && !text.includes('  ');
}

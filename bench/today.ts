/** The day the benches ask about, whenever they are run. */
export const TODAY = '2025-03-01';

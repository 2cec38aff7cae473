import type { Day } from './values/day.ts';

/** Names of streams. A natural key in the name makes it unique: the second writer finds the stream there. */
export function educatorStream(educator: string): string {
  return `educator-${educator}`;
}

export function licenseStream(state: string, number: string): string {
  return `license-${state}-${number}`;
}

export function creditStream(id: string): string {
  return `credit-${id}`;
}

export function credentialStream(id: string): string {
  return `credential-${id}`;
}

/** Orders all who would spend one educator's credits. */
export function spendingStream(educator: string): string {
  return `spending-${educator}`;
}

export function reviewStream(id: string): string {
  return `review-${id}`;
}

/** One for each thing an educator may apply for. */
export function applicationStream(id: string): string {
  return `application-${id}`;
}

/** `definition` is `issuer.name`: neither has a dot in it, so two issuers never meet in one stream. */
export function definitionStream(definition: string): string {
  return `definition-${definition}`;
}

/** `offering` is `catalogue.name`: neither has a dot in it, so two catalogues never meet in one stream. */
export function offeringStream(offering: string): string {
  return `offering-${offering}`;
}

export function providerStream(provider: string): string {
  return `provider-${provider}`;
}

/** An employer as a state's records name it, as `employer-TN-davidson-county`: two states may know one name. */
export function employerStream(state: string, employer: string): string {
  return `employer-${state}-${employer}`;
}

/** One post of one educator at one employer, from its first day on. */
export function employmentStream(id: string): string {
  return `employment-${id}`;
}

/** One goal of one educator. */
export function goalStream(id: string): string {
  return `goal-${id}`;
}

/** Whose attempt an anonymous id stands for. */
export function submissionStream(id: string): string {
  return `submission-${id}`;
}

/** One obligation for each license and first day. */
export function periodStream(license: string, startsOn: Day): string {
  return `period-${license.slice('license-'.length)}-${startsOn}`;
}

/** The stream of the license that a period renews. */
export function licenseOfPeriod(period: string): string {
  return `license-${period.slice('period-'.length, -'-YYYY-MM-DD'.length)}`;
}

/** What a route of a state's policy gives to many at once, as `statute-PA-act_55`. */
export function statuteStream(state: string, route: string): string {
  return `statute-${state}-${route}`;
}

/** What is said to its owner of one obligation. */
export function reminderStream(period: string): string {
  return `reminder-${period.slice('period-'.length)}`;
}

/** What happens on one day in one state. */
export function agendaStream(state: string, on: Day): string {
  return `agenda-${state}-${on}`;
}

export function calendarStream(state: string): string {
  return `calendar-${state}`;
}

export function policyStream(state: string): string {
  return `policy-${state}`;
}

export function importStream(id: string): string {
  return `import-${id}`;
}

/** The category is the part before the first dash, and the prefix of every event type in the stream. */
export function categoryOf(stream: string): string {
  return stream.slice(0, stream.indexOf('-'));
}

/** The stream's name without its category, as people name the record: `TN-1234567` for a license. */
export function idOf(stream: string): string {
  return stream.slice(stream.indexOf('-') + 1);
}

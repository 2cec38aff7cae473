import type { Decision, NodeAnswer } from '../../domain/decision.ts';
import type { Reminder } from '../../domain/reminder/index.ts';
import { idOf } from '../../domain/streams.ts';
import { daysBetween } from '../../domain/values/day.ts';
import { dayInWords } from '../../rules/conditions/words.ts';

/** What an educator is told. It speaks of the educator alone, and of the law. */
export interface Message {
  readonly subject: string;
  readonly text: string;
}

export interface Told {
  readonly reminder: Reminder;
  /** Stream of the license, as `license-TN-1234567`. */
  readonly license: string;
  readonly decision: Decision;
}

/** The text of a reminder, made from the decision: what is missing, by when, under which texts of the law. */
export function messageOf(told: Told): Message {
  const { reminder, license, decision } = told;
  const paragraphs = [
    opening(told),
    ...lacks(decision),
    ...lastDay(reminder),
    ...sources(decision),
    'This was computed from what is on record and is no legal advice. Ask the agency about what is wrong or missing in it.',
  ];
  return { subject: `License ${idOf(license)}: ${headline(reminder)}`, text: `${paragraphs.join('\n\n')}\n` };
}

function headline({ about, deadline, on }: Reminder): string {
  const days = daysBetween(on, deadline);
  const left = days === 1 ? '1 day' : `${days} days`;
  switch (about) {
    case 'deadline':
      return days === 0 ? 'today is the last day to renew' : `${left} left to renew`;
    case 'application':
      return 'no application for renewal yet';
    case 'awaited':
      return "waiting for somebody's act";
    case 'fell_short':
      return 'something is missing again';
    case 'ended':
      return `the renewal period ended on ${dayInWords(deadline)}`;
  }
}

function opening({ reminder: { about, on, deadline }, license, decision }: Told): string {
  const number = idOf(license);
  const period = `from ${dayInWords(decision.period.startsOn)} to ${dayInWords(deadline)}`;
  const asOf = `On ${dayInWords(on)}`;
  switch (about) {
    case 'deadline':
      return `${asOf}, not everything is on record that the renewal of license ${number} requires for the period ${period}.`;
    case 'application':
      return `${asOf}, everything is on record that the renewal of license ${number} requires for the period ${period}, but no application.`;
    case 'awaited':
      return `${asOf}, everything is on record that the renewal of license ${number} requires for the period ${period}, but for what others have yet to do.`;
    case 'fell_short':
      return `Everything was on record that the renewal of license ${number} requires for the period ${period}. ${asOf} it is not any more.`;
    case 'ended':
      return `The period ${period} of license ${number} is over, and the license is not renewed.`;
  }
}

function lacks({ outcome, missing }: Decision): readonly string[] {
  if (outcome === 'met') return ['Missing: the application for renewal.'];
  if (missing.length === 0) return [];
  return [['Missing:', ...missing.map((one) => `- ${one}`)].join('\n')];
}

function lastDay({ deadline, on }: Reminder): readonly string[] {
  return on > deadline ? [] : [`The last day that counts is ${dayInWords(deadline)}.`];
}

/** Sources of what is not met; of all that was asked where nothing of it is open. */
function sources({ requirement, citations }: Decision): readonly string[] {
  const cited = new Set(requirement === null ? [] : citedBy(requirement));
  const named = Object.entries(citations).filter(([key]) => cited.size === 0 || cited.has(key));
  if (named.length === 0) return [];
  const lines = named.map(([, { title, link, verifiedOn }]) => `- ${title}, ${link} (read on ${verifiedOn})`);
  return [['It follows from:', ...lines].join('\n')];
}

function citedBy({ outcome, cites, children }: NodeAnswer): readonly string[] {
  return outcome === 'met' ? [] : [...cites, ...children.flatMap(citedBy)];
}

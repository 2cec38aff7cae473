import { refuse, type Refusal } from '../../domain/decider.ts';
import { compilePolicy, parsePolicy, type PolicyProblem, settingProblem } from '../../rules/index.ts';
import { withRegister } from '../facts/provider-register.ts';
import { digestOf, policyAt } from '../standing/policy-book.ts';
import type { Jurist } from '../standing/standing.ts';
import type { LawChange } from './compare-laws.ts';

/** A text of law that is asked about before anybody publishes it. */
export interface DraftText {
  /** How whoever asks knows the text, as a path. */
  readonly name: string;
  readonly text: string;
  /** Values to assume for settings of the draft, before those the agency confirmed. */
  readonly assumed: ReadonlyMap<string, string>;
}

/** A draft beside the law whose place it would take. */
export interface Drafted extends LawChange {
  /** The value each setting of the draft has; undefined for one that is left open. */
  readonly settings: ReadonlyMap<string, string | undefined>;
}

/** What has to be corrected in a text before it is a policy. */
export interface DraftProblems {
  /** The first of them, in the order of lines. */
  readonly problems: readonly PolicyProblem[];
  /** How many there are besides. */
  readonly more: number;
}

/** One mistake may be made in every line of a long text: so many are told, which is more than anybody corrects at once. */
const MOST_TOLD = 50;

export function problemsTold(all: readonly PolicyProblem[]): DraftProblems {
  return { problems: all.slice(0, MOST_TOLD), more: Math.max(0, all.length - MOST_TOLD) };
}

/**
 * Reads a draft as a file is checked, beside the law of its state and strand as it was known at an ordinal. What the
 * agency confirmed holds under the draft too, wherever that has the same setting and may take the value.
 */
export async function readDraft(
  { ledger, compiled }: Jurist,
  { name, text, assumed }: DraftText,
  ordinal: number,
): Promise<Drafted | DraftProblems | Refusal> {
  const parsed = parsePolicy(text, name);
  if (Array.isArray(parsed)) return problemsTold(parsed);
  const { state, strand } = parsed;
  const before = await policyAt(ledger, compiled, state, strand, ordinal);
  if (before === undefined) return noPolicy(state, strand);
  const policy = await withRegister(ledger, compilePolicy(parsed, digestOf(text)), ordinal);
  if (policy.requirements.length === 0) return nothingOwed(state, strand);
  for (const [setting, value] of assumed) {
    const problem = settingProblem(policy, setting, value);
    if (problem !== undefined) return refuse('bad_setting', `${setting}: ${problem}`);
  }
  const settings = new Map([...before.settings, ...assumed]);
  const valueOf = (setting: string) => {
    const value = settings.get(setting);
    return value === undefined || settingProblem(policy, setting, value) !== undefined ? undefined : value;
  };
  return {
    before,
    after: { policy, settings },
    settings: new Map([...policy.settings.keys()].map((setting) => [setting, valueOf(setting)])),
  };
}

export function isDrafted(read: Drafted | DraftProblems | Refusal): read is Drafted {
  return 'after' in read;
}

function noPolicy(state: string, strand: string): Refusal {
  return refuse(
    'no_policy',
    `No policy of ${state} for ${strand} is published, so there is nothing to compare a draft with: publish the one that holds first.`,
  );
}

function nothingOwed(state: string, strand: string): Refusal {
  return refuse(
    'nothing_owed',
    `The draft of ${state} for ${strand} has no requirement, and what flips is whether one is met: give one for which something is owed.`,
  );
}

/** One level of a rubric, and what it says of the competency. */
export interface Level {
  readonly level: string;
  /** What it adds where the whole is judged by percent; a whole number. */
  readonly points: number;
  readonly demonstrates: boolean;
}

export interface Criterion {
  readonly criterion: string;
  /** The part of the work it judges; absent in records from before definitions were published. */
  readonly requirement?: string;
  /** Lowest first. */
  readonly levels: readonly Level[];
}

/** `every`: each criterion at a level that demonstrates. `percent`: so much of all points there are. */
export type PassRule = { readonly rule: 'every' } | { readonly rule: 'percent'; readonly percent: number };

/** Business days for each answer, reckoned where the issuer is, from the next business day. */
export interface Clocks {
  /** IANA zone of the body that owes the answer. */
  readonly zone: string;
  /** Days on which the issuer is closed besides federal holidays. */
  readonly closed: readonly string[];
  readonly screen: number;
  readonly assess: number;
  readonly decide: number;
  /** Within which a learner may appeal. */
  readonly appeal: number;
  readonly answerAppeal: number;
  /** Within which a learner may respond to an investigation before anybody votes. */
  readonly respond: number;
}

/** By what an attempt is judged: as it was published when the credential was started, whatever came later. */
export interface Terms {
  /** The parts of the work that must be shown. */
  readonly requirements: readonly string[];
  readonly criteria: readonly Criterion[];
  readonly pass: PassRule;
  /** How many assess each attempt, apart from each other: one or two. */
  readonly assessors: number;
  /** Whether work is looked at for completeness before anybody assesses it. */
  readonly screened: boolean;
  /** After so many answers of "not yet" a coach is met before the next attempt; never when absent. */
  readonly coachAfter?: number;
  readonly clocks?: Clocks;
  /** How long an award lasts; without end when absent. */
  readonly validMonths?: number;
}

/** Whether the levels reached, one for each criterion, are a pass. */
export function passes({ criteria, pass }: Terms, reached: ReadonlyMap<string, Level | undefined>): boolean {
  if (pass.rule === 'every') return criteria.every(({ criterion }) => reached.get(criterion)?.demonstrates);
  const sum = criteria.reduce((points, { criterion }) => points + (reached.get(criterion)?.points ?? 0), 0);
  const most = criteria.reduce((points, { levels }) => points + Math.max(...levels.map((l) => l.points)), 0);
  return sum * 100 >= pass.percent * most;
}

export function levelOf({ criteria }: Terms, criterion: string, level: string): Level | undefined {
  return criteria.find((one) => one.criterion === criterion)?.levels.find((one) => one.level === level);
}

import type { Outcome } from '../../domain/decision.ts';
import type { Facts } from '../../domain/facts.ts';
import type { Day } from '../../domain/values/day.ts';
import type { Attributes } from '../language/facts-vocabulary.ts';
import type { Selector } from '../language/force.ts';
import type { ListName } from '../language/lists.ts';
import type { CompiledPolicy } from '../policy/compiled-policy.ts';
import { TODAY, type At, type Clock } from '../situation/clock.ts';
import type { Item } from '../situation/item.ts';
import { Lists } from '../situation/items.ts';
import { mainRole } from '../situation/main-role.ts';
import type { SharedWorth } from '../situation/shared-worth.ts';
import type { Segment, Situation, Then, ValuingWindow } from '../situation/situation.ts';
import type { Valued } from '../situation/valued.ts';
import { withApprovals } from '../situation/provider-approvals.ts';
import type { SettingReader } from './settings.ts';

/** What all runs of one question share. */
export interface Matter {
  readonly policy: CompiledPolicy;
  readonly facts: Facts;
  readonly lists: Lists;
  /** What credits are worth, where it is shared with others that are asked of the same day. */
  readonly worth?: SharedWorth;
}

export function matterOf(policy: CompiledPolicy, known: Facts): Matter {
  const facts = withApprovals(known, policy);
  return { policy, facts, lists: new Lists(facts, policy.askedOfCredits) };
}

/** What one run looks at. */
export function situationOf(matter: Matter, clock: Clock, setting: SettingReader): Situation {
  const { worth } = matter;
  return worth === undefined
    ? new SituationOfRun(matter, clock, setting)
    : new SituationOfRun(matter, clock, worth.heard(setting), undefined, worth);
}

type BySegment = Map<Segment | undefined, readonly Valued[]>;

/** A class, since there is one for every run, and functions made anew for each take longer than their work. */
class SituationOfRun implements Situation {
  readonly facts: Facts;
  readonly clock: Clock;
  readonly setting: SettingReader;
  readonly item: Attributes | undefined;
  readonly segment: Segment | undefined;
  private readonly matter: Matter;
  /** Of the day asked about alone: how it stood on earlier days each run finds for itself. */
  private readonly worth: SharedWorth | undefined;
  /** The situation of the whole run, which keeps what has been found for every view of it. */
  private readonly whole: SituationOfRun;
  /** From where credits are valued in a window of somebody's own: the whole, or the segment looked from. */
  private readonly around: SituationOfRun;
  private selected: At | undefined;
  /** What credits are worth in the window of their section. */
  private inOwnWindow: readonly Valued[] | undefined;
  private inOthers: Map<ValuingWindow, BySegment> | undefined;
  /** The whole as it stood on earlier days. */
  private earlier: Map<Day, SituationOfRun> | undefined;
  private outcomes: Map<string, Map<Segment | undefined, Outcome>> | undefined;

  constructor(
    matter: Matter,
    clock: Clock,
    setting: SettingReader,
    view?: {
      whole: SituationOfRun;
      around?: SituationOfRun;
      item: Attributes | undefined;
      segment: Segment | undefined;
    },
    worth?: SharedWorth,
  ) {
    this.facts = matter.facts;
    this.clock = clock;
    this.setting = setting;
    this.matter = matter;
    this.worth = worth;
    this.item = view?.item;
    this.segment = view?.segment;
    this.whole = view?.whole ?? this;
    this.around = view?.around ?? this;
    this.selected = undefined;
    this.inOwnWindow = undefined;
    this.inOthers = undefined;
    this.outcomes = undefined;
    this.earlier = undefined;
  }

  selectedOn(): At {
    const { whole } = this;
    return (whole.selected ??= whole.dayBy(this.matter.policy.selector(whole)));
  }

  dayBy(selector: Selector): At {
    return dayOf(selector, this.facts, this.clock);
  }

  mainRole(): string | undefined {
    return mainRole(this.list('service'), this.facts, this.clock);
  }

  list(name: ListName): readonly Item[] {
    return this.matter.lists.of(name);
  }

  isNamed(list: string, value: string, on: At): boolean {
    return this.matter.policy.isNamed(list, value, on, this.clock);
  }

  valued(window?: ValuingWindow, from: Situation = this.around): readonly Valued[] {
    const { whole } = this;
    const { valueAll } = this.matter.policy;
    // The window of the credits is that of the whole period, whatever segment is looked at.
    if (window === undefined)
      return (whole.inOwnWindow ??= whole.worth?.of(whole, valueAll) ?? valueAll(whole));
    const inOthers = (whole.inOthers ??= new Map<ValuingWindow, BySegment>());
    const bySegment = inOthers.get(window) ?? new Map<Segment | undefined, readonly Valued[]>();
    const known = bySegment.get(from.segment);
    if (known) return known;
    const made = valueAll(from, window);
    inOthers.set(window, bySegment.set(from.segment, made));
    return made;
  }

  requirement(name: string): ReturnType<Situation['requirement']> {
    const { asks, verdict } = this.matter.policy.requirementNamed(name);
    return { asks, outcome: () => this.outcomeOf(name, verdict) };
  }

  /** It is asked by every credit that stands under the condition, and is the same for all. */
  private outcomeOf(name: string, verdict: (situation: Situation) => Outcome): Outcome {
    const { whole, segment } = this;
    const outcomes = (whole.outcomes ??= new Map<string, Map<Segment | undefined, Outcome>>());
    const bySegment = outcomes.get(name) ?? new Map<Segment | undefined, Outcome>();
    const known = bySegment.get(segment);
    if (known !== undefined) return known;
    // A requirement looks at no member of a list, also where one that is looked at asks for it.
    const found = verdict(segment === undefined ? whole : whole.fromSegment(segment));
    outcomes.set(name, bySegment.set(segment, found));
    return found;
  }

  on(day: At): Then {
    const { whole, segment, clock } = this;
    const isEarlier =
      typeof day === 'string' ? clock.isOver(day) : day !== TODAY && clock.changing(isBefore(day)) === 1;
    if (!isEarlier) return { situation: this, watch: () => undefined };
    const then = clock.shifted(day);
    const earlier = (whole.earlier ??= new Map<Day, SituationOfRun>());
    const known = earlier.get(then.day) ?? new SituationOfRun(this.matter, then.clock, this.setting);
    earlier.set(then.day, known);
    return {
      situation: segment === undefined ? known : known.fromSegment(segment),
      watch: () => {
        then.watch(known.clock);
      },
    };
  }

  fromItem(item: Attributes): Situation {
    const { matter, clock, setting, whole, around, segment } = this;
    return new SituationOfRun(matter, clock, setting, { whole, around, item, segment });
  }

  fromSegment(segment: Segment): Situation {
    const { matter, clock, setting, whole, item } = this;
    return new SituationOfRun(matter, clock, setting, { whole, item, segment });
  }
}

/** Whether a day that moves is before the one asked about. */
function isBefore(day: Exclude<At, Day>): (asOf: Day) => number {
  return (asOf) => Number(day(asOf) < asOf);
}

/** The day that selects the text. Before anybody has applied it is the day asked about: "if I applied today". */
function dayOf(selector: Selector, { obligation, license }: Facts, clock: Clock): At {
  switch (selector) {
    case 'expiration':
      return obligation.endsOn;
    case 'cycle_start':
      return obligation.startsOn;
    case 'issue':
      return license.issuedOn;
    case 'application': {
      const { appliedOn } = obligation;
      return appliedOn !== undefined && clock.hasCome(appliedOn) ? appliedOn : TODAY;
    }
    case 'as_of':
      return TODAY;
  }
}

import type { Citation } from '../../domain/decision.ts';
import type { ProviderRegister } from '../../domain/provider/register.ts';
import type { Day } from '../../domain/values/day.ts';
import type { Unit } from '../conditions/words.ts';
import type { Selector } from '../language/force.ts';
import type { Policy, Setting } from '../language/policy.ts';
import type { Role } from '../loading/uses.ts';
import type { CompiledNode } from '../nodes/compiled.ts';
import type { CompiledAnswer } from '../routes/compile-answers.ts';
import type { CompiledAudit } from '../routes/compile-audits.ts';
import type { CompiledRoute } from '../routes/compile-route.ts';
import type { AskedOfCredits } from '../situation/asked-of-credits.ts';
import type { At, Clock } from '../situation/clock.ts';
import type { Predicate } from '../situation/predicate.ts';
import type { Situation, ValuingWindow } from '../situation/situation.ts';
import type { Valued } from '../situation/valued.ts';
import type { CompiledTerm } from '../terms/compile-term.ts';
import type { NamedRequirement } from './named-requirements.ts';
import type { StandAlone } from './credits-stand-alone.ts';
import type { WordKind, WordReading } from './words-read.ts';

/** One clause of who owes what. */
export interface CompiledRequirement {
  readonly for: Predicate;
  /** With what is owed besides. Undefined where nothing is owed; `exempt` then says why. */
  readonly tree: CompiledNode | undefined;
  readonly exempt: string;
  readonly cites: readonly string[];
}

/** A setting and what its values may be. */
export interface CompiledSetting {
  readonly setting: Setting;
  /** Every value to try while none is confirmed: all values, or the first and the last day. */
  readonly tries: readonly string[];
  readonly roles: readonly Role[];
}

/** A policy ready to be evaluated any number of times. */
export interface CompiledPolicy {
  /** The providers its state has approved, as whoever reads the law knows them; undefined where it keeps no register. */
  readonly register?: ProviderRegister;
  /** What it was compiled from: plain data, which another thread can compile again. */
  readonly source: Policy;
  readonly state: string;
  readonly strand: string;
  readonly version: number;
  readonly digest: string;
  readonly title: string;
  readonly timeZone: string;
  readonly unit: Unit;
  readonly since: Day;
  readonly citations: { readonly [source: string]: Citation };
  readonly settings: ReadonlyMap<string, CompiledSetting>;
  /** What records of acts may be called: whatever else they are called, no rule asks for them. */
  readonly acts: readonly string[];
  /** Ids of requirements, minimums and caps. */
  readonly requirementIds: readonly string[];
  readonly askedOfCredits: AskedOfCredits;
  /** Found when it is first asked, which plans do and few others. */
  readonly creditsStandAlone: () => StandAlone;
  /** Units it reads of claims; undefined where any may count. */
  readonly unitsRead: readonly string[] | undefined;
  /** Whether it reads a class, a score, an act or a measure by its name. */
  readonly readsWord: (kind: WordKind, word: string) => WordReading;
  /** Whether a day or a condition goes by the month somebody was born in. */
  readonly readsBirthMonth: boolean;
  /** Lists it counts by themselves, without a claim. */
  readonly listsCounted: readonly string[];
  readonly selector: (situation: Situation) => Selector;
  /** Whether a named list holds a value on a day. */
  readonly isNamed: (list: string, value: string, on: At, clock: Clock) => boolean;
  readonly valueAll: (situation: Situation, window?: ValuingWindow) => readonly Valued[];
  readonly requirements: readonly CompiledRequirement[];
  /** One that a condition names. */
  readonly requirementNamed: (name: string) => NamedRequirement;
  readonly terms: readonly CompiledTerm[];
  readonly routes: readonly CompiledRoute[];
  readonly answers: readonly CompiledAnswer[];
  readonly audits: readonly CompiledAudit[];
}

import type { Condition, Members, Moment, Within } from '../language/condition.ts';
import { partsOf } from '../language/condition.ts';
import type { CountsWhen, Credits, Entry } from '../language/credits.ts';
import type { Figure, Version } from '../language/figure.ts';
import { SELECTORS, type Force } from '../language/force.ts';
import type { Duration } from '../language/moment.ts';
import { COUNTINGS, type Cap, type Minimum, type Node } from '../language/node.ts';
import type { Policy, Term } from '../language/policy.ts';
import type { Audit, LicenseAnswer, Pay, Route } from '../language/route.ts';
import type { Cite } from '../language/values.ts';
import type { ListName } from '../lists.ts';
import { ROUNDINGS } from '../ratio.ts';

export type Path = readonly PropertyKey[];

/** What the value of a setting stands for where it is used. */
export type Role = 'day' | 'years' | 'number' | 'text' | { readonly oneOf: readonly string[] };

/** Whose attributes can be read where something is written. */
export interface Context {
  readonly list: ListName | undefined;
  /** The list around it, where a condition on other records stands within one. */
  readonly outer: ListName | undefined;
}

interface Used<T> {
  readonly what: T;
  readonly context: Context;
  readonly path: Path;
}

/** Everything a policy refers to by name, with the place where it does. */
export interface Uses {
  readonly cites: { readonly source: string; readonly path: Path }[];
  readonly settings: { readonly setting: string; readonly role: Role; readonly path: Path }[];
  readonly conditions: Used<Condition>[];
  /** Attributes read outside tests, with the types they must have there. */
  readonly attributes: (Used<string> & { readonly types: readonly string[] })[];
  readonly moments: Used<Moment>[];
  readonly figures: Used<Figure>[];
  readonly forces: Used<Force>[];
  readonly nodes: { readonly node: Node; readonly path: Path }[];
  readonly acts: { readonly act: string; readonly path: Path }[];
  readonly parts: { readonly part: string; readonly path: Path }[];
  /** Ids by the kind of thing that must not share them. */
  readonly ids: { readonly kind: string; readonly id: string; readonly path: Path }[];
}

const NOWHERE: Context = { list: undefined, outer: undefined };
const DAYS = ['day'];
const NUMBERS = ['number', 'amount', 'decimal'];
const ANY = ['text', 'texts', 'number', 'amount', 'decimal', 'day', 'yes_no'];

/** Walks the whole policy once. */
export function usesOf(policy: Policy): Uses {
  const walk = new Walk();
  walk.policy(policy);
  return walk.uses;
}

class Walk {
  readonly uses: Uses = {
    ...{ cites: [], settings: [], conditions: [], attributes: [], moments: [], figures: [] },
    ...{ forces: [], nodes: [], acts: [], parts: [], ids: [] },
  };

  policy(policy: Policy): void {
    this.selection(policy.selected_by);
    this.setting(policy.rounding, { oneOf: ROUNDINGS }, ['rounding']);
    if (policy.rounding && 'cite' in policy.rounding) this.cite(policy.rounding.cite, ['rounding']);
    this.duration(policy.new_rules_wait, ['new_rules_wait']);
    this.cite(policy.new_rules_wait?.cite, ['new_rules_wait']);
    for (const [name, list] of Object.entries(policy.lists ?? {})) {
      list.members.forEach(({ cite }, i) => this.cite(cite, ['lists', name, 'members', i]));
    }
    for (const [name, node] of Object.entries(policy.parts ?? {})) this.node(node, ['parts', name]);
    if (policy.credits) this.credits(policy.credits, ['credits']);
    policy.require?.forEach((clause, i) => {
      const path = ['require', i];
      this.condition(clause.for, NOWHERE, [...path, 'for']);
      this.cite(clause.cite, path);
      if (clause.tree) this.node(clause.tree, [...path, 'tree']);
    });
    policy.also_require?.forEach((clause, i) => {
      const path = ['also_require', i];
      this.condition(clause.for, NOWHERE, [...path, 'for']);
      this.force(clause, NOWHERE, path);
      this.node(clause.tree, [...path, 'tree']);
    });
    policy.terms?.forEach((term, i) => this.term(term, ['terms', i]));
    policy.routes?.forEach((route, i) => this.route(route, ['routes', i]));
    policy.answers?.forEach((answer, i) => this.answer(answer, ['answers', i]));
    policy.audits?.forEach((audit, i) => this.audit(audit, ['audits', i]));
    policy.leaves_out?.forEach(({ cite }, i) => this.cite(cite, ['leaves_out', i]));
  }

  private selection(written: Policy['selected_by']): void {
    if (!Array.isArray(written)) {
      this.setting(written, { oneOf: SELECTORS }, ['selected_by']);
      return;
    }
    written.forEach(({ for: condition, by, cite }, i) => {
      this.condition(condition, NOWHERE, ['selected_by', i, 'for']);
      this.setting(by, { oneOf: SELECTORS }, ['selected_by', i, 'by']);
      this.cite(cite, ['selected_by', i]);
    });
  }

  private credits(credits: Credits, path: Path): void {
    const member = of('credits');
    this.within(credits.within.span, member, [...path, 'within', 'span']);
    this.cite(credits.within.cite, [...path, 'within']);
    this.countsWhen(credits.counts_when, [...path, 'counts_when']);
    credits.entries.forEach((entry, i) => this.entry(entry, [...path, 'entries', i]));
    credits.floors?.forEach((floor, i) => {
      const at = [...path, 'floors', i];
      this.id('floor', floor.id, at);
      this.force(floor, NOWHERE, at);
      this.condition(floor.where, member, [...at, 'where']);
      this.attribute(floor.by, member, ANY, [...at, 'by']);
      this.cite(floor.cite, at);
    });
    credits.caps?.forEach((cap, i) => this.cap(cap, [...path, 'caps', i]));
    const { carry_over: carried, used_once: once } = credits;
    if (carried) {
      const at = [...path, 'carry_over'];
      this.force(carried, NOWHERE, at);
      this.within(carried.span, member, [...at, 'span']);
      this.condition(carried.where, member, [...at, 'where']);
      this.figure(carried.at_most, NOWHERE, [...at, 'at_most']);
      this.cite(carried.cite, at);
    }
    if (once) {
      this.condition(once.except, member, [...path, 'used_once', 'except']);
      this.cite(once.cite, [...path, 'used_once']);
    }
  }

  private countsWhen(written: CountsWhen | readonly CountsWhen[], path: Path): void {
    if (!isList(written)) {
      this.condition(written.when, of('credits'), [...path, 'when']);
      this.cite(written.cite, path);
      return;
    }
    written.forEach((one, i) => this.countsWhen(one, [...path, i]));
  }

  private entry(entry: Entry, path: Path): void {
    const member = of(entry.from);
    this.id('entry', entry.id, path);
    this.force(entry, member, path);
    this.condition(entry.where, member, [...path, 'where']);
    this.within(entry.within, member, [...path, 'within']);
    if (entry.counts_when) this.countsWhen(entry.counts_when, [...path, 'counts_when']);
    entry.accept?.forEach((test, i) => {
      this.force(test, member, [...path, 'accept', i]);
      this.condition(test.where, member, [...path, 'accept', i, 'where']);
      this.cite(test.cite, [...path, 'accept', i]);
    });
    if (entry.worth.by !== undefined) this.attribute(entry.worth.by, member, ANY, [...path, 'worth', 'by']);
    this.figure(entry.worth.each, NOWHERE, [...path, 'worth', 'each']);
    this.cite(entry.cite, path);
  }

  private cap(cap: Cap, path: Path): void {
    this.id('node', cap.id, path);
    this.force(cap, NOWHERE, path);
    this.condition(cap.where, of('credits'), [...path, 'where']);
    this.figure(cap.at_most, NOWHERE, [...path, 'at_most']);
    if (cap.per !== undefined) this.attribute(cap.per, of('credits'), ANY, [...path, 'per']);
    this.cite(cap.cite, path);
  }

  private minimum(minimum: Minimum, path: Path): void {
    this.id('node', minimum.id, path);
    this.force(minimum, NOWHERE, path);
    this.condition(minimum.where, of('credits'), [...path, 'where']);
    this.figure(minimum.at_least, NOWHERE, [...path, 'at_least']);
    this.cite(minimum.cite, path);
  }

  private node(node: Node, path: Path): void {
    this.uses.nodes.push({ node, path });
    this.id('node', node.id, path);
    this.force(node, NOWHERE, path);
    this.cite(node.cite, path);
    switch (node.kind) {
      case 'all':
      case 'any':
      case 'at_least':
      case 'mixed':
        node.of.forEach((part, i) => this.node(part, [...path, 'of', i]));
        return;
      case 'not':
        this.node(node.of, [...path, 'of']);
        return;
      case 'each': {
        const { values_of, list, where, within, distinct } = node.over;
        const at = [...path, 'over'];
        if (values_of !== undefined) this.attribute(values_of, NOWHERE, ['texts'], [...at, 'values_of']);
        if (list) this.members({ from: list, where, within, distinct }, NOWHERE, at);
        else this.within(within, NOWHERE, [...at, 'within']);
        this.node(node.of, [...path, 'of']);
        return;
      }
      case 'part':
        this.uses.parts.push({ part: node.part, path: [...path, 'part'] });
        return;
      case 'amount':
        this.condition(node.where, of('credits'), [...path, 'where']);
        this.within(node.within, of('credits'), [...path, 'within']);
        this.figure(node.at_least, NOWHERE, [...path, 'at_least']);
        this.setting(node.counting, { oneOf: COUNTINGS }, [...path, 'counting']);
        node.of_which?.forEach((minimum, i) => this.minimum(minimum, [...path, 'of_which', i]));
        node.caps?.forEach((cap, i) => this.cap(cap, [...path, 'caps', i]));
        return;
      case 'spread':
        this.attribute(node.by, of('credits'), ANY, [...path, 'by']);
        this.condition(node.where, of('credits'), [...path, 'where']);
        this.within(node.within, of('credits'), [...path, 'within']);
        this.figure(node.at_least, NOWHERE, [...path, 'at_least']);
        this.figure(node.each, NOWHERE, [...path, 'each']);
        return;
      case 'count':
        this.members(node, NOWHERE, path);
        this.condition(node.among, of(node.from), [...path, 'among']);
        if (node.sum !== undefined) this.attribute(node.sum, of(node.from), NUMBERS, [...path, 'sum']);
        this.figure(node.at_least, NOWHERE, [...path, 'at_least']);
        this.figure(node.at_most, NOWHERE, [...path, 'at_most']);
        return;
      case 'compare':
        this.figure(node.figure, NOWHERE, [...path, 'figure']);
        this.figure(node.at_least, NOWHERE, [...path, 'at_least']);
        this.figure(node.at_most, NOWHERE, [...path, 'at_most']);
        return;
      case 'fact':
        this.condition(node.where, NOWHERE, [...path, 'where']);
        return;
      case 'act':
        this.uses.acts.push({ act: node.act, path: [...path, 'act'] });
        this.within(node.within, of('acts'), [...path, 'within']);
        this.condition(node.where, of('acts'), [...path, 'where']);
        this.moment(node.no_later_than, NOWHERE, [...path, 'no_later_than']);
        return;
      case 'stack':
        this.condition(node.where, of('awards'), [...path, 'where']);
        this.within(node.within, of('awards'), [...path, 'within']);
        return;
      case 'not_encoded':
        return;
    }
  }

  private term(term: Term, path: Path): void {
    this.condition(term.for, NOWHERE, [...path, 'for']);
    this.force(term, NOWHERE, path);
    this.setting(term.years, 'years', [...path, 'years']);
    if (term.ends !== 'never') this.moment(term.ends, NOWHERE, [...path, 'ends']);
    this.moment(term.starts, NOWHERE, [...path, 'starts']);
    if (term.when_late !== 'day_after_completion') {
      this.moment(term.when_late, NOWHERE, [...path, 'when_late']);
    }
    this.duration(term.grace, [...path, 'grace']);
    this.cite(term.cite, path);
  }

  private route(route: Route, path: Path): void {
    this.id('route', route.id, path);
    this.condition(route.for, NOWHERE, [...path, 'for']);
    this.force(route, NOWHERE, path);
    this.moment(route.opens, NOWHERE, [...path, 'opens']);
    this.moment(route.closes, NOWHERE, [...path, 'closes']);
    if (route.tree) this.node(route.tree, [...path, 'tree']);
    if (route.notice) {
      this.setting(route.notice.days, 'number', [...path, 'notice', 'days']);
      this.cite(route.notice.cite, [...path, 'notice']);
    }
    route.until?.forEach(({ day, cite }, i) => {
      this.moment(day, NOWHERE, [...path, 'until', i, 'day']);
      this.cite(cite, [...path, 'until', i]);
    });
    const { result } = route;
    if (result) {
      this.moment(result.starts, NOWHERE, [...path, 'result', 'starts']);
      if (result.ends !== 'never') this.moment(result.ends, NOWHERE, [...path, 'result', 'ends']);
      this.duration(result.for, [...path, 'result', 'for']);
      this.duration(result.adds, [...path, 'result', 'adds']);
      const act = result.adds_days_of?.act;
      if (act !== undefined) this.uses.acts.push({ act, path: [...path, 'result', 'adds_days_of', 'act'] });
    }
    route.pays?.forEach((pay, i) => this.pay(pay, [...path, 'pays', i]));
    this.cite(route.cite, path);
  }

  private pay(pay: Pay, path: Path): void {
    this.id('pay', pay.id, path);
    this.force(pay, NOWHERE, path);
    this.figure(pay.amount, NOWHERE, [...path, 'amount']);
    this.cite(pay.cite, path);
  }

  private answer({ id, is }: LicenseAnswer, path: Path): void {
    this.id('answer', id, path);
    is.forEach((one, i) => {
      const at = [...path, 'is', i];
      this.condition(one.for, NOWHERE, [...at, 'for']);
      this.force(one, NOWHERE, at);
      this.cite(one.cite, at);
    });
  }

  private audit(audit: Audit, path: Path): void {
    this.id('audit', audit.id, path);
    this.condition(audit.for, NOWHERE, [...path, 'for']);
    this.force(audit, NOWHERE, path);
    this.figure(audit.sample?.percent, NOWHERE, [...path, 'sample', 'percent']);
    this.figure(audit.sample?.count, NOWHERE, [...path, 'sample', 'count']);
    this.moment(audit.keeps?.until, NOWHERE, [...path, 'keeps', 'until']);
    this.cite(audit.cite, path);
  }

  private force(force: Force, context: Context, path: Path): void {
    this.uses.forces.push({ what: force, context, path });
    if (force.since !== 'unknown') this.moment(force.since, context, [...path, 'since']);
    this.moment(force.before, context, [...path, 'before']);
    this.condition(force.when, context, [...path, 'when']);
  }

  private figure(figure: Figure | undefined, context: Context, path: Path): void {
    if (figure === undefined) return;
    this.uses.figures.push({ what: figure, context, path });
    if (typeof figure === 'number') return;
    if (isVersions(figure)) {
      figure.forEach(({ is, ...force }, i) => {
        this.force(force, context, [...path, i]);
        this.figure(is, context, [...path, i, 'is']);
      });
      return;
    }
    const { setting, percent, of: base, attribute, count, total, for_each, whole_years } = figure;
    if (setting !== undefined)
      this.uses.settings.push({ setting, role: 'number', path: [...path, 'setting'] });
    for (const key of ['sum', 'greatest', 'least', 'times', 'less'] as const) {
      figure[key]?.forEach((part, i) => this.figure(part, context, [...path, key, i]));
    }
    this.figure(percent, context, [...path, 'percent']);
    if (base !== 'required') this.figure(base, context, [...path, 'of']);
    if (attribute !== undefined) this.attribute(attribute, context, NUMBERS, [...path, 'attribute']);
    if (count) this.members(count, context, [...path, 'count']);
    if (total) {
      this.members(total, context, [...path, 'total']);
      this.attribute(total.attribute, of(total.from), NUMBERS, [...path, 'total', 'attribute']);
    }
    if (for_each) {
      const { where, within, distinct, is } = figure;
      this.members({ from: for_each, where, within, distinct }, context, path);
      this.figure(is, { list: for_each, outer: context.list }, [...path, 'is']);
    }
    if (whole_years) {
      this.moment(whole_years.from, context, [...path, 'whole_years', 'from']);
      this.moment(whole_years.to, context, [...path, 'whole_years', 'to']);
    }
  }

  private moment(moment: Moment | undefined, context: Context, path: Path): void {
    if (moment === undefined) return;
    this.uses.moments.push({ what: moment, context, path });
    if (typeof moment === 'string') return;
    const { of: base, plus, minus, attribute, setting, where } = moment;
    this.moment(base, context, [...path, 'of']);
    this.duration(plus, [...path, 'plus']);
    this.duration(minus, [...path, 'minus']);
    for (const key of ['latest_of', 'earliest_of'] as const) {
      moment[key]?.forEach((part, i) => this.moment(part, context, [...path, key, i]));
    }
    const list = moment.latest ?? moment.earliest;
    const inner = list === undefined ? context : { list, outer: context.list };
    this.condition(where, inner, [...path, 'where']);
    if (attribute !== undefined) this.attribute(attribute, inner, DAYS, [...path, 'attribute']);
    if (setting !== undefined) this.uses.settings.push({ setting, role: 'day', path: [...path, 'setting'] });
  }

  private within(within: Within | undefined, context: Context, path: Path): void {
    if (typeof within !== 'object') return;
    this.moment(within.from, context, [...path, 'from']);
    this.moment(within.to, context, [...path, 'to']);
  }

  private members({ from, where, within, distinct }: Members, context: Context, path: Path): void {
    const inner = { list: from, outer: context.list };
    this.condition(where, inner, [...path, 'where']);
    this.within(within, inner, [...path, 'within']);
    if (distinct !== undefined) this.attribute(distinct, inner, ANY, [...path, 'distinct']);
  }

  private condition(condition: Condition | undefined, context: Context, path: Path): void {
    if (condition === undefined) return;
    this.uses.conditions.push({ what: condition, context, path });
    const { any, not, recorded, tests } = partsOf(condition);
    any?.forEach((option, i) => this.condition(option, context, [...path, 'any', i]));
    this.condition(not, context, [...path, 'not']);
    const single = recorded.length === 1 && !Array.isArray(condition.recorded);
    recorded.forEach((one, i) => this.members(one, context, [...path, 'recorded', ...(single ? [] : [i])]));
    for (const [name, test] of tests) this.comparison(name, test, context, [...path, name]);
  }

  private comparison(name: string, test: unknown, context: Context, path: Path): void {
    if (name.startsWith('setting.')) {
      this.uses.settings.push({ setting: name.slice('setting.'.length), role: 'text', path });
    }
    if (typeof test !== 'object' || test === null || Array.isArray(test)) return;
    for (const [key, bound] of Object.entries(test as Readonly<Record<string, unknown>>)) {
      if (key === 'same_as' && typeof bound === 'string') this.attribute(bound, context, ANY, [...path, key]);
      if (key !== 'same_as' && key !== 'in' && (typeof bound === 'object' || isWord(bound))) {
        this.moment(bound as Moment, context, [...path, key]);
      }
    }
  }

  private duration(duration: Duration | undefined, path: Path): void {
    for (const key of ['years', 'months', 'days'] as const) {
      this.setting(duration?.[key], 'number', [...path, key]);
    }
  }

  private attribute(what: string, context: Context, types: readonly string[], path: Path): void {
    this.uses.attributes.push({ what, context, types, path });
  }

  private id(kind: string, id: string, path: Path): void {
    this.uses.ids.push({ kind, id, path: [...path, 'id'] });
  }

  private cite(cite: Cite | undefined, path: Path): void {
    for (const source of Object.keys(cite ?? {})) {
      this.uses.cites.push({ source, path: [...path, 'cite', source] });
    }
  }

  private setting(written: unknown, role: Role, path: Path): void {
    if (typeof written === 'object' && written !== null && 'setting' in written) {
      this.uses.settings.push({ setting: String(written.setting), role, path });
    }
  }
}

function of(list: ListName): Context {
  return { list, outer: undefined };
}

function isVersions(figure: Figure): figure is readonly Version[] {
  return Array.isArray(figure);
}

function isList<T>(written: T | readonly T[]): written is readonly T[] {
  return Array.isArray(written);
}

/** A bound that is written as a word is a day or an anchor; numbers in quotes are amounts. */
function isWord(bound: unknown): bound is string {
  return typeof bound === 'string' && !/^\d+(\.\d+)?$/.test(bound);
}

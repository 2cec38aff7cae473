import {
  defaultFieldResolver,
  getNamedType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isObjectType,
  isUnionType,
} from 'graphql';
import type { Identity } from '../app/access.ts';
import type { Clock } from '../app/clock.ts';
import type { RecordView, ViewLog } from '../app/record-views.ts';
import type { RequestContext } from '../../graphql/asker.ts';

/** Where an answer names educators: fields from its top to an `educator`. */
type Path = readonly string[];

/** How deep below a query's answer an educator is looked for: edges, node, and one record within it. */
const MOST_DEPTH = 4;

/**
 * Notes who was answered whose record, for every query and subscription of the schema alike: what names an educator
 * in its answer, or was asked about one and answers. Done to the schema once, so that an answer costs one look at it.
 */
export function notingViews(views: Pick<ViewLog, 'note'>, clock: Clock) {
  return (schema: GraphQLSchema): GraphQLSchema => {
    for (const root of [schema.getQueryType(), schema.getSubscriptionType()]) {
      for (const field of Object.values(root?.getFields() ?? {})) noteAt(field, views, clock);
    }
    return schema;
  };
}

function noteAt(
  field: GraphQLField<unknown, RequestContext>,
  views: Pick<ViewLog, 'note'>,
  clock: Clock,
): void {
  const paths = educatorPaths(field.type);
  const isOfPeople = paths.length > 0 && isConnection(field.type);
  // Of a subscription every message is resolved, by default from its field of that name.
  const { resolve = defaultFieldResolver, name } = field;
  if (paths.length === 0 && !asksAbout(field)) return;
  field.resolve = async (source, args: Readonly<Record<string, unknown>>, context, info) => {
    const answer: unknown = await resolve(source, args, context, info);
    const { identity } = context;
    const named = namedIn(answer, paths);
    // Of a list of people nothing is said of somebody who is not on it; any other answer is about whom it was asked of.
    const asked = isOfPeople || answer === null ? undefined : args['educator'];
    if (typeof asked === 'string') named.add(asked);
    if (named.size > 0) {
      const amongOthers = isOfPeople && !isAlone(answer, named);
      views.note(viewsOf(identity, named, { query: name, amongOthers, viewedAt: clock.now() }));
    }
    return answer;
  };
}

const OWN: readonly Path[] = [['educator']];

/** Those of others. A teacher's role opens nobody else's record, so it says nothing here. */
function viewsOf(
  { subject: viewer, roles, educator: self, state, employer, issuer }: Identity,
  educators: ReadonlySet<string>,
  what: Pick<RecordView, 'query' | 'amongOthers' | 'viewedAt'>,
): readonly RecordView[] {
  const acting = roles.filter((role) => role !== 'teacher');
  const by = {
    ...{ viewer, roles: acting },
    ...{ state: state ?? null, employer: employer ?? null, issuer: issuer ?? null },
  };
  return [...educators]
    .filter((educator) => educator !== self)
    .map((educator) => ({ ...what, ...by, educator }));
}

/** Every way from an answer's type to the first `educator` on it. */
export function educatorPaths(type: GraphQLOutputType, depth = MOST_DEPTH): readonly Path[] {
  const named = getNamedType(type);
  const members = isUnionType(named) ? named.getTypes() : isObjectType(named) ? [named] : [];
  return members.flatMap((member) => pathsIn(member, depth));
}

function pathsIn(type: GraphQLObjectType, depth: number): readonly Path[] {
  const fields = type.getFields();
  if (fields['educator'] !== undefined) return OWN;
  if (depth === 0) return [];
  return Object.values(fields).flatMap(({ name, type: inner }) =>
    educatorPaths(inner, depth - 1).map((path) => [name, ...path]),
  );
}

/** Whether a query takes an educator whose record it answers, without naming them again. */
export function asksAbout({ args }: Pick<GraphQLField<unknown, unknown>, 'args'>): boolean {
  return args.some(({ name }) => name === 'educator');
}

function isConnection(type: GraphQLOutputType): boolean {
  const named = getNamedType(type);
  return isObjectType(named) && named.getFields()['pageInfo'] !== undefined;
}

/** A search that finds nobody else is a question about that person. */
function isAlone(answer: unknown, named: ReadonlySet<string>): boolean {
  const page = inner(answer, 'pageInfo');
  return named.size === 1 && inner(page, 'hasNextPage') === false && inner(page, 'hasPreviousPage') === false;
}

function namedIn(answer: unknown, paths: readonly Path[]): Set<string> {
  const found = new Set<string>();
  for (const path of paths) collect(answer, path, found);
  return found;
}

function collect(value: unknown, path: Path, found: Set<string>): void {
  if (Array.isArray(value)) {
    for (const item of value) collect(item, path, found);
    return;
  }
  const [next, ...rest] = path;
  if (next !== undefined) collect(inner(value, next), rest, found);
  else if (typeof value === 'string') found.add(value);
}

function inner(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

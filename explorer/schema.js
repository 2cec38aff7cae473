import { post } from './ask.js';
import { button, element, list } from './page.js';

const TYPE = 'kind name ofType { kind name ofType { kind name ofType { kind name } } }';
const FULL = `{
  __schema {
    types {
      kind name description
      fields { name description args { name description type { ${TYPE} } } type { ${TYPE} } }
      inputFields { name description type { ${TYPE} } }
      enumValues { name description }
      possibleTypes { name }
    }
  }
}`;

let types;

/** What may be asked, as the schema describes it: roots first, each type behind its name. */
export async function showSchema(place, find, token) {
  if (types !== undefined) return;
  const { body } = await post(token(), { query: FULL });
  if (!body.data) {
    const because = body.errors?.[0]?.message ?? 'it was not answered.';
    place.replaceChildren(
      element('p', `The schema is not shown here: ${because}`, 'said'),
      element('p', 'It stands, with an example of everything, in docs/api of the project.', 'said'),
    );
    return;
  }
  types = new Map(body.data.__schema.types.map((type) => [type.name, type]));
  const roots = () => showRoots(place, find.value.trim().toLowerCase());
  find.addEventListener('input', roots);
  roots();
}

function showRoots(place, wanted) {
  const parts = ['Query', 'Mutation', 'Subscription'].flatMap((name) => {
    const fields = (types.get(name)?.fields ?? []).filter((field) =>
      field.name.toLowerCase().includes(wanted),
    );
    return fields.length === 0
      ? []
      : [element('h2', name), list(fields.map((field) => button(field.name, () => showField(place, field))))];
  });
  place.replaceChildren(...parts);
}

const back = (place) => button('← all', () => showRoots(place, ''));

function showField(place, field) {
  place.replaceChildren(back(place), ...described(place, field));
}

function showType(place, name) {
  const type = types.get(name);
  if (type === undefined) return;
  const members = type.fields ?? type.inputFields ?? [];
  const others = [...(type.enumValues ?? []), ...(type.possibleTypes ?? [])];
  place.replaceChildren(
    back(place),
    element('h2', name),
    element('p', type.description ?? '', 'said'),
    ...members.flatMap((member) => described(place, member)),
    list(others.map((one) => [element('code', one.name), element('div', one.description ?? '', 'said')])),
  );
}

function described(place, { name, description, args = [], type }) {
  const line = element('div', `${name}: `);
  line.append(typeLink(place, type));
  const given = args.map((arg) => {
    const about = element('span', `${arg.name}: `);
    about.append(typeLink(place, arg.type));
    return [about, element('div', arg.description ?? '', 'said')];
  });
  return [line, element('div', description ?? '', 'said'), ...(given.length > 0 ? [list(given)] : [])];
}

function typeLink(place, type) {
  return button(written(type), () => showType(place, nameOf(type)));
}

const nameOf = (type) => type.name ?? nameOf(type.ofType);

function written({ kind, name, ofType }) {
  if (kind === 'NON_NULL') return `${written(ofType)}!`;
  return kind === 'LIST' ? `[${written(ofType)}]` : name;
}

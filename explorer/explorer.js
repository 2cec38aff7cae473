import { follow, post } from './ask.js';
import { oneAtATime } from './asking.js';
import { showSchema } from './schema.js';
import { button, byId, list } from './page.js';

const query = byId('query');
const variables = byId('variables');
const person = byId('person');
const token = byId('token');
const answer = byId('answer');
const status = byId('status');
const find = byId('find');

let stop = () => undefined;
const askOnce = oneAtATime(
  post,
  () => crypto.randomUUID(),
  (waits) => (byId('run').disabled = waits),
);

/** What the server tells a page that begins: who can sign in, what to ask first, and examples. */
async function begin() {
  const response = await fetch('/explorer/start.json');
  const { people, first, examples } = await response.json();
  for (const { title, token: theirs } of people) person.add(new Option(title, theirs));
  if (people.length > 0) {
    byId('person-label').hidden = false;
    person.add(new Option('somebody else, by token', ''));
    byId('about').textContent =
      'An event-sourced ledger of US teacher licensure, here with an invented roster. Run the first question: ' +
      'is this teacher on track, what is missing, and which of her work counted?';
  }
  person.addEventListener('change', choosePerson);
  choosePerson();
  query.value = first ?? 'query {\n  __typename\n}\n';
  variables.value = '{}';
  showExamples(examples);
}

function choosePerson() {
  byId('token-label').hidden = person.value !== '';
  token.value = person.value;
}

function showExamples(examples) {
  const shown = () => {
    const wanted = find.value.trim().toLowerCase();
    const fitting = examples.filter(({ operation, shows }) =>
      `${operation} ${shows}`.toLowerCase().includes(wanted),
    );
    const operations = [...new Set(fitting.map(({ operation }) => operation))];
    const parts = operations.flatMap((operation) => {
      const heading = document.createElement('h2');
      heading.textContent = operation;
      const theirs = fitting.filter((example) => example.operation === operation);
      return [heading, list(theirs.map((example) => button(example.shows, () => take(example))))];
    });
    byId('examples').replaceChildren(...(parts.length > 0 ? parts : ['No examples.']));
  };
  find.addEventListener('input', shown);
  shown();
}

/** An example speaks of its own people; its command is another one here. */
function take(example) {
  query.value = `# ${example.shows}\n# Asked by the ${example.asker}, of a ledger made for the example.\n${example.query}\n`;
  const given = { ...example.variables };
  if ('commandId' in given) given.commandId = null;
  variables.value = JSON.stringify(given, undefined, 2);
  query.focus();
}

async function run() {
  stop();
  let given;
  try {
    given = variables.value.trim() === '' ? {} : JSON.parse(variables.value);
  } catch {
    status.textContent = 'The variables are not readable JSON.';
    return;
  }
  const asked = { query: query.value, variables: given };
  if (/^\s*(#.*\n\s*)*subscription\b/.test(asked.query)) runLive(asked);
  else await runOnce(asked);
}

async function runOnce(asked) {
  if (byId('run').disabled) return;
  answer.textContent = '';
  status.textContent = 'Asking …';
  const began = performance.now();
  try {
    const { code, body } = await askOnce(token.value, asked);
    status.textContent = `Answered ${code} in ${Math.round(performance.now() - began)} ms.`;
    answer.textContent = JSON.stringify(body, undefined, 2);
  } catch (error) {
    status.textContent = `No answer: ${error.message}`;
  }
}

function runLive(asked) {
  answer.textContent = '';
  byId('stop').hidden = false;
  status.textContent = 'Following …';
  const end = follow(token.value, asked, {
    message: (text) => {
      answer.textContent += `${text}\n\n`;
      answer.scrollTop = answer.scrollHeight;
    },
    ended: (because) => {
      byId('stop').hidden = true;
      status.textContent = because;
    },
  });
  stop = () => {
    end();
    stop = () => undefined;
  };
}

function showTab(name) {
  for (const tab of ['examples', 'schema']) {
    byId(tab).hidden = tab !== name;
    byId(`tab-${tab}`).setAttribute('aria-selected', String(tab === name));
  }
}

// The second click of a double click is none of its own, though the first was answered already.
byId('run').addEventListener('click', ({ detail }) => (detail > 1 ? undefined : run()));
byId('stop').addEventListener('click', () => stop());
byId('tab-examples').addEventListener('click', () => showTab('examples'));
byId('tab-schema').addEventListener('click', async () => {
  showTab('schema');
  await showSchema(byId('schema'), find, () => token.value);
});
document.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    if (!event.repeat) run();
  }
});

await begin();

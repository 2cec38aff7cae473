import { type Circumstances, dataOf, NOT_FOUND, type Refusal, refuse } from '../decider.ts';
import { checkTerms } from '../credential/check-terms.ts';
import { isPlainText } from '../values/identifiers.ts';
import { sameData } from '../values/same-data.ts';
import type { DefinitionCommand } from './commands.ts';
import type { DefinitionEvent, Published } from './events.ts';
import type { DefinitionState } from './evolve.ts';
import { isDefinitionId, isSlug } from './ids.ts';
import { termsOf } from './terms-of.ts';

type Answer = readonly DefinitionEvent[] | Refusal;
type Content = Omit<Published['data'], 'by' | 'on'>;

export function decide(command: DefinitionCommand, state: DefinitionState, by: Circumstances): Answer {
  switch (command.type) {
    case 'Publish':
      return publish(dataOf(command), state, by);
    case 'Withdraw':
      return withdraw(command.because, state, by);
  }
}

function publish(content: Content, state: DefinitionState, { actor, today: on }: Circumstances): Answer {
  const { issuer, definition, version } = content;
  const published = state.versions.get(version);
  if (published !== undefined) {
    const { by: _, on: _on, ...before } = published;
    return sameData(before, content)
      ? []
      : refuse(
          'version_published',
          `Version ${version} is published with another text. A published version never changes: give this a new number.`,
        );
  }
  const next = (state.latest?.version ?? 0) + 1;
  if (version !== next) return refuse('version_skipped', `The next version of this definition is ${next}.`);
  if (!isSlug(issuer) || !isSlug(definition)) {
    return refuse(
      'definition_id',
      'Issuer and definition are lower-case letters, digits and dashes, as lesson-study-1.',
    );
  }
  const problem = checkTexts(content) ?? checkRelations(content) ?? checkContent(content);
  if (problem !== undefined) return problem;
  return [{ type: 'definition.Published', data: { ...content, by: actor, on } }];
}

function checkTexts({ title, competency, requirements, criteria }: Content): Refusal | undefined {
  if (!isPlainText(title, 200)) return refuse('title', 'A title has 1 to 200 characters.');
  if (!isPlainText(competency, 5000)) {
    return refuse('competency', 'Say in 1 to 5000 characters what somebody who holds it can do.');
  }
  const texts = [
    ...requirements.map(({ asks }) => asks),
    ...criteria.flatMap(({ asks, levels }) => [asks, ...levels.map(({ describes }) => describes)]),
  ];
  return texts.every((text) => isPlainText(text, 5000))
    ? undefined
    : refuse('rubric', 'Every requirement, criterion and level is described in 1 to 5000 characters.');
}

function checkRelations({ issuer, definition, prerequisites, stack, reviews }: Content): Refusal | undefined {
  const related = [...prerequisites, ...stack];
  if (prerequisites.length > 50 || stack.length > 50 || !related.every(isDefinitionId)) {
    return refuse('definition_id', 'Others are named by at most 50 ids, as example-issuer.lesson-study-1.');
  }
  if (related.includes(`${issuer}.${definition}`) || new Set(related).size < related.length) {
    return refuse('circular', 'A definition names each other one once, and not itself.');
  }
  return reviews && stack.length === 0
    ? refuse('reviews', 'The right to assess others comes with a stack; name what it is made up of.')
    : undefined;
}

/** A stack is held by holding its parts, so there is nothing to assess in it. */
function checkContent(content: Content): Refusal | undefined {
  const { stack, criteria, requirements } = content;
  if (stack.length === 0) {
    if (requirements.length === 0) {
      return refuse('requirements', 'Name the parts of the work that must be shown, at least one.');
    }
    if (content.clocks === undefined) {
      return refuse(
        'clocks',
        'Say within how many business days each answer is owed, and in which time zone.',
      );
    }
    return checkTerms(termsOf(content));
  }
  return criteria.length + requirements.length > 0
    ? refuse('stack', 'A stack has no criteria of its own: it is held by whoever holds all its parts.')
    : undefined;
}

function withdraw(because: string, state: DefinitionState, { actor, today }: Circumstances): Answer {
  const { latest, withdrawn } = state;
  if (latest === undefined) return NOT_FOUND;
  if (withdrawn !== undefined) {
    return withdrawn.because === because
      ? []
      : refuse('already_withdrawn', 'This definition was withdrawn already, for another reason.');
  }
  if (!isPlainText(because, 2000)) return refuse('because', 'Say in 1 to 2000 characters why.');
  const data = { version: latest.version, because, by: actor, on: today };
  return [{ type: 'definition.Withdrawn', data }];
}

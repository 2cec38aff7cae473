import { derivedId } from '../../src/app/executing/ids.ts';
import { tennessee } from '../app/what-if/asked.ts';
import { until } from '../support/projecting.ts';
import type { Guide } from './guide.ts';
import { AGENCY } from './people.ts';

const START = `mutation ($commandId: ID!, $input: StartWhatIfInput!) {
  startWhatIf(commandId: $commandId, input: $input) {
    ... on WhatIf { id state strand asOf version draftDigest settings { setting value } }
    ... on DraftProblems { problems { line key what remedy } more }
    ... on Refused { code because }
  }
}`;
const id = derivedId('tour', 'startWhatIf', 0);

/** A draft of the law, asked of everybody. */
export async function tourWhatIf(guide: Guide): Promise<void> {
  const { world, ask } = guide;
  const text = await tennessee(200);
  await start(guide, id, text, 'What if renewing a professional license took two hundred points');
  await start(
    guide,
    derivedId('tour', 'startWhatIf', 1),
    text.replace('at_least: 200\n', 'at_leest: 200\n'),
    'A draft is checked as a policy file is',
  );
  await until(async () => {
    const { body } = await world.server.ask(AGENCY.identity, `{ whatIf(id: "${id}") { status } }`);
    return JSON.stringify(body.data).includes('done');
  });
  await ask(
    'whatIf',
    AGENCY,
    `query ($id: ID!) {
      whatIf(id: $id) {
        status educators educatorsDone educatorsLeftOut problem
        result {
          compared flipped
          transitions { from to count }
          codes { code come gone }
          groupCount(by: field)
          groups(by: field, first: 5) { name compared flipped transitions { from to count } }
        }
      }
    }`,
    'Who flips, in numbers',
    { id },
  );
  await ask(
    'whatIfs',
    AGENCY,
    `query {
      whatIfs(state: "TN", first: 2) {
        totalCount
        pageInfo { hasNextPage }
        edges { node { id strand askedBy asOf status educators educatorsDone problem } }
      }
    }`,
    'Those that run or are kept, where an id was forgotten',
  );
  await ask(
    'whatIfFlips',
    AGENCY,
    `query ($id: ID!) {
      whatIfFlips(id: $id, from: met, to: not_met, first: 2) {
        totalCount
        pageInfo { hasNextPage endCursor }
        edges { node { educator period class fields employer from to come gone } }
      }
    }`,
    'Each of them',
    { id },
  );
  await ask(
    'cancelWhatIf',
    AGENCY,
    `mutation ($commandId: ID!, $input: CancelWhatIfInput!) {
      cancelWhatIf(commandId: $commandId, input: $input) {
        ... on WhatIf { id status }
        ... on Refused { code because }
      }
    }`,
    'One that is done stays as it is',
    { commandId: derivedId('tour', 'cancelWhatIf'), input: { id } },
  );
}

/** Sends the whole text, and shows its beginning: the rest is as long as a law. */
async function start({ world, keep }: Guide, commandId: string, text: string, shows: string): Promise<void> {
  const variables = (policyText: string) => ({
    ...{ commandId },
    input: { state: 'TN', strand: 'recertification', policyText, asOf: '2024-07-01' },
  });
  const { body } = await world.server.ask(AGENCY.identity, START, variables(text));
  if (!body.data) throw new Error(JSON.stringify(body.errors));
  const beginning = `${text.slice(0, text.indexOf('version:'))}...`;
  keep({
    ...{ operation: 'startWhatIf', shows, asker: AGENCY.title, query: START },
    ...{ variables: variables(beginning), answer: body.data },
  });
}

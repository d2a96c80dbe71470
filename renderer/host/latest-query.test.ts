import { expect, it } from 'vitest';
import { LatestQuery } from './latest-query.ts';

/** A host that answers when told to. */
function slowHost() {
  const open: { question: string; resolve: (answer: string) => void }[] = [];
  const answers: string[] = [];
  const query = new LatestQuery<string, string>(
    (question) => new Promise((resolve) => open.push({ question, resolve })),
    (answer) => answers.push(answer),
  );
  const answer = async () => {
    const asked = open.shift();
    asked?.resolve(`to ${asked.question}`);
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { query, open, answers, answer };
}

it('asks only the newest of what was typed meanwhile', async () => {
  const { query, open, answers, answer } = slowHost();
  for (const text of ['x', 'xi', 'xih', 'xihu']) query.ask(text);
  expect(open.map(({ question }) => question)).toEqual(['x']);
  await answer();
  expect(open.map(({ question }) => question)).toEqual(['xihu']);
  await answer();
  expect(answers).toEqual(['to xihu']);
});

it('drops the answer to a question that is no longer asked', async () => {
  const { query, answers, answer } = slowHost();
  query.ask('xi');
  query.drop();
  await answer();
  expect(answers).toEqual([]);
  query.ask('hu');
  await answer();
  expect(answers).toEqual(['to hu']);
});

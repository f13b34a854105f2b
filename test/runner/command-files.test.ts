import { appendFile, readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { CommandFiles, parsePairs, summaryLimit } from './command-files.ts';
import { temporaryFolder } from './testing.ts';

describe('a command file holds', () => {
  test.each([
    ['a line', 'a=1\n', { a: '1' }],
    ['a value with an equals sign', 'a=b=c', { a: 'b=c' }],
    ['an empty value', 'a=', { a: '' }],
    ['a heredoc', 'a<<EOF\nx\n\ny=z\nEOF\n', { a: 'x\n\ny=z' }],
    ['an empty heredoc', 'a<<EOF\nEOF', { a: '' }],
    ['a heredoc whose delimiter has an equals sign', 'a<<E=F\nx\nE=F', { a: 'x' }],
    ['a value with << behind its equals sign', 'a=b<<c', { a: 'b<<c' }],
    ['a name twice, of which the last counts', 'a=1\na=2', { a: '2' }],
    ['a carriage return, which belongs to the value', 'a=1\r\n', { a: '1\r' }],
    ['a name of every object', '__proto__=1', JSON.parse('{"__proto__":"1"}')],
  ])('%s', (_, text, pairs) => {
    expect(parsePairs(text)).toEqual(pairs);
  });

  test.each([
    ['no value', 'a', "Invalid format 'a'"],
    ['no name', '=1', "Invalid format '=1'"],
    ['no name of a heredoc', '<<E\nE', 'Name and delimiter are required'],
    ['no end of a heredoc', 'a<<E\nx', "Matching delimiter not found 'E'"],
  ])('%s, which is an error', (_, text, message) => {
    expect(() => parsePairs(text)).toThrow(message);
  });
});

async function filesWith(texts: Record<string, string>) {
  const files = await CommandFiles.create(await temporaryFolder());
  for (const [name, text] of Object.entries(texts)) {
    await appendFile(files.environment[name as keyof typeof files.environment], text);
  }
  return files;
}

test('NODE_OPTIONS is refused, other variables are taken', async () => {
  const files = await filesWith({ GITHUB_ENV: 'NODE_OPTIONS=--inspect\nA=1\n' });
  const { env, problems, failed } = await files.collect();
  expect({ env, failed }).toEqual({ env: { A: '1' }, failed: false });
  expect(problems).toEqual([expect.stringContaining('NODE_OPTIONS')]);
});

test('a file that does not parse fails the step and gives nothing', async () => {
  const files = await filesWith({ GITHUB_OUTPUT: 'a=1\nnonsense\n', GITHUB_PATH: '/x\n/y\n' });
  const { outputs, path, problems, failed } = await files.collect();
  expect({ outputs, path, failed }).toEqual({ outputs: {}, path: ['/x', '/y'], failed: true });
  expect(problems).toEqual([expect.stringContaining("Invalid format 'nonsense'")]);
});

test.each([
  [summaryLimit, summaryLimit, 0],
  [summaryLimit + 1, 0, 1],
])('of a summary of %i bytes %i are shown', async (written, shown, errors) => {
  const { summary, problems } = await (await filesWith({ GITHUB_STEP_SUMMARY: 'x'.repeat(written) })).collect();
  expect([summary.length, problems.length]).toEqual([shown, errors]);
});

test('the files are gone afterwards', async () => {
  const files = await filesWith({});
  await files.remove();
  await expect(readFile(files.environment.GITHUB_OUTPUT)).rejects.toThrow('ENOENT');
});

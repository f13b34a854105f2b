import type { Commit } from '@mlops-actions/github';
import { expect, test } from 'vitest';
import { firstParents } from './ancestry.ts';

const commit = (sha: string, ...parents: string[]): Commit => ({ sha, parents, tree: '', date: '' });

// d merges c, made on b's branch, into b.
const history = [commit('d', 'b', 'c'), commit('c', 'a'), commit('b', 'a'), commit('a')];

test.each<[string, Commit[], string[]]>([
  ['d', history, ['d', 'b', 'a']],
  ['c', history, ['c', 'a']],
  ['a', history, ['a']],
  ['x', history, []],
  ['d', history.slice(0, 3), ['d', 'b']],
  ['d', [], []],
])('the first parents of %s are followed as far as commits are known', (from, commits, chain) => {
  expect(firstParents(from, commits)).toEqual(chain);
});

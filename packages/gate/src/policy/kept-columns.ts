import { findMetric } from '@mlops-actions/metrics';
import type { Policy } from './policy.ts';

const always = [
  'label',
  'prediction',
  'correct',
  'score',
  'weight',
  'group',
  'cluster',
  'repeat',
  'seed',
  'judge',
  'decoding',
];

/** The columns a baseline must keep so that later candidates can be judged against it by this policy. */
export function keptColumns({ gating, show, guards, explore }: Policy, present: Iterable<string>): string[] {
  const names = [...gating.map(({ name }) => name), ...show, ...guards.map(({ metric }) => metric)];
  const needed = names.flatMap((name) => findMetric(name)?.needs ?? []);
  const slices = [...guards.flatMap(({ where }) => [...where.keys()]), ...explore];
  const scores = [...present].filter((name) => name.startsWith('score:'));
  return [...new Set([...always, ...needed, ...scores, ...slices])].filter(
    (name) => name !== 'positive' && name !== 'id',
  );
}

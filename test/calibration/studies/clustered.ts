import { contrastMeans } from '@mlops-actions/stats';
import { drawConversations } from '../generators/conversations.ts';
import { exampleSizes, type Setting, type Study, type Truth } from '../study.ts';

const size = 0.01;
const truths: readonly Truth[] = ['equal', 'worse'];

/** Examples in clusters: conversations, documents, users. */
export const clustered: Study = {
  id: 'clustered',
  title: 'means in clusters',
  tests: { equal: 'cluster-robust t', worse: 'cluster-robust t' },
  unit: 'examples',
  sizes: exampleSizes,
  draws: (n) => (n <= 200 ? 20_000 : n <= 1000 ? 10_000 : 4000),
  settings: (n) =>
    (n <= 200 ? [10, 20, 50] : [20, 50, n / 5])
      .filter((clusters) => clusters <= n / 2)
      .flatMap((clusters) =>
        [true, false].flatMap((even) => truths.map((truth) => setting(n, { clusters, even, truth }))),
      ),
};

function setting(n: number, { clusters, even, truth }: { clusters: number; even: boolean; truth: Truth }): Setting {
  const law = { clusters, even, effect: truth === 'equal' ? 0 : -size, sd: 0.25, common: 0.3 };
  return {
    truth,
    label: `${clusters} clusters of ${even ? 'even' : 'uneven'} size`,
    margin: { size, relative: false },
    draw: (random) => contrastMeans({ ...drawConversations(law, n, random), direction: 'higher' }),
  };
}

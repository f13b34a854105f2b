import { contrastSums, type UnitSums } from '@mlops-actions/stats';
import { drawResiduals } from '../generators/residuals.ts';
import { type Noise, noises } from '../generators/values.ts';
import { exampleSizes, type Setting, type Study, type Truth } from '../study.ts';
import { resampledDraws, resamplingOf } from './resampled.ts';

const share = 0.02;

/** The root mean squared error, with its margin a share of the baseline's. */
export const rmse: Study = {
  id: 'rmse',
  title: 'RMSE, margin 2 % of it',
  tests: { equal: 'permutation', worse: 'BCa' },
  unit: 'examples',
  sizes: exampleSizes,
  draws: resampledDraws,
  settings: (n) => [
    setting(n, { truth: 'equal', label: 'normal errors', noise: noises.normal }),
    setting(n, { truth: 'equal', label: 'heavy tails', noise: noises.heavy }),
    setting(n, { truth: 'worse', label: 'normal errors', noise: noises.normal }),
    setting(n, { truth: 'worse', label: 'heavy tails', noise: noises.heavy }),
  ],
};

function setting(n: number, { truth, label, noise }: { truth: Truth; label: string; noise: Noise }): Setting {
  const law = { spread: truth === 'equal' ? 1 : 1 + share, correlation: 0.9, noise };
  return {
    truth,
    label,
    margin: { size: share, relative: true },
    draw: (random) => {
      const { baseline, candidate } = drawResiduals(law, n, random);
      return contrastSums({
        baseline: squares(baseline),
        candidate: squares(candidate),
        value: (sums) => Math.sqrt((sums[0] as number) / (sums[1] as number)),
        direction: 'lower',
        resampling: resamplingOf(truth, n, random),
      });
    },
  };
}

/** Each row as its squared error, and 1. */
function squares(errors: Float64Array): UnitSums {
  const amount = Float64Array.from({ length: 2 * errors.length }, (_, j) =>
    j % 2 === 0 ? (errors[j >> 1] as number) ** 2 : 1,
  );
  return {
    width: 2,
    start: Uint32Array.from({ length: errors.length + 1 }, (_, row) => 2 * row),
    index: Uint32Array.from(amount, (_, j) => j % 2),
    amount,
  };
}

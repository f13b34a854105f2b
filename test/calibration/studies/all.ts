import type { Study } from '../study.ts';
import { errors, shares } from './aggregates.ts';
import { clustered } from './clustered.ts';
import { f1, macroF1, precision } from './labels.ts';
import { means, skewedMeans, wildMeans } from './means.ts';
import { pairedBinary } from './paired-binary.ts';
import { precisionArea, rocAuc } from './ranking.ts';
import { prediction, seeds, welch } from './recipes.ts';
import { rmse } from './rmse.ts';

/** Every engine of the gate, as the published table has them. */
export const studies: readonly Study[] = [
  pairedBinary,
  means,
  skewedMeans,
  wildMeans,
  rocAuc,
  f1,
  macroF1,
  precision,
  rmse,
  precisionArea,
  clustered,
  seeds,
  welch,
  prediction,
  shares,
  errors,
];

export { contrastErrors, type ErrorsInput, type Measured } from './aggregates/contrast-errors.ts';
export { contrastMatched, type MatchedInput } from './aggregates/contrast-matched.ts';
export { contrastPrediction, type PredictionInput } from './aggregates/contrast-prediction.ts';
export { contrastShares, type SharesInput } from './aggregates/contrast-shares.ts';
export { contrastWelch, type WelchInput } from './aggregates/contrast-welch.ts';
export { type Binomial, binomialCdf, binomialPmf, binomialSf } from './binomial.ts';
export type { Contrast, Direction, Margin, Resampling, Sample, TestPlan } from './contrast.ts';
export { regularizedBeta } from './distributions/beta.ts';
export { chiSquaredSf } from './distributions/chi-squared.ts';
export { kolmogorovSf } from './distributions/kolmogorov.ts';
export { studentTCdf, studentTPpf, studentTSf } from './distributions/student-t.ts';
export {
  type ChiSquaredTest,
  chiSquaredGoodnessOfFit,
  chiSquaredIndependence,
  type Independence,
} from './drift/chi-squared.ts';
export { type JensenShannon, jensenShannon } from './drift/jensen-shannon.ts';
export { type KolmogorovSmirnov, ksTwoSample } from './drift/kolmogorov-smirnov.ts';
export { type BinnedPsi, psiOfCounts, psiOfValues } from './drift/psi.ts';
export { type WeightedSample, wasserstein1d } from './drift/wasserstein.ts';
export {
  type ChiSquared,
  type DiscordantPairs,
  mcnemarChiSquared,
  mcnemarExact,
  mcnemarMidP,
  type PairedPValues,
} from './mcnemar.ts';
export { contrastMeans, type MeansContrast, type MeansInput } from './means/contrast-means.ts';
export {
  contrastSeeds,
  type SeedsContrast,
  type SeedsInput,
  type VarianceComponents,
} from './means/contrast-seeds.ts';
export { type MeanInput, sampleMean } from './means/sample-mean.ts';
export type { SeedGrid } from './means/seed-grid.ts';
export { exactSignFlip, type SignFlip } from './means/sign-flip.ts';
export type { StudentContrast } from './means/student-contrast.ts';
export type { UnitValues } from './means/unit-values.ts';
export { benjaminiHochberg, holm } from './multiplicity.ts';
export {
  newcombeIndependent,
  newcombePaired,
  type PairedCells,
  type Share,
  unpairedRegression,
} from './newcombe.ts';
export { normalCdf, normalPpf, normalSf } from './normal.ts';
export { contrastPairedBinary, type PairedOutcomes } from './paired-binary/contrast-paired-binary.ts';
export { mdePairedBinary, requiredNPairedBinary } from './power.ts';
export {
  contrastOrdered,
  linearOrdered,
  type OrderedPair,
  type OrderedSample,
  sampleOrdered,
} from './ranking/contrast-ordered.ts';
export { contrastAuc, type DeLong, delong, type PairedScores, sampleAuc } from './ranking/delong.ts';
export type { OrderedStatistic } from './ranking/ordered-value.ts';
export { type BootstrapDistribution, bcaInterval, bcaP } from './resampling/bca.ts';
export { contrastSums, type SampleSumsInput, type SumsInput, sampleSums } from './resampling/contrast-sums.ts';
export { linearSums } from './resampling/linear-sums.ts';
export { openRandom, type Random } from './resampling/random.ts';
export type { UnitSums } from './resampling/unit-sums.ts';
export { type PairedTable, tangoInterval, tangoNoninferiority } from './tango.ts';
export { wilsonInterval } from './wilson.ts';

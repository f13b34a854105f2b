export { type Binomial, binomialCdf, binomialPmf, binomialSf } from './binomial.ts';
export {
  type ChiSquared,
  type DiscordantPairs,
  mcnemarChiSquared,
  mcnemarExact,
  mcnemarMidP,
  type PairedPValues,
} from './mcnemar.ts';
export { benjaminiHochberg, holm } from './multiplicity.ts';
export {
  newcombeIndependent,
  newcombePaired,
  type PairedCells,
  type Share,
  unpairedRegression,
} from './newcombe.ts';
export { normalCdf, normalPpf, normalSf } from './normal.ts';
export { mdePairedBinary, requiredNPairedBinary, type TestPlan } from './power.ts';
export { type PairedTable, tangoInterval, tangoNoninferiority } from './tango.ts';
export { wilsonInterval } from './wilson.ts';

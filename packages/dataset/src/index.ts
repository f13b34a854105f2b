export { type Duplicate, findDuplicates } from './duplicates.ts';
export { parseJsonWithNaN } from './json-numbers.ts';
export { loadPredictions, parsePredictions } from './load.ts';
export { type Cell, defaultLimits, type Format, type Limits, type Predictions } from './predictions.ts';
export { type Kept, serializePredictions } from './serialize.ts';

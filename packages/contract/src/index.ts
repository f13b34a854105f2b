export {
  type Column,
  type ColumnType,
  type Contract,
  contractPaths,
  type DataGlob,
  dataGlobs,
  type Level,
  lineOf,
} from './contract.ts';
export { parseContract } from './parse-contract.ts';
export { contractSchema } from './schema.ts';

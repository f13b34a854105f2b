export { findBinding } from './binding.ts';
export { type EngineOptions, openEngine } from './duckdb.ts';
export type { CheckReport, DataFile, DatasetSize, Engine, Example, Rule, Violation } from './engine.ts';

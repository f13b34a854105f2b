export type { GoldenRequest, RolloutConfig, RolloutLimits, RolloutStep } from './config.ts';
export { rolloutConfigSchema } from './config-schema.ts';
export { type GoldenRow, parseGoldenSet } from './golden-set.ts';
export { deployPaths, parseRolloutConfig } from './parse-rollout-config.ts';
export { renderRollout } from './render-rollout.ts';
export { rollBack } from './roll-back.ts';
export { rollOut } from './roll-out.ts';
export type { Clock, GoldenReport, Phase, PhaseReport, RolloutOrder, RolloutOutcome } from './rollout.ts';

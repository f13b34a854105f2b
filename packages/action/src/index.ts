export { type ActionDefinition, defineAction, type Permission } from './define-action.ts';
export { commonInputs, commonOutputs, duration, flag, lines } from './input-types.ts';
export type { Behaviour, CarriedFile, Effect, Ports, Result } from './result.ts';
export { runAction } from './run-action.ts';

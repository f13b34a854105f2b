export { type ActionDefinition, defineAction, type Permission } from './define-action.ts';
export { commonInputs, commonOutputs, duration, flag, lines } from './input-types.ts';
export type {
  Behaviour,
  CarriedFile,
  CheckEnd,
  CheckWish,
  CommentWish,
  Effect,
  Links,
  Ports,
  Result,
} from './result.ts';
export { runAction } from './run-action.ts';

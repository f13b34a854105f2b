export { type CommandTargetOptions, commandTarget } from './command.ts';
export { type HttpTargetOptions, httpTarget } from './http.ts';
export { type HttpCalls, httpCallsSchema } from './http-calls.ts';
export type { RetryClock } from './http-send.ts';
export { parseTargetAddress, type TargetAddress } from './open-target.ts';
export type { LiveState, ReadyAnswer, Target, TargetStep, TargetVersion } from './target.ts';

export type { LiveState, ReadyAnswer, Target, TargetStep, TargetVersion } from './target.ts';

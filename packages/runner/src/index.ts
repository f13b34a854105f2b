export { actionsRunner } from './actions-runner.ts';
export { defuse } from './defuse.ts';
export type { Annotation, RunContext, Runner } from './runner.ts';

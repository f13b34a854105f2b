export { describeInputs, describeOutputs } from './describe.ts';
export { loadDefinitions, staleFiles } from './generated-files.ts';
export { actionRank, ranks } from './ranks.ts';

export { applyTruth } from './evidence/apply-truth.ts';
export { checkPredictions } from './evidence/check-predictions.ts';
export { hashId } from './evidence/hash-id.ts';
export { indexExamples } from './evidence/index-examples.ts';
export { type Pairing, type PairingOptions, pairExamples } from './evidence/pair-examples.ts';
export { poolAttempts } from './evidence/pool-attempts.ts';
export { type ResolvedTask, resolveTask } from './evidence/resolve-task.ts';
export {
  type Confusion,
  type Curve,
  type CurveLine,
  type Exhibits,
  type HistoryPoint,
  type LearningCurve,
  noExhibits,
  type Side,
} from './exhibits/exhibits.ts';
export { gatherExhibits, type Shown } from './exhibits/gather-exhibits.ts';
export { parseLearning } from './exhibits/parse-learning.ts';
export { accept, isAboutExamples } from './judgement/accept.ts';
export { exitCode, type GateOutputs, gateOutputs, type Mode } from './judgement/exit.ts';
export { shareAlpha } from './judgement/families.ts';
export { judge, type OtherSide, type PredictionEvidence } from './judgement/judge.ts';
export { decide } from './judgement/judge-family.ts';
export { judgeNumbers, type NumberEvidence } from './judgement/judge-numbers.ts';
export type { Flips, Judgement, LostExample } from './judgement/judgement.ts';
export { type Acceptance, formatAcceptance, overrideContext, parseAcceptance } from './override/acceptance.ts';
export {
  type Acceptances,
  type AcceptedMetric,
  acceptanceForm,
  parseAcceptances,
  readAcceptances,
} from './override/read-acceptances.ts';
export { type DescribedMetric, describeMetrics } from './policy/describe-metrics.ts';
export { keptColumns } from './policy/kept-columns.ts';
export { parsePolicy } from './policy/parse-policy.ts';
export { parsePolicyLines } from './policy/parse-policy-lines.ts';
export type { Direction, GatingMetric, Guard, Policy } from './policy/policy.ts';
export { policyDifferences, policyDigest } from './policy/policy-digest.ts';
export { policyPaths } from './policy/policy-paths.ts';
export { policySchema } from './policy/policy-schema.ts';
export { isAccepted } from './report/acceptance.ts';
export { noteText, remedyText, ruleText } from './report/advice.ts';
export { changeCell, floorCells, verdictCell, worstCell } from './report/comparison-table.ts';
export { describeVerdict } from './report/describe-verdict.ts';
export { formatMargin, formatP, formatShare, formatSize, formatValue, isShare, worsening } from './report/format.ts';
export { type OverviewRow, overviewTable, renderOverview } from './report/overview.ts';
export { type CommentExtra, type RenderExtra, renderGate, renderGateComment } from './report/render-gate.ts';
export { type Quote, type Story, tellStory } from './report/story.ts';

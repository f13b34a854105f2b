export { type DeployRecord, type DeployStatus, deployRecord, deployStatus } from './deploy.ts';
export {
  type Comparison,
  comparison,
  type EvalGateRecord,
  evalGateRecord,
  historyPoint,
  type Verdict,
  verdict,
} from './eval-gate.ts';
export { type ForkReportRecord, forkReportRecord } from './fork-report.ts';
export { type GateOverrideRecord, gateOverrideRecord } from './gate-override.ts';
export { type GateStatusRecord, gateStatusRecord } from './gate-status.ts';
export { head } from './head.ts';
export {
  type ActionRecord,
  artifactName,
  maxRecordBytes,
  parseRecord,
  type RecordKind,
  type Records,
  recordKinds,
  recordPath,
  serializeRecord,
  stateFolder,
} from './record.ts';
export { type RegisterRecord, registerRecord } from './register.ts';
export { type TrainRecord, trainRecord } from './train.ts';
export { type ValidateDataRecord, validateDataRecord } from './validate-data.ts';
export { commit, digest, file, modelName, number, path, toJsonNumber } from './values.ts';

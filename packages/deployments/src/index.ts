export { type Entry, type Payload, payloadSchema } from './entry.ts';
export { type Beginning, beginDeployment, close, type Journal, retire } from './journal.ts';
export { entries, type Place, readSituation, type Situation } from './situation.ts';

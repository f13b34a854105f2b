export type { Entry, Payload, Situation } from './ledger.ts';

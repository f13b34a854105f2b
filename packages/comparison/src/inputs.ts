/** What a comparison is told by the workflow; inputs of the same names and meanings as eval-gate's. */
export interface Inputs {
  readonly model: string;
  readonly 'working-directory': string;
  readonly candidate: string;
  readonly baseline: string;
  readonly registry: string;
  readonly policy: string;
  readonly metrics: readonly string[];
  /** What a baseline keeps of the predictions: hashed ids and what gates, everything, or none of it. */
  readonly records: 'hashed' | 'full' | 'summary';
  /** Empty: refs of the repository. */
  readonly 'records-store': string;
  readonly mode: 'merge' | 'promote' | 'improve' | 'report';
}

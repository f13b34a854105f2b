/** Reports one expectation of a peer; a failing one fails the run. */
export type Check = (sentence: string, ok: boolean, detail?: string) => void;

/** A set of peers that are installed and run together. */
export interface Group {
  readonly name: string;
  /** Installs its peers, runs them, and checks. Throws when a peer is missing: a peer is never skipped. */
  run(check: Check): Promise<void>;
}

import type { ModelVersion, Registry } from '@mlops-actions/registry';
import { describe } from 'vitest';
import { testBytes } from './suite-bytes.ts';
import { testCuts } from './suite-cuts.ts';
import { testMarks } from './suite-marks.ts';
import { testRaces } from './suite-races.ts';
import { testVersions } from './suite-versions.ts';

/** One store, and drivers over it. */
export interface Bench {
  /** A commit that versions can be tagged at. */
  readonly commit: string;
  /**
   * A fresh driver over the same store, as a process of its own has one.
   *
   * @param faultAfter its call of this number (from 1) to the world outside fails, and all later ones, as those of a
   *   killed process; none fails when it is left out.
   */
  registry(faultAfter?: number): Registry | Promise<Registry>;
  /** Changes a byte of a stored file, past the driver. */
  corrupt(version: ModelVersion, path: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens an empty store that no other test knows. */
export type Open = () => Promise<Bench>;

/** What every driver of a registry must do, whatever it keeps versions in. */
export function registryContract(name: string, open: Open): void {
  describe(`the registry ${name}`, () => {
    testVersions(open);
    testBytes(open);
    testCuts(open);
    testRaces(open);
    testMarks(open);
  });
}

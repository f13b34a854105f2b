import type { GitHub } from '@mlops-actions/github';
import type { Tags } from './tags.ts';

/** What every part of the driver needs. */
export interface Place {
  readonly github: GitHub;
  readonly tags: Tags;
  /** What new version tags point at. */
  readonly target: 'commit' | 'default-branch';
  /** Page of the run. */
  readonly run: string;
  /** Most bytes of an asset. */
  readonly shardBytes: number;
  /** Passes the time between two tries. */
  readonly wait: (seconds: number) => Promise<void>;
  readonly log: (message: string) => void;
}

/** The newest commit of the default branch. */
export async function headOfDefaultBranch({ github }: Place): Promise<string> {
  const [head] = await github.commits(await github.defaultBranch(), 1);
  if (head === undefined) throw new Error('the default branch has no commit');
  return head.sha;
}

import type { GitHub } from './github.ts';

export interface GitHubOptions {
  readonly token: string;
  readonly owner: string;
  readonly name: string;
  /** Of the API; default GITHUB_API_URL, as it was when octokit was loaded. */
  readonly url?: string;
  /** Longest wait for a rate limit, in seconds. */
  readonly patience?: number;
  /** Whether writes keep the distance GitHub asks for, 1 s to 3 s; default true. Off where there is nobody to be spared. */
  readonly pace?: boolean;
  /** Milliseconds that pass while a second is waited; default 1,000, less where there is nobody to be spared. */
  readonly second?: number;
  readonly log: (message: string) => void;
}

/** Opens a repository on GitHub; octokit is loaded only here. */
export async function openGitHub(options: GitHubOptions): Promise<GitHub> {
  const { octokitGitHub } = await import('./octokit.ts');
  return octokitGitHub(options);
}

export type { Comment, Commit, GitHub, NewTreeEntry, TreeEntry } from './github.ts';
export { type GitHubOptions, openGitHub } from './open.ts';

export { digestFiles, type FileDigest, type FileSet } from './file-set.ts';
export { expandGlobs } from './globs.ts';
export { digestPath, type PathDigest } from './path-digest.ts';
export { type TrackedFiles, trackedFiles, type Untracked } from './tracked-files.ts';
export { insideWorkspace } from './workspace.ts';
export { addWorktree, type Worktree, type WorktreeOrder } from './worktree.ts';

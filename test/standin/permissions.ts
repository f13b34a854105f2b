// Declarative table: what a token needs for an operation, as in github/docs, data file server-to-server-permissions.json of 2022-11-28.

/** One of these scopes at this level or above it. */
export interface Need {
  readonly scopes: readonly string[];
  readonly level: 'read' | 'write';
}

const need = (level: Need['level'], ...scopes: string[]): Need => ({ scopes, level });

/** By operation; operations that need nothing are listed with no scopes. */
export const needs: Readonly<Record<string, Need>> = {
  'issues/list-comments': need('read', 'issues', 'pull_requests'),
  'issues/get-comment': need('read', 'issues', 'pull_requests'),
  'issues/create-comment': need('write', 'issues', 'pull_requests'),
  'issues/update-comment': need('write', 'issues', 'pull_requests'),
  'issues/delete-comment': need('write', 'issues', 'pull_requests'),
  'issues/list-labels-on-issue': need('read', 'issues', 'pull_requests'),
  'issues/add-labels': need('write', 'issues', 'pull_requests'),
  'issues/remove-label': need('write', 'issues', 'pull_requests'),
  'pulls/list': need('read', 'pull_requests'),
  'pulls/get': need('read', 'pull_requests'),
  'pulls/update': need('write', 'pull_requests'),
  'pulls/list-files': need('read', 'pull_requests'),
  'checks/create': need('write', 'checks'),
  'checks/update': need('write', 'checks'),
  'checks/get': need('read', 'checks'),
  'checks/list-for-ref': need('read', 'checks'),
  'repos/create-commit-status': need('write', 'statuses'),
  'repos/list-commit-statuses-for-ref': need('read', 'statuses'),
  'repos/get-combined-status-for-ref': need('read', 'statuses'),
  'repos/get-collaborator-permission-level': need('read', 'metadata'),
  'repos/get': need('read', 'metadata'),
  'repos/get-content': need('read', 'contents'),
  'repos/list-commits': need('read', 'contents'),
  'repos/get-commit': need('read', 'contents'),
  'repos/compare-commits-with-basehead': need('read', 'contents'),
  'repos/list-pull-requests-associated-with-commit': need('read', 'pull_requests'),
  'git/get-ref': need('read', 'contents'),
  'git/list-matching-refs': need('read', 'contents'),
  'git/create-ref': need('write', 'contents'),
  'git/update-ref': need('write', 'contents'),
  'git/delete-ref': need('write', 'contents'),
  'git/get-commit': need('read', 'contents'),
  'git/create-commit': need('write', 'contents'),
  'git/get-tree': need('read', 'contents'),
  'git/create-tree': need('write', 'contents'),
  'git/get-blob': need('read', 'contents'),
  'git/create-blob': need('write', 'contents'),
  'git/create-tag': need('write', 'contents'),
  'git/get-tag': need('read', 'contents'),
  'repos/list-releases': need('read', 'contents'),
  'repos/create-release': need('write', 'contents'),
  'repos/get-release': need('read', 'contents'),
  'repos/update-release': need('write', 'contents'),
  'repos/delete-release': need('write', 'contents'),
  'repos/get-release-by-tag': need('read', 'contents'),
  'repos/get-latest-release': need('read', 'contents'),
  'repos/upload-release-asset': need('write', 'contents'),
  'repos/list-release-assets': need('read', 'contents'),
  'repos/get-release-asset': need('read', 'contents'),
  'repos/update-release-asset': need('write', 'contents'),
  'repos/delete-release-asset': need('write', 'contents'),
  'repos/create-dispatch-event': need('write', 'contents'),
  'repos/list-deployments': need('read', 'deployments'),
  'repos/create-deployment': need('write', 'deployments'),
  'repos/get-deployment': need('read', 'deployments'),
  'repos/delete-deployment': need('write', 'deployments'),
  'repos/create-deployment-status': need('write', 'deployments'),
  'repos/list-deployment-statuses': need('read', 'deployments'),
  'repos/get-deployment-status': need('read', 'deployments'),
  'actions/list-artifacts-for-repo': need('read', 'actions'),
  'actions/list-workflow-run-artifacts': need('read', 'actions'),
  'actions/get-artifact': need('read', 'actions'),
  'actions/download-artifact': need('read', 'actions'),
  'actions/get-workflow-run': need('read', 'actions'),
  'actions/list-workflow-runs-for-repo': need('read', 'actions'),
  'actions/list-jobs-for-workflow-run': need('read', 'actions'),
  'actions/create-workflow-dispatch': need('write', 'actions'),
  'actions/re-run-workflow': need('write', 'actions'),
  'actions/re-run-workflow-failed-jobs': need('write', 'actions'),
  'actions/re-run-job-for-workflow-run': need('write', 'actions'),
  'users/get-authenticated': need('read'),
  'rate-limit/get': need('read'),
};

/** What permissions: grants, by GitHub's names: `pull-requests` in YAML is `pull_requests` in the header. */
export function isGranted(permissions: Readonly<Record<string, string>>, { scopes, level }: Need): boolean {
  if (scopes.length === 0) return true;
  return scopes.some((scope) => {
    const granted =
      scope === 'metadata' ? 'read' : (permissions[scope] ?? permissions[scope.replaceAll('_', '-')] ?? 'none');
    return granted === 'write' || granted === level;
  });
}

/** The header x-accepted-github-permissions, which GitHub sends with every answer: alternatives parted by `;`. */
export function acceptedHeader({ scopes, level }: Need = need('read')): string {
  return scopes.map((scope) => `${scope}=${level}`).join('; ');
}

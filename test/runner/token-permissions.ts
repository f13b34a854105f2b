import { UnsupportedWorkflow } from './faults.ts';

export type Access = 'read' | 'write';

/** What a job's token may do, by the names of workflow files (`pull-requests`); what is not listed it may not. */
export type TokenPermissions = Readonly<Record<string, Access>>;

const names = [
  'actions',
  'attestations',
  'checks',
  'contents',
  'deployments',
  'discussions',
  'id-token',
  'issues',
  'packages',
  'pages',
  'pull-requests',
  'security-events',
  'statuses',
];

// The restricted default of new repositories and organisations.
const whenSilent: TokenPermissions = { contents: 'read', packages: 'read' };

/**
 * The permissions of a job's token: the job's `permissions:`, else the workflow's, else the restricted default.
 * For a restricted event, such as a pull request from a fork, every write becomes read.
 */
export function tokenPermissions(workflow: unknown, job: unknown, restricted: boolean): TokenPermissions {
  const granted = readPermissions(job === undefined ? workflow : job);
  if (!restricted) return granted;
  // An identity token can only be written: these get none.
  const entries = Object.keys(granted).filter((name) => name !== 'id-token');
  return Object.fromEntries(entries.map((name) => [name, 'read' as const]));
}

function readPermissions(value: unknown): TokenPermissions {
  if (value === undefined) return whenSilent;
  if (value === 'read-all') return everything('read');
  if (value === 'write-all') return everything('write');
  if (typeof value !== 'object') throw new UnsupportedWorkflow(`permissions: ${JSON.stringify(value)} is not known.`);
  const entries = Object.entries(value ?? {}) as [string, Access | 'none'][];
  return Object.fromEntries(entries.filter((entry): entry is [string, Access] => entry[1] !== 'none'));
}

function everything(access: Access): TokenPermissions {
  const granted = names.filter((name) => access === 'write' || name !== 'id-token');
  return Object.fromEntries(granted.map((name) => [name, access]));
}

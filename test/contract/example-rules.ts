import type { ActionDefinition } from '@mlops-actions/action';
import {
  actionOf,
  checkouts,
  isAlways,
  isConstant,
  isNotSkipped,
  type Job,
  needs,
  read,
  type Step,
  uses,
  type Workflow,
} from './example-workflow.ts';

/** What an example teaches wrongly. */
export interface Fault {
  readonly rule: string;
  readonly place: string;
}

type Permissions = ReadonlyMap<string, ActionDefinition['permissions']>;

/** Workflows people copy: what they teach must hold. */
export function faultsOf(text: string, permissions: Permissions): Fault[] {
  const workflow = read(text);
  return [
    ...(isEmpty(workflow.permissions) ? [] : [{ rule: 'grants nothing by itself', place: 'permissions' }]),
    ...(isMixed(workflow) ? [{ rule: 'keeps pull requests and pushes apart', place: 'on' }] : []),
    ...[...workflow.jobs].flatMap(([place, job]) =>
      rulesOfJobs.filter(({ holds }) => !holds(job, { workflow, permissions, id: place })).map(toFault(place)),
    ),
    ...(isGate(workflow) ? rulesOfGates.filter(({ holds }) => !holds(workflow)).map(toFault('on')) : []),
  ];
}

const toFault = (place: string) => (found: { readonly rule: string }) => ({ rule: found.rule, place });

interface Around {
  readonly workflow: Workflow;
  readonly permissions: Permissions;
  readonly id: string;
}

const rulesOfJobs: readonly { readonly rule: string; readonly holds: (job: Job, around: Around) => boolean }[] = [
  { rule: 'checks out without keeping the token', holds: (job) => checkouts(job).every(forgetsToken) },
  {
    rule: 'runs the code of the repository with rights that only read',
    holds: (job) => checkouts(job).length === 0 || Object.values(job.permissions ?? {}).every((one) => one === 'read'),
  },
  {
    rule: 'touches no code where the event has the rights of the repository',
    holds: (job, { workflow: { on } }) =>
      !(on.has('pull_request_target') || on.has('workflow_run')) || (job.steps ?? []).every(isOwn),
  },
  { rule: 'grants what its actions ask for, and no more', holds: grantsWhatIsAsked },
  {
    rule: 'sums up whatever became of every other job, under a constant name',
    holds: (job, { workflow, id }) =>
      !uses(job, 'gate-status') ||
      (isAlways(job) && isConstant(job, id) && [...workflow.jobs.keys()].every((one) => one === id || needs(job, one))),
  },
];

/** Of workflows whose check is required on pull requests. */
const rulesOfGates: readonly { readonly rule: string; readonly holds: (workflow: Workflow) => boolean }[] = [
  { rule: 'listens to the merge queue', holds: ({ on }) => on.has('merge_group') },
  {
    rule: 'is filtered out by no path',
    holds: ({ on }) => ![...on.values()].some((filter) => 'paths' in filter || 'paths-ignore' in filter),
  },
  {
    rule: 'judges whatever became of the training',
    holds: ({ jobs }) => [...jobs.values()].filter((job) => uses(job, 'eval-gate')).every(isNotSkipped),
  },
  {
    rule: 'has a check to require that is never skipped, under a constant name',
    holds: ({ jobs }) =>
      [...jobs].some(
        ([id, job]) => isAlways(job) && isConstant(job, id) && (uses(job, 'gate-status') || uses(job, 'eval-gate')),
      ),
  },
];

function isEmpty(permissions: unknown): boolean {
  return typeof permissions === 'object' && permissions !== null && Object.keys(permissions).length === 0;
}

function isMixed({ on }: Workflow): boolean {
  return on.has('push') && (on.has('pull_request') || on.has('pull_request_target'));
}

function isGate({ on, jobs }: Workflow): boolean {
  return on.has('pull_request') && [...jobs.values()].some((job) => uses(job, 'eval-gate'));
}

function isOwn(step: Step): boolean {
  return actionOf(step) !== undefined && actionOf(step) !== 'train';
}

function forgetsToken({ with: given = {} }: Step): boolean {
  return given['persist-credentials'] === false;
}

const levels = ['none', 'read', 'write'];

/** Level by scope: the most that is of use, and the least it does not go without. */
function grantsWhatIsAsked(job: Job, { workflow: { on }, permissions }: Around): boolean {
  const most = new Map<string, number>(checkouts(job).map(() => ['contents', 1]));
  const least = new Map<string, number>();
  const raise = (map: Map<string, number>, scope: string, level: number) =>
    map.set(scope, Math.max(map.get(scope) ?? 0, level));
  for (const action of (job.steps ?? []).flatMap((step) => actionOf(step) ?? [])) {
    for (const { events, scope: line, optional } of permissions.get(action) ?? []) {
      if (events.length > 0 && !events.some((event) => on.has(event))) continue;
      const [scope = '', level = ''] = line.split(': ');
      raise(most, scope, levels.indexOf(level));
      if (!optional) raise(least, scope, levels.indexOf(level));
    }
  }
  const granted = new Map(
    Object.entries(job.permissions ?? {}).map(([scope, level]) => [scope, levels.indexOf(level)]),
  );
  return (
    [...granted].every(([scope, level]) => level <= (most.get(scope) ?? 0)) &&
    [...least].every(([scope, level]) => level <= (granted.get(scope) ?? 0))
  );
}

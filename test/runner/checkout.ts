import { appendFile, mkdir, readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { BuiltinCall } from './builtin-actions.ts';
import { StepFault, UnsupportedWorkflow } from './faults.ts';
import { git } from './git.ts';
import type { JobSession } from './job-session.ts';

const understood = new Set([
  'clean',
  'fetch-depth',
  'fetch-tags',
  'path',
  'persist-credentials',
  'ref',
  'repository',
  'set-safe-directory',
  'show-progress',
  'token',
]);

const header = 'http.https://github.com/.extraheader';

/**
 * The stand-in for actions/checkout: a real fetch from the repository's bare directory, by default of the event's
 * commit at depth 1. `origin` is the github.com address; the job's own git configuration leads it to the directory.
 */
export async function checkOut({ inputs, job, step, log }: BuiltinCall): Promise<Record<string, string>> {
  refuseUnknown(inputs);
  const repository = inputs['repository'] || job.plan.session.repository;
  const folder = resolve(job.folders.workspace, inputs['path'] ?? '.');
  const target = await findTarget(job, repository, inputs['ref'] ?? '');
  await prepare(job, folder, repository);
  const run = (...words: string[]) => runGit(job, folder, words);
  await persistCredentials({ inputs, job, step, log }, run);
  await run(...fetchCommand(target, Number(inputs['fetch-depth'] ?? 1)));
  await run('checkout', '--quiet', '--force', ...target.checkout);
  const commit = await run('rev-parse', 'HEAD');
  log.write(`Checked out ${repository} at ${commit} (${target.name})`);
  return { commit, ref: target.name };
}

interface Target {
  /** What a person would call it. */
  readonly name: string;
  /** What is fetched: a commit or a ref. */
  readonly source: string;
  /** The remote-tracking ref it becomes. */
  readonly tracking: string;
  /** The arguments of git checkout. */
  readonly checkout: readonly string[];
}

async function findTarget(job: JobSession, repository: string, ref: string): Promise<Target> {
  const { session } = job.plan;
  const bare = session.standin.gitDirectory(repository);
  const own = repository === session.repository;
  if (ref === '' && own) return targetOf(session.event.ref, session.event.sha);
  if (ref === '') return targetOf(await git(bare, ['symbolic-ref', 'HEAD']));
  if (/^[0-9a-f]{40}$/.test(ref)) return commitTarget(ref);
  if (ref.startsWith('refs/')) return targetOf(ref);
  const names = (
    await git(bare, ['for-each-ref', '--format=%(refname)', `refs/heads/${ref}`, `refs/tags/${ref}`])
  ).split('\n');
  const [found] = names.filter((name) => name === `refs/heads/${ref}` || name === `refs/tags/${ref}`);
  if (found === undefined)
    throw new StepFault(`A branch or tag with the name '${ref}' could not be found in ${repository}.`);
  return targetOf(found);
}

function targetOf(ref: string, source = ref): Target {
  const branch = /^refs\/heads\/(.+)$/.exec(ref)?.[1];
  if (branch !== undefined) {
    const tracking = `refs/remotes/origin/${branch}`;
    return { name: ref, source, tracking, checkout: ['-B', branch, tracking] };
  }
  const tracking = ref.replace(/^refs\/pull\//, 'refs/remotes/pull/');
  return { name: ref, source, tracking, checkout: ['--detach', tracking] };
}

function commitTarget(sha: string): Target {
  return { name: sha, source: sha, tracking: 'refs/remotes/origin/_commit', checkout: ['--detach', sha] };
}

function fetchCommand({ source, tracking }: Target, depth: number): string[] {
  const shallow = depth > 0 ? ['--no-tags', `--depth=${depth}`] : [];
  const everything = depth > 0 ? [] : ['+refs/heads/*:refs/remotes/origin/*', '+refs/tags/*:refs/tags/*'];
  const uploadPack = '--upload-pack=git -c uploadpack.allowAnySHA1InWant=true upload-pack';
  // The wanted ref comes last, so that a branch moved meanwhile does not win over the event's commit.
  return [
    'fetch',
    '--quiet',
    '--no-recurse-submodules',
    uploadPack,
    ...shallow,
    'origin',
    ...everything.filter((spec) => !spec.endsWith(`:${tracking}`)),
    `+${source}:${tracking}`,
  ];
}

async function prepare(job: JobSession, folder: string, repository: string): Promise<void> {
  const address = `https://github.com/${repository}`;
  const bare = job.plan.session.standin.gitDirectory(repository);
  const rule = [`[url "file://${bare}"]`, `\tinsteadOf = ${address}`, `\tinsteadOf = ${address}.git`, ''];
  await appendFile(join(job.folders.home, '.gitconfig'), rule.join('\n'));
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true, force: true });
  await runGit(job, folder, ['-c', 'init.defaultBranch=main', 'init', '--quiet']);
  await runGit(job, folder, ['remote', 'add', 'origin', address]);
}

async function persistCredentials({ inputs, job, step }: BuiltinCall, run: (...words: string[]) => Promise<string>) {
  if (inputs['persist-credentials'] === 'false') return;
  const token = inputs['token'] || String(job.github['token']);
  const basic = Buffer.from(`x-access-token:${token}`).toString('base64');
  job.masks.add(basic);
  await run('config', '--local', header, `AUTHORIZATION: basic ${basic}`);
  job.posts.push({
    id: step.id,
    name: `Post ${step.name}`,
    condition: 'always()',
    run: async () => {
      // The repository may be gone by now, or the setting: neither is the job's failure.
      await run('config', '--local', '--unset-all', header).catch(() => undefined);
      return { succeeded: true, exitCode: null, log: '', annotations: [], outputs: {}, summary: '' };
    },
  });
}

async function runGit(job: JobSession, folder: string, words: readonly string[]): Promise<string> {
  const { home } = job.folders;
  try {
    return await git(folder, words, { HOME: home, GIT_CONFIG_GLOBAL: join(home, '.gitconfig') });
  } catch (error) {
    throw new StepFault(job.masks.apply((error as Error).message), { cause: error });
  }
}

function refuseUnknown(inputs: Readonly<Record<string, string>>): void {
  const unknown = Object.keys(inputs).filter((name) => !understood.has(name));
  if (unknown.length === 0) return;
  throw new UnsupportedWorkflow(`The stand-in for actions/checkout does not know ${unknown.join(', ')}.`);
}

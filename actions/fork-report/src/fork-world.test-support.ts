import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Ports, Result } from '@mlops-actions/action';
import { keep } from '@mlops-actions/comparison';
import { parsePredictions } from '@mlops-actions/dataset';
import { ServiceError } from '@mlops-actions/errors';
import { parsePolicy } from '@mlops-actions/gate';
import type { CommitStatus, GitHub, PullRequestState } from '@mlops-actions/github';
import { type ForkReportRecord, forkReportRecord, serializeRecord } from '@mlops-actions/records';
import type { RunContext } from '@mlops-actions/runner';
import type { ArtifactStore, StoredArtifact } from '@mlops-actions/runner/artifacts';
import { definition, type Outputs } from './definition.ts';
import { digestOf, payloadOf, policy, pull, shas, sourceRun } from './fork-samples.test-support.ts';
import { run } from './run.ts';

type Files = Readonly<Record<string, string | Buffer>>;

/** An artifact of the fork's run. */
export interface Stored {
  readonly name: string;
  readonly files: Files;
  readonly size?: number;
}

/** What a test's repository holds. */
export interface WorldOptions {
  /** What main recorded; nothing where it is left out. */
  readonly baseline?: string | undefined;
  /** Digest of the candidate in the recorded baseline. */
  readonly baselineDigest?: string;
  /** Files by `path@commit`; what is not there on the head is as on the base. */
  readonly files?: Readonly<Record<string, string | undefined>>;
  readonly artifacts?: readonly Stored[];
  readonly pulls?: readonly PullRequestState[];
  /** What the pull requests are when they are asked for again. */
  readonly later?: readonly PullRequestState[];
  readonly inputs?: Readonly<Record<string, string>>;
  readonly event?: Partial<RunContext>;
  readonly workflowRun?: Readonly<Record<string, unknown>>;
}

/** What came of a report. */
export interface Told {
  readonly result: Result<Outputs>;
  readonly record: ForkReportRecord;
  readonly statuses: readonly (Omit<CommitStatus, 'creator'> & { readonly sha: string })[];
  readonly log: string;
  /** Every request that was sent, by name. */
  readonly asked: readonly string[];
}

/** Runs fork-report against a repository in memory, and carries out the effects it asks for. */
export async function report(options: WorldOptions = {}): Promise<Told> {
  const temp = await mkdtemp(join(tmpdir(), 'fork-report-'));
  try {
    const log: string[] = [];
    const asked: string[] = [];
    const statuses: (Omit<CommitStatus, 'creator'> & { readonly sha: string })[] = [];
    const github = await memoryGitHub(options, { asked, statuses });
    const ports = portsOf(options, { temp, log, github });
    const inputs = definition.inputs.parse({ 'status-name': 'mlops/fork', token: 't', ...options.inputs });
    const result = await run(inputs, ports);
    for (const effect of result.effects ?? []) await effect.apply();
    return { result, record: forkReportRecord.parse(result.record), statuses, log: log.join('\n'), asked };
  } finally {
    await rm(temp, { recursive: true, force: true });
  }
}

interface Heard {
  readonly asked: string[];
  readonly statuses: (Omit<CommitStatus, 'creator'> & { readonly sha: string })[];
}

async function memoryGitHub(options: WorldOptions, { asked, statuses }: Heard): Promise<GitHub> {
  const { files = { [`mlops/gate.yml@${shas.base}`]: policy }, pulls = [pull()], later = pulls } = options;
  const snapshot = await snapshotOf(options);
  const parents: Readonly<Record<string, readonly string[]>> = {
    [shas.base]: [],
    [shas.head]: [shas.base],
    [shas.merge]: [shas.base, shas.head],
    [shas.stranger]: [shas.base, shas.newer],
  };
  const commit = (sha: string) => {
    const known = parents[sha];
    if (known === undefined) throw new ServiceError('E_GITHUB', 'no such commit', { status: 404 });
    return { sha, tree: sha, parents: known, date: '2026-01-01T00:00:00Z' };
  };
  const answering: Partial<GitHub> = {
    repository: 'octo-org/spam-filter',
    file: async (path, ref) => {
      const at = `${path}@${ref}`;
      return ref === shas.head && !(at in files) ? files[`${path}@${shas.base}`] : files[at];
    },
    commit: async (sha) => commit(sha),
    commits: async (sha) => [commit(sha)],
    mergeBase: async () => shas.base,
    refs: async () => (snapshot.size === 0 ? [] : [{ ref: `refs/mlops/model/${shas.base}/31-1`, sha: shas.newer }]),
    tree: async () => [...snapshot].map(([path, { length }]) => ({ path, type: 'blob', sha: path, size: length })),
    blob: async (sha) => snapshot.get(sha) ?? Buffer.alloc(0),
    pullRequestsFrom: async (owner, branch) =>
      pulls.filter(({ head }) => head.repository?.split('/')[0] === owner && head.ref === branch),
    pullRequest: async (number) => later.find((one) => one.number === number),
    createStatus: async (sha, status) => void statuses.push({ sha, ...status }),
  };
  return new Proxy(answering, {
    get(target, name: keyof GitHub | 'then') {
      const method = name === 'then' ? undefined : target[name];
      // A promise asks whatever it resolves to whether it is one.
      if (name === 'then') return undefined;
      if (method === undefined) throw new Error(`not for run to call: ${name}`);
      asked.push(name);
      return method;
    },
  }) as GitHub;
}

/** What a push to main recorded, as eval-gate does. */
async function snapshotOf({ baseline, baselineDigest }: WorldOptions): Promise<Map<string, Buffer>> {
  if (baseline === undefined) return new Map();
  const predictions = await parsePredictions(Buffer.from(baseline), 'predictions.jsonl');
  const record = serializeRecord({
    kind: 'eval-gate',
    schemaVersion: 1,
    model: 'model',
    commit: shas.base,
    run: { id: 31, attempt: 1, event: 'push', repository: 'octo-org/spam-filter' },
    createdAt: '2026-01-05T08:00:00.000Z',
    verdict: 'inconclusive',
    mode: 'merge',
    policy: { source: 'mlops/gate.yml', digest: null, differs: [] },
    candidate: { source: 'train', commit: shas.base, digest: baselineDigest ?? digestOf('the model of main') },
    baseline: null,
    examples: { paired: 0, discordant: 0, onlyCandidate: 0, onlyBaseline: 0, relabelled: 0 },
    alpha: 0.05,
    comparisons: [],
    override: null,
    flags: [],
    error: null,
  });
  return new Map([
    ['eval-gate.json', Buffer.from(record)],
    ['predictions.jsonl.gz', keep('model', parsePolicy(policy, 'gate.yml'), predictions, 'hashed')],
  ]);
}

interface Place {
  readonly temp: string;
  readonly log: string[];
  readonly github: GitHub | undefined;
}

/** The ports of a run; without `github` there is no token. */
export function portsOf({ artifacts = [], event, workflowRun }: WorldOptions, { temp, log, github }: Place): Ports {
  const unexpected = () => {
    throw new Error('not for run to call');
  };
  return {
    now: () => new Date('2026-01-06T03:04:05Z'),
    github: async () => github,
    artifacts: async () => storeOf(artifacts),
    runner: {
      context: {
        eventName: 'workflow_run',
        payload: payloadOf(workflowRun),
        sha: 'f'.repeat(40),
        ref: 'refs/heads/main',
        repository: { owner: 'octo-org', name: 'spam-filter' },
        runId: 5000,
        runAttempt: 1,
        workspace: temp,
        temp,
        serverUrl: 'https://github.example',
        image: null,
        environment: {},
        ...event,
      },
      info: (message) => log.push(message),
      debug: (message) => log.push(message),
      group: (_, body) => body(),
      untrusted: unexpected,
      input: unexpected,
      output: unexpected,
      annotate: unexpected,
      summary: unexpected,
      redact: (text: string) => text,
      mask: unexpected,
      saveState: unexpected,
      state: unexpected,
      exit: unexpected,
    },
  };
}

function storeOf(stored: readonly Stored[]): ArtifactStore {
  const unexpected = () => {
    throw new Error('not for run to call');
  };
  const list: StoredArtifact[] = stored.map(({ name, size = 1000 }, index) => ({
    name,
    id: index + 1,
    size,
    digest: undefined,
  }));
  return {
    upload: unexpected,
    uploadFile: unexpected,
    list: unexpected,
    download: unexpected,
    downloadOfRun: unexpected,
    listOfRun: async ({ id }) => (id === sourceRun ? list : []),
    async downloadById({ id }, folder) {
      for (const [name, text] of Object.entries(stored[id - 1]?.files ?? {})) {
        await mkdir(dirname(join(folder, name)), { recursive: true });
        await writeFile(join(folder, name), text);
      }
    },
  };
}

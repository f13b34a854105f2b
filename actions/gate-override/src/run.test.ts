import type { Ports } from '@mlops-actions/action';
import { ServiceError, UserError } from '@mlops-actions/errors';
import { parseAcceptance } from '@mlops-actions/gate';
import type { Access, Comment, CommitStatus, GitHub, PullRequestState, WorkflowRun } from '@mlops-actions/github';
import { parseRecord, serializeRecord } from '@mlops-actions/records';
import { describe, expect, it } from 'vitest';
import { definition } from './definition.ts';
import { recover, run } from './run.ts';

const head = 'a'.repeat(40);
const tip = 'b'.repeat(40);
const label = 'accept-regression';
const context = 'mlops/override/spam';
const policy = `metrics: { accuracy: , recall: }
slices: { guard: [{ where: { mail_type: newsletter }, metric: false_positive_rate }] }
positive: spam
override: { label: ${label} }
`;

/** A repository in memory, as far as an override looks at it. */
interface World {
  readonly files: Record<string, string>;
  readonly access: Record<string, Access>;
  readonly comments: Comment[];
  readonly runs: (WorkflowRun & { readonly artifacts: readonly string[] })[];
  readonly statuses: CommitStatus[];
  readonly pull: { open: boolean; sha: string; labels: string[] };
  branches: string[];
  headDate: string;
  /** Faults by the name of the call. */
  readonly faults: Record<string, Error>;
  /** Everything that was changed, in its order. */
  readonly changes: string[];
  refusesReruns: boolean;
}

function world(): World {
  return {
    files: { 'mlops/gate.yml': policy },
    access: { octocat: 'write', reader: 'read', triager: 'triage', boss: 'admin', keeper: 'maintain' },
    comments: [],
    runs: [],
    statuses: [],
    pull: { open: true, sha: head, labels: [label] },
    branches: ['main'],
    headDate: '2026-07-01T10:00:00Z',
    faults: {},
    changes: [],
    refusesReruns: false,
  };
}

function say(at: World, login: string, body: string, updatedAt = '2026-07-01T11:00:00Z', type = 'User'): Comment {
  const id = at.comments.length + 1;
  const url = `https://github.com/o/r/pull/7#issuecomment-${id}`;
  const comment = { id, body, url, createdAt: updatedAt, updatedAt, author: { login, type } };
  at.comments.push(comment);
  return comment;
}

function addRun(at: World, id: number, change: Partial<World['runs'][number]> = {}): void {
  at.runs.push({
    id,
    attempt: 1,
    event: 'pull_request',
    headSha: head,
    headBranch: 'change',
    headRepository: 'o/r',
    status: 'completed',
    conclusion: 'failure',
    url: `https://github.com/o/r/actions/runs/${id}`,
    createdAt: '2026-07-01T09:00:00Z',
    artifacts: ['mlops-spam-eval-gate'],
    ...change,
  });
}

function gitHubOf(at: World): GitHub {
  const met = (call: string) => {
    const fault = at.faults[call];
    if (fault !== undefined) throw fault;
  };
  const restart = (kind: string) => (id: number) => {
    met(kind);
    if (at.refusesReruns) return Promise.resolve(false);
    at.changes.push(`${kind} ${id}`);
    return Promise.resolve(true);
  };
  const known = {
    refs: () => Promise.resolve(at.branches.map((name) => ({ ref: `refs/heads/${name}`, sha: tip }))),
    file: (path: string, ref: string) => Promise.resolve(ref === tip ? at.files[path] : undefined),
    accessOf: (login: string) => Promise.resolve(at.access[login] ?? 'none'),
    pullRequest: (number: number): Promise<PullRequestState> =>
      Promise.resolve({
        number,
        open: at.pull.open,
        head: { sha: at.pull.sha, ref: 'change', repository: 'o/r' },
        base: { sha: tip, ref: 'main' },
        labels: at.pull.labels,
        url: '',
      }),
    comments: () => Promise.resolve(at.comments),
    commit: () => Promise.resolve({ sha: head, tree: '', parents: [], date: at.headDate }),
    statuses: () => Promise.resolve(at.statuses),
    createStatus: (sha: string, status: Omit<CommitStatus, 'creator'>) => {
      met('status');
      at.changes.push(`status ${status.state} on ${sha}`);
      at.statuses.splice(0, 1, { ...status, creator: 'github-actions[bot]' });
      return Promise.resolve();
    },
    workflowRunsOf: () => {
      met('runs');
      return Promise.resolve(at.runs);
    },
    artifactNamesOf: (id: number) => Promise.resolve(at.runs.find((one) => one.id === id)?.artifacts ?? []),
    rerunFailedJobs: restart('failed jobs of'),
    rerun: restart('all of'),
  };
  // Whatever else is asked for is a fault of the test.
  return known as unknown as GitHub;
}

interface Event {
  readonly action?: string;
  readonly label?: string;
  readonly by?: string;
  readonly type?: string;
  readonly name?: string;
  readonly payload?: object;
}

function portsOf(at: World | undefined, event: Event): Ports {
  const { action = 'labeled', by = 'octocat', type = 'User', name = 'pull_request_target' } = event;
  const unexpected = () => {
    throw new Error('not for run to call');
  };
  return {
    now: () => new Date('2026-07-01T12:00:00Z'),
    artifacts: unexpected,
    github: () => Promise.resolve(at && gitHubOf(at)),
    runner: {
      context: {
        eventName: name,
        payload: event.payload ?? {
          action,
          label: { name: event.label ?? label },
          sender: { login: by, type },
          pull_request: {
            number: 7,
            head: { sha: head, repo: { full_name: 'stranger/r' } },
            base: { sha: 'c'.repeat(40), ref: 'main', repo: { full_name: 'o/r' } },
          },
        },
        sha: tip,
        ref: 'refs/heads/main',
        repository: { owner: 'o', name: 'r' },
        runId: 9,
        runAttempt: 1,
        workspace: '',
        temp: '',
        serverUrl: 'https://github.com',
        image: null,
        environment: {},
      },
      info: () => {},
      group: (_, body) => body(),
      debug: unexpected,
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

async function override(at: World, event: Event = {}, inputs: Record<string, string> = {}) {
  const result = await run(definition.inputs.parse({ model: 'spam', ...inputs }), portsOf(at, event));
  expect(parseRecord('gate-override', serializeRecord(result.record), 'r')).toEqual(result.record);
  return { ...result, exit: result.failure?.exit ?? 0, message: result.failure?.message ?? '' };
}

describe('a person with write access', () => {
  it('accepts what their comment says, for the head commit, and the gate decides anew', async () => {
    const at = world();
    say(at, 'octocat', '/mlops accept accuracy: The label guide changed.\n/mlops accept examples: It was cleaned.');
    addRun(at, 41);
    addRun(at, 42, { artifacts: ['mlops-spam-eval-gate-3'] });
    const result = await override(at);
    expect(result.exit).toBe(0);
    expect(result.outputs).toEqual({ state: 'accepted', metrics: ['accuracy', 'examples'], reran: [41, 42] });
    expect(at.changes).toEqual([`status success on ${head}`, 'failed jobs of 41', 'failed jobs of 42']);
    const [status] = at.statuses;
    expect(status).toMatchObject({ context, state: 'success', url: at.comments[0]?.url });
    expect(parseAcceptance(status?.description ?? '')).toEqual({
      by: 'octocat',
      metrics: ['accuracy', 'examples'],
      reason: 'The label guide changed.; It was cleaned.',
    });
    expect(result.record).toMatchObject({
      state: 'accepted',
      by: 'octocat',
      headSha: head,
      pullRequest: 7,
      reason: 'accuracy: The label guide changed.; examples: It was cleaned.',
    });
    for (const text of ['`accuracy`', 'The label guide changed', '`octocat`', 'next push', '`run 41`'])
      expect(result.section).toContain(text);
  });

  it.each(['octocat', 'keeper', 'boss'])('may be %s', async (by) => {
    const at = world();
    say(at, by, '/mlops accept accuracy: why not');
    expect((await override(at, { by })).outputs.state).toBe('accepted');
  });

  it('may write the name of the label otherwise, and be written otherwise', async () => {
    const at = world();
    say(at, 'OctoCat', '/mlops accept accuracy: why not');
    at.pull.labels.splice(0, 1, 'Accept-Regression');
    expect((await override(at, { label: 'Accept-Regression' })).outputs.state).toBe('accepted');
  });

  it('is understood by their newest comment with a command alone, edits included', async () => {
    const at = world();
    say(at, 'octocat', '/mlops accept recall: edited last', '2026-07-01T11:30:00Z');
    say(at, 'octocat', '/mlops accept accuracy: written last', '2026-07-01T11:20:00Z');
    say(at, 'octocat', 'Thanks.', '2026-07-01T11:40:00Z');
    say(at, 'boss', '/mlops accept examples: of another', '2026-07-01T11:50:00Z');
    expect((await override(at)).outputs.metrics).toEqual(['recall']);
  });

  it('changes nothing by asking for the same again, but starts what still fails', async () => {
    const at = world();
    say(at, 'octocat', '/mlops accept accuracy: why not');
    await override(at);
    const { outputs } = await override(at);
    expect(outputs.state).toBe('accepted');
    expect(at.changes).toEqual([`status success on ${head}`]);
  });

  it('may accept what a guarded slice or the examples are judged by', async () => {
    const at = world();
    say(at, 'octocat', '/mlops accept false_positive_rate: few\n/mlops accept examples: few');
    expect((await override(at)).exit).toBe(0);
  });

  it('may name any metric where no policy file says which there are', async () => {
    const at = world();
    delete at.files['mlops/gate.yml'];
    say(at, 'octocat', '/mlops accept anything: why not');
    expect((await override(at, {}, { label })).outputs).toMatchObject({ state: 'accepted', metrics: ['anything'] });
  });

  it('publishes nothing in a dry run', async () => {
    const at = world();
    say(at, 'octocat', '/mlops accept accuracy: why not');
    addRun(at, 41);
    const { outputs } = await override(at, {}, { 'dry-run': 'true' });
    expect(outputs).toEqual({ state: 'accepted', metrics: ['accuracy'], reran: [] });
    expect(at.changes).toEqual([]);
  });
});

describe('nothing is accepted', () => {
  const spoken = (body: string) => (at: World) => void say(at, 'octocat', body);
  const good = spoken('/mlops accept accuracy: why not');
  it.each<[string, (at: World) => void, Event, RegExp]>([
    ['without a comment', () => {}, {}, /\/mlops accept accuracy: <why/],
    ['by a comment without a command', spoken('Please accept accuracy.'), {}, /has not said/],
    [
      'by a comment of somebody else',
      (at) => void say(at, 'boss', '/mlops accept accuracy: why'),
      {},
      /octocat has not/,
    ],
    [
      'by a comment of an app of the same name',
      (at) => void say(at, 'octocat', '/mlops accept accuracy: why', undefined, 'Bot'),
      {},
      /has not said/,
    ],
    ['by a quotation', spoken('> /mlops accept accuracy: why not'), {}, /has not said/],
    ['without a reason', spoken('/mlops accept accuracy:'), {}, /gives no reason/],
    [
      'by the line as the summary shows it',
      spoken('/mlops accept accuracy: <why this is acceptable>'),
      {},
      /no reason/,
    ],
    [
      'when one of two lines cannot be followed',
      spoken('/mlops accept accuracy: why\n/mlops accept x'),
      {},
      /no colon/,
    ],
    [
      'of what the policy does not judge',
      spoken('/mlops accept acuracy: why not'),
      {},
      /does not judge "acuracy".*recall/,
    ],
    [
      'of more names than a status holds',
      (at) => {
        const names = ['x', 'y', 'z'].map((letter) => letter.repeat(60));
        at.files['mlops/gate.yml'] =
          `metrics: { ${names.map((name) => `metric:${name}: { better: lower }`).join(', ')} }\noverride: { label: ${label} }\n`;
        say(at, 'octocat', names.map((name) => `/mlops accept metric:${name}: why not`).join('\n'));
      },
      {},
      /do not fit/,
    ],
    [
      'of a reader',
      (at) => void say(at, 'reader', '/mlops accept accuracy: why'),
      { by: 'reader' },
      /reader has read access/,
    ],
    [
      'of one who may only triage',
      (at) => void say(at, 'triager', '/mlops accept accuracy: why'),
      { by: 'triager' },
      /triage access/,
    ],
    ['of one nobody knows', (at) => void say(at, 'ghost', '/mlops accept accuracy: why'), { by: 'ghost' }, /no access/],
    ['of a bot', good, { type: 'Bot' }, /no person/],
    ['of an organisation', good, { type: 'Organization' }, /no person/],
    [
      'after a push',
      (at) => {
        good(at);
        at.pull.sha = 'd'.repeat(40);
      },
      {},
      /the head is dddddddddd by now/,
    ],
    [
      'on a closed pull request',
      (at) => {
        good(at);
        at.pull.open = false;
      },
      {},
      /is not open/,
    ],
    [
      'when the label is gone',
      (at) => {
        good(at);
        at.pull.labels.length = 0;
      },
      {},
      /taken away meanwhile/,
    ],
    [
      'by a comment older than the head',
      (at) => {
        good(at);
        at.headDate = '2026-07-01T11:00:01Z';
      },
      {},
      /older than the head commit/,
    ],
    [
      'by a comment older than the first run of a head with a forged date',
      (at) => {
        good(at);
        at.headDate = '2020-01-01T00:00:00Z';
        addRun(at, 41, { createdAt: '2026-07-01T11:30:00Z' });
        addRun(at, 40, { createdAt: '2026-07-01T11:20:00Z' });
      },
      {},
      /older than the head commit/,
    ],
    [
      'without a policy',
      (at) => void delete at.files['mlops/gate.yml'],
      {},
      /override: \{ label: accept-regression \}/,
    ],
    [
      'without a label in the policy',
      (at) => {
        at.files['mlops/gate.yml'] = 'metrics: { accuracy: }\n';
      },
      {},
      /names none/,
    ],
    [
      'when the base branch is gone',
      (at) => {
        at.branches = ['main-2'];
      },
      {},
      /base branch main is gone/,
    ],
  ])('%s', async (_, arrange, event, why) => {
    const at = world();
    arrange(at);
    const result = await override(at, event);
    expect({ exit: result.exit, ...result.outputs }).toEqual({ exit: 1, state: 'refused', metrics: [], reran: [] });
    expect(result.message).toMatch(why);
    expect(result.message).not.toContain('\n');
    expect(result.record).toMatchObject({ state: 'refused', by: null, metrics: [] });
    expect(result.section).toContain('❌');
    expect(at.changes).toEqual([]);
  });

  it.each<[string, Event]>([
    ['pull_request', { name: 'pull_request' }],
    ['push', { name: 'push', payload: { ref: 'refs/heads/main' } }],
    ['another type', { action: 'opened' }],
    ['no label', { payload: { action: 'labeled' } }],
  ])('on another event: %s', async (_, event) => {
    await expect(override(world(), event)).rejects.toMatchObject({
      code: 'E_EVENT',
      message: expect.stringContaining('types: [labeled, unlabeled]') as string,
    });
  });

  it('without a token', async () => {
    await expect(run(definition.inputs.parse({}), portsOf(undefined, {}))).rejects.toMatchObject({
      code: 'E_PERMISSION',
    });
  });

  it('by a policy that cannot be read', async () => {
    const at = world();
    at.files['mlops/gate.yml'] = 'overide: {}\n';
    await expect(override(at)).rejects.toMatchObject({ code: 'E_POLICY' });
  });
});

describe('a comment that names the head', () => {
  it.each([head.slice(0, 7), head])('counts though it is older (%s)', async (name) => {
    const at = world();
    at.headDate = '2026-07-01T11:59:00Z';
    say(at, 'octocat', `/mlops accept accuracy: why not\n\nSeen at ${name}.`);
    expect((await override(at)).outputs.state).toBe('accepted');
  });

  it.each([head.slice(0, 6), `${'a'.repeat(39)}b`])(
    'does not count when the name is not its own (%s)',
    async (name) => {
      const at = world();
      at.headDate = '2026-07-01T11:59:00Z';
      say(at, 'octocat', `/mlops accept accuracy: why not ${name}`);
      expect((await override(at)).outputs.state).toBe('refused');
    },
  );

  it('need not, where it is newer than the first run of the head, though later ones followed', async () => {
    const at = world();
    addRun(at, 42, { createdAt: '2026-07-01T11:30:00Z' });
    addRun(at, 41, { createdAt: '2026-07-01T10:30:00Z' });
    say(at, 'octocat', '/mlops accept accuracy: why not');
    expect((await override(at)).outputs.state).toBe('accepted');
  });

  it('need not, where runs cannot be read and the comment is newer than the commit', async () => {
    const at = world();
    at.faults['runs'] = new UserError('E_PERMISSION', 'add `actions: read`');
    say(at, 'octocat', '/mlops accept accuracy: why not');
    expect((await override(at)).outputs.state).toBe('accepted');
  });
});

describe('the rules', () => {
  it('are those of the model before those of the repository, read where the base branch is now', async () => {
    const at = world();
    at.files['mlops/spam/gate.yml'] = 'metrics: { f1: }\npositive: spam\noverride: { label: other }\n';
    expect((await override(at)).outputs.state).toBe('skipped');
  });

  it('may lie elsewhere, below the working directory', async () => {
    const at = world();
    at.files['ml/rules.yml'] = policy;
    delete at.files['mlops/gate.yml'];
    say(at, 'octocat', '/mlops accept accuracy: why not');
    const inputs = { policy: 'rules.yml', 'working-directory': 'ml' };
    expect((await override(at, {}, inputs)).outputs.state).toBe('accepted');
  });

  it.each([
    ['the policy', {}],
    ['the input', { label: 'Needs-Acceptance' }],
  ])('leave other labels alone than that of %s', async (_, inputs) => {
    const at = world();
    const result = await override(at, { label: 'bug', by: 'reader' }, inputs);
    expect({ exit: result.exit, state: result.outputs.state }).toEqual({ exit: 0, state: 'skipped' });
    expect(at.changes).toEqual([]);
  });
});

describe('which runs decide anew', () => {
  async function accept(at: World) {
    say(at, 'octocat', '/mlops accept accuracy: why not');
    return override(at);
  }

  it('are failed ones of the pull request that hold a verdict of the model', async () => {
    const at = world();
    addRun(at, 1, { event: 'push' });
    addRun(at, 2, { conclusion: 'success' });
    addRun(at, 3, { artifacts: ['mlops-ham-eval-gate', 'mlops-spam-train', 'mlops-spam-eval-gate-x'] });
    addRun(at, 4, { event: 'pull_request_target' });
    addRun(at, 5, { conclusion: 'cancelled' });
    const { outputs, section } = await accept(at);
    expect(outputs.reran).toEqual([]);
    expect(section).toContain('No run of this commit holds a verdict');
  });

  it('are named when they are under way, or GitHub will not start them', async () => {
    const at = world();
    addRun(at, 41);
    addRun(at, 42, { status: 'in_progress', conclusion: undefined });
    at.refusesReruns = true;
    const { outputs, section, annotations, exit } = await accept(at);
    expect({ exit, reran: outputs.reran }).toEqual({ exit: 0, reran: [] });
    expect(section).toMatch(/runs&#47;41|runs\/41/);
    expect(annotations?.map(({ message }) => message).join()).toMatch(/42 is under way.*41 again: re-run it by hand/);
  });

  it('stay as they are without the permission, and what to do is said', async () => {
    const at = world();
    addRun(at, 41);
    at.faults['failed jobs of'] = new UserError('E_PERMISSION', 'Add `actions: write`.');
    const { outputs, annotations, exit } = await accept(at);
    expect({ exit, state: outputs.state }).toEqual({ exit: 0, state: 'accepted' });
    expect(annotations?.[0]?.message).toMatch(/actions: write.*by hand/);
    expect(at.changes).toEqual([`status success on ${head}`]);
  });

  it('are not started when the status could not be written', async () => {
    const at = world();
    addRun(at, 41);
    at.faults['status'] = new ServiceError('E_GITHUB', 'status 502');
    await expect(accept(at)).rejects.toThrow('502');
    expect(at.changes).toEqual([]);
    const record = recover({ code: 'E_GITHUB', message: 'x' }, definition.inputs.parse({}), portsOf(at, {}));
    expect(parseRecord('gate-override', serializeRecord(record), 'r')).toMatchObject({ state: 'refused', metrics: [] });
  });
});

describe('taking the label away', () => {
  const event = { action: 'unlabeled' };
  function accepted(): World {
    const at = world();
    at.pull.labels.length = 0;
    at.statuses.push({ context, state: 'success', description: 'x', url: '', creator: 'github-actions[bot]' });
    addRun(at, 41, { conclusion: 'success' });
    addRun(at, 42, { conclusion: 'failure' });
    return at;
  }

  it('withdraws what was accepted, and what passed by it decides anew', async () => {
    const at = accepted();
    const { outputs, record, exit } = await override(at, event);
    expect({ exit, ...outputs }).toEqual({ exit: 0, state: 'withdrawn', metrics: [], reran: [41] });
    expect(at.changes).toEqual([`status failure on ${head}`, 'all of 41']);
    expect(at.statuses[0]?.description).toBe('withdrawn by octocat');
    expect(parseAcceptance(at.statuses[0]?.description ?? '')).toBeUndefined();
    expect(record).toMatchObject({ state: 'withdrawn', by: 'octocat', headSha: head });
  });

  it('is nothing to do when nothing is accepted for the commit', async () => {
    const at = accepted();
    at.statuses.length = 0;
    expect((await override(at, event)).outputs.state).toBe('skipped');
    expect(at.changes).toEqual([]);
  });

  it('is nothing to do twice', async () => {
    const at = accepted();
    await override(at, event);
    expect((await override(at, event)).outputs.state).toBe('skipped');
    expect(at.changes).toEqual([`status failure on ${head}`, 'all of 41']);
  });

  it('is nothing to do when the label is on again', async () => {
    const at = accepted();
    at.pull.labels.push(label);
    expect((await override(at, event)).outputs.state).toBe('skipped');
    expect(at.changes).toEqual([]);
  });

  it.each([
    ['one who may only triage', { by: 'triager' }],
    ['a bot', { type: 'Bot' }],
  ])('takes no right: %s shuts the gate as well', async (_, by) => {
    const at = accepted();
    const { outputs, exit } = await override(at, { ...event, ...by });
    expect([outputs.state, exit]).toEqual(['withdrawn', 0]);
    expect(at.changes).toEqual([`status failure on ${head}`, 'all of 41']);
  });
});

it('makes nothing of what people wrote but text', async () => {
  const hostile = '<img src=x onerror=alert(1)> @octocat | [x](https://evil.example) ::error::x';
  const at = world();
  say(at, 'octocat', `/mlops accept accuracy: ${hostile}`);
  const accepted = await override(at);
  say(at, 'octocat', `/mlops accept ${hostile}`, '2026-07-01T11:30:00Z');
  const refused = await override(at);
  for (const { section } of [accepted, refused]) {
    const prose = section.replace(/(`+)(?:(?!\1)[\s\S])*\1/g, '');
    for (const trace of ['<img', '@octocat', '](https']) expect(prose).not.toContain(trace);
  }
});

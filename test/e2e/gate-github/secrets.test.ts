import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BundleResult, WorkflowEvent } from '../../runner/index.ts';
import type { Fault } from '../../standin/index.ts';
import { GateWorld, type Row, rows, type Use } from '../gate-world.ts';
import { artifactFiles, inWorld, open, seed, seen } from './scene.ts';

const answers = (step: number): Row[] => rows({ n: 600, wrong: (index) => index % step === 7 });
const [base, good, bad] = [answers(50), answers(100), answers(8)];

/** Secrets as the environment of a step may hold them. */
const env = {
  AWS_ACCESS_KEY_ID: 'AKIAQ7ZW4EXAMPLE0KEY',
  AWS_SECRET_ACCESS_KEY: 'wJalr/XUtnFEMI+K7MDENG/bPxRfiCYzEXAMPLE',
  AWS_SESSION_TOKEN: 'FQoGZXIvYXdzEXAMPLEsessionTOKEN==',
  TRACKER_API_KEY: 'tracker-üñî-"secret"-93c1',
};

/** How a secret may be written. */
function formsOf(secret: string): string[] {
  const encoded = [0, 1, 2].map((offset) => {
    const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)]);
    return bytes.toString('base64').slice(Math.ceil((offset * 4) / 3), -4);
  });
  return [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1), ...encoded];
}

/** What of the secrets is found in a text; the token itself is never shown by a failing test. */
function leaks(secrets: Readonly<Record<string, string>>, places: ReadonlyMap<string, string>): string[] {
  return Object.entries(secrets).flatMap(([name, secret]) =>
    [...places].flatMap(([place, text]) =>
      formsOf(secret).flatMap((form, at) => (text.includes(form) ? [`${name} in ${place}, form ${at}`] : [])),
    ),
  );
}

/** Everything a step leaves behind. */
async function published(
  world: GateWorld,
  result: BundleResult,
  { workspace, runId }: { workspace: string; runId: number },
) {
  const { post } = result;
  const printed = (stdout = '') => stdout.replace(/^::add-mask::.*$/gm, '');
  const files = ['eval-gate.json', 'eval-gate.html'].map((name) => join(workspace, '.mlops/model', name));
  const texts = await Promise.all(files.map((path) => readFile(path, 'utf8').catch(() => '')));
  const pulls = Array.from({ length: 12 }, (_, at) => at + 1);
  const sent = world.standin.requests.map(({ path, query, body }) => JSON.stringify([path, query, body]));
  return new Map<string, string>([
    ['standard output', printed(result.stdout)],
    ['log', result.log],
    ['annotations', JSON.stringify(result.annotations)],
    ['outputs', JSON.stringify(result.outputs)],
    ['state', JSON.stringify(result.state)],
    ['environment', JSON.stringify([result.env, result.path])],
    ['summary', result.summary],
    ['post', `${printed(post?.stdout)}${post?.log ?? ''}${post?.summary ?? ''}`],
    ['record', texts[0] ?? ''],
    ['report', texts[1] ?? ''],
    ['bodies of requests', sent.join('\n')],
    ...[...artifactFiles(world, runId)].map(([name, bytes]) => [`artifact ${name}`, bytes.toString('latin1')] as const),
    ...world.standin.checkRuns(world.repository).map(({ values }) => ['check run', JSON.stringify(values)] as const),
    ['comments', JSON.stringify(pulls.map((number) => world.standin.comments(world.repository, number)))] as const,
  ]);
}

const rights = { contents: 'write', 'pull-requests': 'write', checks: 'write', statuses: 'read' } as const;

/** Whoever answers may repeat what was sent. */
const echo = (token: string) => ({ body: { message: `Bad token ${token}, twice ${token}` } });

interface Case extends Partial<Use> {
  readonly given?: readonly Row[];
  readonly fault?: (token: string) => Fault;
  readonly exit: number;
  readonly revoked?: boolean;
}

const cases: readonly (readonly [string, Case])[] = [
  ['a pass', { given: good, exit: 0 }],
  ['a fail', { given: bad, exit: 1 }],
  ['an error', { given: good.slice(50), exit: 2 }],
  ['nothing to judge', { inputs: { candidate: 'nowhere.jsonl' }, exit: 2 }],
  ['a wrong input', { given: good, inputs: { mode: 'x' }, exit: 2 }],
  ['a token that was revoked', { given: good, revoked: true, exit: 2 }],
  [
    'a 401 that repeats the token',
    {
      given: good,
      fault: (token) => ({ operationId: 'git/get-tree', kind: 'status', status: 401, ...echo(token) }),
      exit: 2,
    },
  ],
  [
    'a 403 that repeats the token while it comments',
    {
      given: good,
      fault: (token) => ({ operationId: 'issues/create-comment', kind: 'status', status: 403, ...echo(token) }),
      exit: 0,
    },
  ],
  [
    'a 500 that repeats the token',
    {
      given: good,
      fault: (token) => ({ operationId: 'git/get-tree', kind: 'status', status: 500, times: 9, ...echo(token) }),
      exit: 2,
    },
  ],
  ['a store that cannot be reached', { given: good, inputs: { 'records-store': 's3://records/x' }, exit: 2 }],
];

async function seeded(): Promise<GateWorld> {
  const world = await GateWorld.open();
  await seed(world, base);
  return world;
}

describe.concurrent('no secret is in anything a step leaves behind', () => {
  let shared: GateWorld;
  let run = 91_500;
  beforeAll(async () => {
    shared = await seeded();
  });
  afterAll(() => shared.close());

  test.each(cases)('after %s', async (what, { given, fault, exit, revoked = false, inputs = {} }) => {
    const own = fault === undefined ? undefined : await seeded();
    const world = own ?? shared;
    try {
      const { event } = await open(world, `Secrets ${what}`);
      const token = world.standin.issueToken({ repository: world.repository, permissions: rights });
      if (revoked) world.standin.revokeToken(token);
      if (fault !== undefined) world.standin.fault(fault(token));
      run += 1;
      const runId = run;
      const judged = await world.judge({
        event,
        ...(given === undefined ? {} : { rows: given }),
        token,
        runId,
        inputs: { 'check-name': 'quality', ...inputs },
        env: { ...env, AWS_ENDPOINT_URL: 'http://127.0.0.1:1', RUNNER_DEBUG: '1', ACTIONS_STEP_DEBUG: 'true' },
      });
      expect(judged.exitCode, `${what}: ${judged.log}`).toBe(exit);
      const places = await published(world, judged, { workspace: judged.workspace, runId });
      expect(leaks({ token, ...env }, places)).toEqual([]);
      expect(judged.masks).toContain(token);
    } finally {
      await own?.close();
    }
  });

  test(
    'after a push that records',
    inWorld(async (world) => {
      const event: WorkflowEvent = await world.push('Recorded');
      const token = world.standin.issueToken({ repository: world.repository, permissions: rights });
      const runId = 91_501;
      const judged = await world.judge({ event, rows: base, token, runId, env });
      expect(seen(judged).exit).toBe(0);
      const places = await published(world, judged, { workspace: judged.workspace, runId });
      expect(leaks({ token, ...env }, places)).toEqual([]);
      expect(places.get('bodies of requests')).toContain('eval-gate.json');
    }),
  );
});

test('the search for secrets finds them', () => {
  const secret = 'ghs_0123456789abcdef0123';
  for (const text of [secret, Buffer.from(`ab:${secret}:c`).toString('base64'), JSON.stringify({ [secret]: 1 })])
    expect(leaks({ token: secret }, new Map([['here', text]]))).not.toEqual([]);
});

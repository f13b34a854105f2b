import type { ActionDefinition } from '@mlops-actions/action';
import { parseContract } from '@mlops-actions/contract';
import { parsePolicy } from '@mlops-actions/gate';
import { describeInputs, loadDefinitions } from '@mlops-actions/tooling';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { parseWorkflowFile } from '../runner/parse-workflow.ts';
import { faultsOf } from './example-rules.ts';
import { actionOf, type Job, type Step } from './example-workflow.ts';
import { readSource, root, trackedFiles } from './sources.ts';

const workflows = trackedFiles('.yml').filter((path) =>
  /(^|\/)\.github\/workflows\/|^examples\/workflows\//.test(path),
);
const examples = workflows.filter((path) => path.startsWith('examples/'));
const readmes = ['README.md', ...trackedFiles('README.md').filter((path) => path.startsWith('actions/'))];
const jobsOf = (text: string) => Object.entries((parse(text) as { jobs?: Record<string, Job> }).jobs ?? {});

/** Blocks of a kind in a README, with the comment on the line before the fence. */
function blocks(path: string): { readonly mark: string; readonly text: string }[] {
  const fences = /(?:<!-- (example: [\w.]+|begin paste) -->\n)?```yaml\n([\s\S]*?)```/g;
  return [...readSource(path).matchAll(fences)].map(([, mark = '', text = '']) => ({ mark, text }));
}

/** Of a workflow, of its jobs alone, or of nothing but steps. */
function stepsShown(value: unknown): readonly Step[] {
  if (Array.isArray(value)) return value as Step[];
  const { jobs = value } = value as { readonly jobs?: unknown };
  return Object.values(jobs as Record<string, Job | null>).flatMap((job) => job?.steps ?? []);
}

/** Steps shown anywhere: in workflows, in jobs and steps of READMEs. */
function everyStep(): { readonly place: string; readonly step: Step }[] {
  const inWorkflows = workflows.flatMap((path) =>
    jobsOf(readSource(path)).flatMap(([, { steps = [] }]) => steps.map((step) => ({ place: path, step }))),
  );
  const shown = readmes.flatMap((path) =>
    blocks(path).flatMap(({ text }) => stepsShown(parse(text)).map((step) => ({ place: path, step }))),
  );
  return [...inWorkflows, ...shown];
}

describe.each(workflows)('%s', (path) => {
  const text = readSource(path);

  test('is a workflow to GitHub’s own parser', async () => {
    await expect(parseWorkflowFile(path, text)).resolves.toBeDefined();
  });

  test('says of each job what it may do and how long it may take', () => {
    const silent = jobsOf(text).filter(
      ([, job]) => job.permissions === undefined || job['timeout-minutes'] === undefined,
    );
    expect(silent.map(([name]) => name)).toEqual([]);
  });

  test('pins the actions of others by commit, with the version beside it', () => {
    const uses = text
      .split('\n')
      .filter((line) => /^\s*(- )?uses:/.test(line) && !line.includes('mlops-actions/suite'));
    expect(uses.filter((line) => !/@[0-9a-f]{40} # v\d/.test(line))).toEqual([]);
  });

  test('pastes nothing of an event into a script', () => {
    const scripts = jobsOf(text).flatMap(([, { steps = [] }]) => steps.flatMap(({ run }) => run ?? []));
    expect(scripts.filter((run) => run.includes('${{'))).toEqual([]);
  });
});

/** What an example does otherwise on purpose. */
const onPurpose: Readonly<Record<string, readonly string[]>> = {
  // What is required there is the status that fork-report sets.
  'examples/fork-report/.github/workflows/fork-gate.yml': [
    'listens to the merge queue',
    'has a check to require that is never skipped, under a constant name',
  ],
};

describe('what the examples teach', () => {
  const permissions = new Map<string, ActionDefinition['permissions']>();
  beforeAll(async () => {
    for (const definition of await loadDefinitions(root)) permissions.set(definition.name, definition.permissions);
  });

  test.each(examples)('%s keeps every rule', (path) => {
    const found = faultsOf(readSource(path), permissions);
    expect(found.map(({ rule }) => rule)).toEqual(onPurpose[path] ?? []);
  });

  test('there are examples of both kinds', () => {
    const folders = new Set(examples.map((path) => path.replace(/[^/]+$/, '')));
    expect(folders.size).toBeGreaterThan(2);
  });

  test.each([
    ['pull-request', 'permissions: {}', 'permissions: read-all', 'grants nothing by itself'],
    ['pull-request', '  merge_group:\n', '', 'listens to the merge queue'],
    ['pull-request', '  pull_request:\n', "  pull_request:\n    paths: ['src/**']\n", 'is filtered out by no path'],
    ['pull-request', '  merge_group:\n', '  merge_group:\n  push:\n', 'keeps pull requests and pushes apart'],
    ['pull-request', 'persist-credentials: false', 'fetch-depth: 1', 'checks out without keeping the token'],
    [
      'pull-request',
      'name: Gate',
      'name: Gate of ${{ github.ref }}',
      'has a check to require that is never skipped, under a constant name',
    ],
    [
      'pull-request',
      'if: always()',
      'if: ${{ !cancelled() }}',
      'has a check to require that is never skipped, under a constant name',
    ],
    ['pull-request', 'statuses: read', 'statuses: write', 'grants what its actions ask for, and no more'],
    [
      'scheduled-gate',
      'contents: read # the policy, the baseline, the versions',
      'actions: read',
      'grants what its actions ask for, and no more',
    ],
    [
      'matrix-gate',
      'needs: [train, gate]',
      'needs: [gate]',
      'sums up whatever became of every other job, under a constant name',
    ],
    [
      'override',
      '    steps:\n',
      '    steps:\n      - run: make\n',
      'touches no code where the event has the rights of the repository',
    ],
  ])('in %s.yml, %j made %j would be seen', (name, from, to, rule) => {
    const text = readSource(`examples/workflows/${name}.yml`);
    expect(text).toContain(from);
    expect(faultsOf(text.replace(from, to), permissions).map((fault) => fault.rule)).toEqual([rule]);
  });

  test.each([
    ['a gate that is skipped with its training', 'if: always()', 'if: success()'],
    ['training with a token that writes', 'contents: read\n', 'contents: write\n'],
  ])('%s would be seen', (_, from, to) => {
    const text = readSource('examples/workflows/pull-request.yml');
    expect(text).toContain(from);
    expect(faultsOf(text.replace(from, to), permissions)).toHaveLength(2);
  });

  test('the README of eval-gate shows both workflows of the pair, word by word', () => {
    const shown = blocks('actions/eval-gate/README.md').map(({ text }) => text);
    for (const name of ['pull-request', 'push']) {
      const text = readSource(`examples/workflows/${name}.yml`).replace(/^(#.*\n)+/, '');
      expect(shown).toContain(text);
    }
  });

  test('the gates READMEs show as a whole are examples, but for what is said about them', () => {
    const told = (text: string) => text.replace(/^ *#.*\n|^\n/gm, '');
    const files = examples.map((path) => told(readSource(path)));
    const shown = readmes.flatMap((path) =>
      blocks(path)
        .filter(
          ({ mark, text }) =>
            mark !== 'begin paste' && /^jobs:$/m.test(text) && /actions\/(eval-gate|gate-|fork-)/.test(text),
        )
        .map(({ text }) => ({ path, text: told(text) })),
    );
    expect(shown.length).toBeGreaterThan(2);
    expect(shown.filter(({ text }) => !files.some((file) => file.includes(text))).map(({ path }) => path)).toEqual([]);
  });
});

test('every use of an action names inputs it has, and those it requires', async () => {
  const definitions = new Map(
    (await loadDefinitions(root)).map((definition) => [definition.name as string, describeInputs(definition)]),
  );
  const own = everyStep().flatMap(({ place, step }) => {
    const name = actionOf(step);
    return name === undefined ? [] : [{ place, name, given: Object.keys(step.with ?? {}) }];
  });
  expect(own.length).toBeGreaterThan(6);
  const wrong = own.flatMap(({ place, name, given }) => {
    const inputs = definitions.get(name) ?? [];
    const unknown = given.filter((input) => !inputs.some((known) => known.name === input));
    const missing = inputs
      .filter(({ name: input, required }) => required && !given.includes(input))
      .map(({ name: input }) => `${input} (missing)`);
    return [...unknown, ...missing, ...(inputs.length === 0 ? ['no such action'] : [])].map(
      (what) => `${place}: ${name}: ${what}`,
    );
  });
  expect(wrong).toEqual([]);
});

test('the policies and contracts shown in READMEs are read without fault', () => {
  const shown = readmes.flatMap((path) => blocks(path));
  const policies = shown.filter(({ mark }) => mark === 'example: gate.yml');
  const contracts = shown.filter(({ mark }) => mark === 'example: contract.yml');
  expect([policies.length, contracts.length].every((count) => count > 0)).toBe(true);
  for (const { text } of policies) expect(parsePolicy(text, 'gate.yml').gating.length).toBeGreaterThan(0);
  for (const { text } of contracts) expect(parseContract(text, 'contract.yml').columns.length).toBeGreaterThan(0);
});

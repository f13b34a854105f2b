import { parseContract } from '@mlops-actions/contract';
import { parsePolicy } from '@mlops-actions/gate';
import { describeInputs, loadDefinitions } from '@mlops-actions/tooling';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { parseWorkflowFile } from '../runner/parse-workflow.ts';
import { readSource, root, trackedFiles } from './sources.ts';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly permissions?: unknown;
  readonly 'timeout-minutes'?: number;
  readonly steps?: readonly Step[];
}

const workflows = trackedFiles('.yml').filter((path) => /(^|\/)\.github\/workflows\//.test(path));
const readmes = ['README.md', ...trackedFiles('README.md').filter((path) => path.startsWith('actions/'))];
const jobsOf = (text: string) => Object.entries((parse(text) as { jobs?: Record<string, Job> }).jobs ?? {});

/** Blocks of a kind in a README, with the comment on the line before the fence. */
function blocks(path: string): { readonly mark: string; readonly text: string }[] {
  const fences = /(?:<!-- (example: [\w.]+|begin paste) -->\n)?```yaml\n([\s\S]*?)```/g;
  return [...readSource(path).matchAll(fences)].map(([, mark = '', text = '']) => ({ mark, text }));
}

/** Steps shown anywhere: in workflows, in jobs and steps of READMEs. */
function everyStep(): { readonly place: string; readonly step: Step }[] {
  const inWorkflows = workflows.flatMap((path) =>
    jobsOf(readSource(path)).flatMap(([, { steps = [] }]) => steps.map((step) => ({ place: path, step }))),
  );
  const shown = readmes.flatMap((path) =>
    blocks(path).flatMap(({ text }) => {
      const value = parse(text) as Record<string, Job> & { jobs?: Record<string, Job> };
      const jobs = Object.values(value.jobs ?? value).filter(
        (job) => typeof job === 'object' && job !== null && 'steps' in job,
      );
      return jobs.flatMap(({ steps = [] }) => steps.map((step) => ({ place: path, step })));
    }),
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

test('every use of an action names inputs it has, and those it requires', async () => {
  const definitions = new Map(
    (await loadDefinitions(root)).map((definition) => [definition.name as string, describeInputs(definition)]),
  );
  const own = everyStep().flatMap(({ place, step }) => {
    const [, name] = /^mlops-actions\/suite\/actions\/([\w-]+)@v1$/.exec(step.uses ?? '') ?? [];
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

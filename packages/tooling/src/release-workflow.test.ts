import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, test } from 'vitest';
import { parse } from 'yaml';
import { planRelease } from './release-plan.ts';

interface Step {
  readonly uses?: string;
  readonly run?: string;
}

interface Job {
  readonly needs?: string;
  readonly permissions: Readonly<Record<string, string>>;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly on: { readonly push: { readonly tags: readonly string[] } };
  readonly permissions: object;
  readonly jobs: { readonly build: Job; readonly release: Job };
}

const folder = fileURLToPath(new URL('.', import.meta.url));
const text = readFileSync(`${folder}../../../.github/workflows/release.yml`, 'utf8');
const { on, jobs, permissions } = parse(text) as Workflow;
const { build, release } = jobs;
const scripts = (job: Job) => job.steps.flatMap(({ run }) => run ?? []);

/** GitHub's filter patterns, as far as they are used here: `*` is anything but a slash, `[…]` and `+` are as in RegExp. */
const filters = on.push.tags.map(
  (pattern) => new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '[^/]*')}$`),
);

describe('the workflow of releases', () => {
  it.each(['v1.0.0', 'v1.10.0', 'v12.0.3', 'v1.0.0-rc.1'])('starts on %s', (tag) => {
    expect(filters.some((filter) => filter.test(tag))).toBe(true);
  });

  it.each(['v1', 'v12', 'v1.0', 'v1.x.0', 'spam-filter@v1.0.0', 'releases/v1.0.0'])('does not start on %s', (tag) => {
    expect(filters.some((filter) => filter.test(tag))).toBe(false);
  });

  it('lets the repository’s code only read', () => {
    expect(permissions).toEqual({});
    expect(build.permissions).toEqual({ contents: 'read' });
    expect(scripts(build).some((script) => script.includes('npm test'))).toBe(true);
  });

  it('runs no code of the repository where it may write, and only after everything was tested', () => {
    expect(release.needs).toBe('build');
    expect(release.permissions).toEqual({ contents: 'write', 'id-token': 'write', attestations: 'write' });
    expect(release.steps.filter(({ uses }) => /checkout|setup-node/.test(uses ?? ''))).toEqual([]);
    expect(scripts(release).filter((script) => /\b(npm|npx|node|git|bash|source)\b/.test(withoutGh(script)))).toEqual(
      [],
    );
  });

  it('packs the actions before the code of any dependency runs', () => {
    const order = build.steps.map(({ uses, run }) => run ?? uses ?? '');
    const at = (word: string) => order.findIndex((step) => step.includes(word));
    expect([at('release.ts plan'), at('git archive'), at('upload-artifact')]).not.toContain(-1);
    expect(Math.max(at('release.ts plan'), at('git archive'), at('upload-artifact'))).toBeLessThan(at('npm ci'));
  });

  it('publishes what was drafted, uploaded and compared, and moves the tag last', () => {
    const all = scripts(release).join('\n');
    const marks = [
      'release create',
      'release upload',
      '--check --strict',
      '--draft=false',
      'test "$now"',
      'force=true',
    ];
    const places = marks.map((mark) => all.indexOf(mark));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('hands on what the plan holds', () => {
    const commit = 'a'.repeat(40);
    const verdict = planRelease({
      tag: 'v1.0.0',
      commit,
      head: commit,
      declared: '1.0.0',
      branch: 'main',
      onBranch: true,
      tags: new Map(),
    });
    const known = 'plan' in verdict ? Object.keys(verdict.plan) : [];
    for (const [name, value] of Object.entries(build.outputs ?? {})) {
      expect(value).toBe(`\${{ steps.plan.outputs.${name} }}`);
      expect(known).toContain(name);
    }
    const used = [...text.matchAll(/needs\.build\.outputs\.(\w+)/g)].map(([, name = '']) => name);
    expect(Object.keys(build.outputs ?? {}).toSorted()).toEqual([...new Set(used)].toSorted());
  });

  it('keeps its scripts to three lines', () => {
    const long = [...scripts(build), ...scripts(release)].filter((script) => script.trim().split('\n').length > 3);
    expect(long).toEqual([]);
  });
});

test('a refused plan prints its reasons, no outputs, and fails the step', () => {
  const options = ['--disable-warning=ExperimentalWarning', `${folder}release.ts`];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...options, 'plan', '--tag', 'v1', '--branch', 'main'],
    { encoding: 'utf8' },
  );
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toMatch(/^E_RELEASE_TAG: expected a tag such as v1\.2\.0, got "v1"/);
});

test('a plan needs nothing installed', () => {
  const seen = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    const imports = readFileSync(`${folder}${file}`, 'utf8').matchAll(/^import .*from '([^']+)';$/gm);
    for (const [, name = ''] of imports) {
      expect(name).toMatch(/^(node:|\.\/)/);
      if (name.startsWith('./')) visit(name.slice(2));
    }
  };
  visit('release.ts');
  expect([...seen].toSorted()).toEqual(['release-git.ts', 'release-plan.ts', 'release-version.ts', 'release.ts']);
});

/** A script without its API paths, in which `git` names refs. */
function withoutGh(script: string): string {
  return script.replace(/"repos\/[^"]*"/g, '');
}

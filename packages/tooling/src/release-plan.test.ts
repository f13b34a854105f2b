import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { planRelease, readReleaseFacts } from './release-plan.ts';

let work: string;
let folder: string;

/** A repository and its clone, as the checkout of a workflow has it. */
beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), 'release-'));
  git(work, 'init', '--quiet', '--bare', '--initial-branch=main', 'origin.git');
  git(work, 'clone', '--quiet', join(work, 'origin.git'), 'clone');
  folder = join(work, 'clone');
  git(folder, 'checkout', '--quiet', '-B', 'main');
});
afterEach(() => rmSync(work, { recursive: true }));

describe('a release', () => {
  it('is the first: makes the moving tag of its major version', () => {
    const commit = version('1.0.0');
    tag('v1.0.0');
    expect(plan('v1.0.0')).toEqual({
      version: '1.0.0',
      commit,
      prerelease: false,
      latest: true,
      major: 'v1',
      moves: true,
      from: '',
    });
  });

  it('is the next: moves the tag on from what it names now', () => {
    const first = version('1.9.0');
    tag('v1.9.0', 'v1');
    version('1.10.0');
    tag('v1.10.0');
    expect(plan('v1.10.0')).toMatchObject({ latest: true, major: 'v1', moves: true, from: first });
  });

  it('of an older line leaves the tag where it is, and is not the latest', () => {
    version('1.2.0');
    version('1.2.1');
    tag('v1.2.1');
    version('1.3.0');
    tag('v1.3.0', 'v1');
    git(folder, 'checkout', '--quiet', 'v1.2.1');
    expect(plan('v1.2.1')).toMatchObject({ latest: false, moves: false });
  });

  it('after a tag that was never released moves by what the moving tag names, not by what else has a tag', () => {
    version('1.0.0');
    tag('v1.0.0', 'v1');
    version('1.2.0');
    tag('v1.2.0');
    version('1.1.0');
    tag('v1.1.0');
    expect(plan('v1.1.0')).toMatchObject({ latest: false, moves: true });
  });

  it('that the tag names already has nothing to move, so a second run changes nothing', () => {
    version('1.0.0');
    tag('v1.0.0', 'v1');
    expect(plan('v1.0.0')).toMatchObject({ latest: true, moves: false });
  });

  it('of a new major version begins a tag of its own', () => {
    version('1.0.0');
    tag('v1.0.0', 'v1');
    version('2.0.0');
    tag('v2.0.0');
    expect(plan('v2.0.0')).toMatchObject({ latest: true, major: 'v2', moves: true, from: '' });
  });

  it('reads through annotated tags, and says what the ref itself names', () => {
    const first = version('1.0.0');
    git(folder, 'tag', '--annotate', '--message=1.0.0', 'v1.0.0');
    git(folder, 'tag', '--annotate', '--message=moving', 'v1');
    const commit = version('1.1.0');
    git(folder, 'tag', '--annotate', '--message=1.1.0', 'v1.1.0');
    const found = plan('v1.1.0');
    expect(found).toMatchObject({ commit, moves: true });
    expect(found?.from).toBe(git(folder, 'rev-parse', 'refs/tags/v1'));
    expect(found?.from).not.toBe(first);
  });

  it('is planned on the commit of the branch that was tagged, when the branch has gone on', () => {
    const commit = version('1.0.0');
    tag('v1.0.0');
    version('1.1.0');
    git(folder, 'checkout', '--quiet', 'v1.0.0');
    expect(plan('v1.0.0')).toMatchObject({ commit, moves: true });
  });
});

describe('a prerelease', () => {
  it('moves no tag and is not the latest', () => {
    version('1.0.0');
    tag('v1.0.0', 'v1');
    version('1.1.0-rc.1');
    tag('v1.1.0-rc.1');
    expect(plan('v1.1.0-rc.1')).toMatchObject({ prerelease: true, latest: false, moves: false });
  });

  it('does not keep a release from being the latest', () => {
    version('1.0.0');
    tag('v1.0.0');
    version('1.1.0-rc.1');
    tag('v1.1.0-rc.1');
    git(folder, 'checkout', '--quiet', 'v1.0.0');
    expect(plan('v1.0.0')).toMatchObject({ latest: true, moves: true });
  });
});

describe('there is no release', () => {
  it.each(['v1', '1.0.0', 'v1.0', 'v1.0.0+5', '-v1.0.0', 'v1.0.0 '])('of the tag %j', (name) => {
    version('1.0.0');
    expect(problems(name)).toEqual([expect.stringMatching(/^E_RELEASE_TAG: .*v1\.2\.0.*: delete it/)]);
  });

  it('of a tag that is not there', () => {
    version('1.0.0');
    expect(problems('v1.0.0')).toEqual([expect.stringMatching(/^E_RELEASE_TAG: there is no tag v1\.0\.0/)]);
  });

  it.each([
    ['another version', '{"version":"1.0.1"}', '"1.0.1"'],
    ['no version', '{}', 'none'],
    ['a version that is no text', '{"version":1}', '1'],
    ['no JSON', '{', 'none'],
    ['null', 'null', 'none'],
  ])('when package.json says %s', (_, manifest, got) => {
    commitManifest(manifest);
    git(folder, 'push', '--quiet', 'origin', 'main');
    tag('v1.0.0');
    expect(problems('v1.0.0')).toEqual([
      `E_RELEASE_VERSION: expected version 1.0.0 in package.json, as v1.0.0 says, got ${got}: set it on the default branch, then tag that commit.`,
    ]);
  });

  it('when package.json is right in the folder and wrong in the commit', () => {
    version('1.0.1');
    tag('v1.0.0');
    writeFileSync(join(folder, 'package.json'), '{"version":"1.0.0"}');
    expect(problems('v1.0.0')).toEqual([expect.stringMatching(/^E_RELEASE_VERSION/)]);
  });

  it('of a commit beside the default branch', () => {
    version('0.9.0');
    git(folder, 'checkout', '--quiet', '-b', 'side');
    const commit = commitManifest('{"version":"1.0.0"}');
    git(folder, 'push', '--quiet', 'origin', 'side');
    tag('v1.0.0');
    expect(problems('v1.0.0')).toEqual([
      expect.stringMatching(`^E_RELEASE_BRANCH: v1.0.0 names ${commit}, which is not on "main"`),
    ]);
  });

  it('when the default branch was not fetched, or is named as no branch can be', () => {
    version('1.0.0');
    tag('v1.0.0');
    for (const branch of ['trunk', '', '--all', 'main..side'])
      expect(problems('v1.0.0', branch)).toEqual([expect.stringMatching(/^E_RELEASE_BRANCH: .* is unknown here/)]);
  });

  it('when something else is checked out than the tag names', () => {
    version('1.0.0');
    tag('v1.0.0');
    version('1.0.1');
    expect(problems('v1.0.0')).toEqual([expect.stringMatching(/^E_RELEASE_COMMIT/)]);
  });

  it('while the moving tag stands on a commit without a version of its line', () => {
    version('0.9.0');
    tag('v0.9.0', 'v1');
    version('1.0.0');
    tag('v1.0.0');
    expect(problems('v1.0.0')).toEqual([expect.stringMatching(/^E_RELEASE_MAJOR: expected v1 on a release v1\.x\.y/)]);
  });

  it('and every reason is said at once', () => {
    version('0.9.0');
    tag('v1');
    git(folder, 'checkout', '--quiet', '-b', 'side');
    commitManifest('{"version":"1.0.1"}');
    tag('v1.0.0');
    const codes = problems('v1.0.0').map((problem) => problem.split(':')[0]);
    expect(codes).toEqual(['E_RELEASE_VERSION', 'E_RELEASE_BRANCH', 'E_RELEASE_MAJOR']);
  });
});

function plan(name: string) {
  const verdict = planRelease(readReleaseFacts(folder, name, 'main'));
  if ('problems' in verdict) throw new Error(verdict.problems.join('\n'));
  return verdict.plan;
}

function problems(name: string, branch = 'main'): readonly string[] {
  const verdict = planRelease(readReleaseFacts(folder, name, branch));
  return 'problems' in verdict ? verdict.problems : [];
}

/** A commit of the default branch with this version, pushed. */
function version(text: string): string {
  const commit = commitManifest(JSON.stringify({ version: text }));
  git(folder, 'push', '--quiet', 'origin', 'main');
  return commit;
}

function commitManifest(text: string): string {
  writeFileSync(join(folder, 'package.json'), text);
  git(folder, 'add', 'package.json');
  git(folder, 'commit', '--quiet', '--message=Change the version');
  return git(folder, 'rev-parse', 'HEAD');
}

function tag(...names: string[]): void {
  for (const name of names) git(folder, 'tag', name);
}

function git(where: string, ...parameters: string[]): string {
  const identity = ['-c', 'user.name=t', '-c', 'user.email=t@example.com', '-c', 'protocol.file.allow=always'];
  const env = { PATH: process.env['PATH'], GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
  return execFileSync('git', ['-C', where, ...identity, ...parameters], {
    encoding: 'utf8',
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trimEnd();
}

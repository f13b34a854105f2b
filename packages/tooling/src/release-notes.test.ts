import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { previousTag, readReleaseHistory, renderReleaseNotes } from './release-notes.ts';

const repository = 'mlops-actions/suite';
const sha = 'a'.repeat(40);

describe('the history of a release', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'notes-'));
    git('init', '--quiet', '--initial-branch=main');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('begins with the repository for the first one, and with the release before for the next', () => {
    commit('Lay the house', 'README.md');
    git('tag', 'v1.0.0');
    commit('Read Parquet', 'actions/train/src/run.ts', 'packages/dataset/src/index.ts');
    git('tag', 'v1.1.0-rc.1');
    commit('Say what is wrong', 'packages/errors/src/index.ts');
    git('tag', 'v1.1.0');
    expect(subjects('v1.0.0')).toEqual([undefined, 'Lay the house']);
    expect(subjects('v1.1.0')).toEqual(['v1.0.0', 'Say what is wrong', 'Read Parquet']);
    expect(subjects('v1.1.0-rc.1')).toEqual(['v1.0.0', 'Read Parquet']);
    expect(readReleaseHistory(folder, 'v1.1.0').commits[1]?.paths).toEqual([
      'actions/train/src/run.ts',
      'packages/dataset/src/index.ts',
    ]);
  });

  it('leaves out merges, and tags of commits the release does not descend from', () => {
    commit('Begin', 'a');
    git('tag', 'v1.0.0');
    git('checkout', '--quiet', '-b', 'side');
    commit('On the side', 'b');
    git('tag', 'v1.0.1');
    git('checkout', '--quiet', 'main');
    commit('On main', 'c');
    git('tag', 'v1.1.0');
    git('merge', '--quiet', '--no-ff', '--message=Merge side', 'side');
    git('tag', 'v1.2.0');
    expect(subjects('v1.1.0')).toEqual(['v1.0.0', 'On main']);
    expect(subjects('v1.2.0')).toEqual(['v1.1.0', 'On the side']);
  });

  it('is a fault without its tag', () => {
    commit('Begin', 'a');
    expect(() => readReleaseHistory(folder, 'v1.0.0')).toThrow('there is no tag v1.0.0');
  });

  it('keeps apart commits whose files have names of any characters', () => {
    commit('Odd names', 'actions/train/é\nx.ts');
    commit('Plain', 'docs/a.md');
    git('tag', 'v1.0.0');
    const text = renderReleaseNotes(readReleaseHistory(folder, 'v1.0.0'), repository);
    expect(text).toMatch(/## `train`\n\n- Odd names [^\n]+\n\n## Documentation and examples\n\n- Plain /);
  });

  function subjects(tag: string): (string | undefined)[] {
    const { previous, commits } = readReleaseHistory(folder, tag);
    return [previous, ...commits.map(({ subject }) => subject)];
  }

  function commit(subject: string, ...paths: string[]): void {
    for (const path of paths) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), subject);
    }
    git('add', '.');
    git('commit', '--quiet', `--message=${subject}\n\nA body of its own.`);
  }

  function git(...parameters: string[]): void {
    const identity = ['-c', 'user.name=t', '-c', 'user.email=t@example.com'];
    const env = { PATH: process.env['PATH'], GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
    execFileSync('git', ['-C', folder, ...identity, ...parameters], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  }
});

test.each([
  ['v1.2.0', ['v1.0.0', 'v1.1.0', 'v1.2.0', 'v1.3.0', 'v1', 'spam@v1.1.5'], 'v1.1.0'],
  ['v1.10.0', ['v1.9.0', 'v1.2.0'], 'v1.9.0'],
  ['v2.0.0', ['v1.9.0', 'v2.0.0-rc.1'], 'v1.9.0'],
  ['v2.0.0-rc.2', ['v1.9.0', 'v2.0.0-rc.1'], 'v2.0.0-rc.1'],
  ['v1.0.0', ['v1.0.0-rc.1'], undefined],
  ['v1', ['v0.9.0'], undefined],
])('before %s among %j comes %s', (tag, tags, previous) => expect(previousTag(tags, tag)).toBe(previous));

describe('the notes', () => {
  it('put each commit where users meet it, actions first', () => {
    const text = notes(
      ['Pin tools', ['packages/tooling/src/x.ts', 'package.json']],
      ['Explain', ['docs/x.md', 'README.md']],
      ['Round less', ['packages/stats/src/x.ts', 'actions/train/dist/index.js', 'actions/deploy/dist/index.js']],
      ['Train and deploy', ['actions/train/src/x.ts', 'actions/deploy/src/x.ts']],
      ['Train', ['packages/stats/src/x.ts', 'actions/train/src/x.ts']],
      ['Deploy', ['actions/deploy/action.yml']],
    );
    expect(text.split('\n').filter((line) => /^(##|-)/.test(line))).toEqual([
      '## `deploy`',
      '- Deploy (aaaaaaaaaa)',
      '## `train`',
      '- Train (aaaaaaaaaa)',
      '## Several actions',
      '- Train and deploy (aaaaaaaaaa)',
      '## All actions',
      '- Round less (aaaaaaaaaa)',
      '## Documentation and examples',
      '- Explain (aaaaaaaaaa)',
      '## Development',
      '- Pin tools (aaaaaaaaaa)',
    ]);
  });

  it('say how to pin the release, and where all changes are', () => {
    const text = notes(['Begin', []]);
    expect(text).toContain(`\`uses: ${repository}/actions/<name>@${sha} # v1.1.0\``);
    expect(text).toContain(`https://github.com/${repository}/compare/v1.0.0...v1.1.0`);
  });

  it('of a release without commits say so', () => expect(notes()).toContain('No commit since'));

  it.each([
    ['markup', '<img src=x onerror=alert(1)> **bold** [a](https://evil.example)', /<img|\*\*|\]\(|https:\/\//],
    ['mentions', 'thanks @octocat and @octo-org/team', /@[a-z]/],
    ['references', 'closes #1 and octo-org/repo#2', /(?<!&)#\d/],
    ['headings', '# Everything is new', /^(- )?#/],
    ['references in the middle', 'see (#7) and more', /#7/],
    ['invisible characters', 'a\u202eb\u200bc\rd', /[\u202e\u200b\r]/],
  ])('take from subjects every power of %s', (_, subject, live) => {
    const [line = ''] = notes([subject, []])
      .split('\n')
      .filter((one) => one.startsWith('- '));
    expect(line).not.toMatch(live);
    expect(subject).toMatch(live);
  });

  it('keep the number of the pull request that GitHub adds when it squashes', () => {
    expect(notes(['Read *Parquet* (#12)', []])).toContain('- Read &#42;Parquet&#42; (#12, aaaaaaaaaa)\n');
    expect(notes(['Read Parquet (#0)', []])).not.toMatch(/#0/);
  });

  it('stay below what GitHub takes, and say how many commits they leave out', () => {
    const many = Array.from({ length: 2000 }, (): [string, string[]] => ['<'.repeat(10_000), []]);
    const text = notes(...many);
    expect(text.length).toBeLessThan(125_000);
    const shown = text.split('\n').filter((line) => line.startsWith('- ')).length;
    expect(shown).toBeGreaterThan(50);
    expect(text).toContain(`And ${(2000 - shown).toLocaleString('en-US')} older commits.`);
  });

  function notes(...commits: [subject: string, paths: string[]][]): string {
    const history = { tag: 'v1.1.0', commit: sha, previous: 'v1.0.0' };
    return renderReleaseNotes(
      { ...history, commits: commits.map(([subject, paths]) => ({ sha, subject, paths })) },
      repository,
    );
  }
});

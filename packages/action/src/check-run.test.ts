import type { CheckRunReport, GitHub } from '@mlops-actions/github';
import { describe, expect, it } from 'vitest';
import { beginCheck, checkState, closeCheck, endCheck, openCheck } from './check-run.ts';
import { RecordingRunner } from './recording-runner.test-support.ts';
import type { Ports } from './result.ts';

const wish = { name: 'quality', headSha: 'b'.repeat(40) };
const failed = { conclusion: 'failure', title: 'fail: accuracy' } as const;

/** Ports whose check runs are kept as they were last told; `refuse` lets updates fail. */
function recording({ refuse = false } = {}) {
  const told: CheckRunReport[] = [];
  const runner = new RecordingRunner();
  const github = {
    createCheckRun: (_name: string, _sha: string, _id: string, report: CheckRunReport) =>
      Promise.resolve(told.push(report)),
    updateCheckRun: (_id: number, report: CheckRunReport) =>
      refuse ? Promise.reject(new Error('no')) : Promise.resolve(void told.push(report)),
  } as unknown as GitHub;
  const ports = { runner, github: () => Promise.resolve(github) } as unknown as Ports;
  return { ports, told, saved: () => runner.state(checkState) };
}

describe('a check run', () => {
  it('is under way until it is ended, and then the post step finds nothing', async () => {
    const { ports, told, saved } = recording();
    const check = await beginCheck(wish, ports);
    expect(openCheck.parse(JSON.parse(saved()))).toEqual(check);
    if (check !== undefined) await endCheck(check, failed, 'Why.', ports);
    expect(told.map(({ conclusion }) => conclusion)).toEqual([undefined, 'failure']);
    expect(saved()).toBe('');
  });

  it('whose end could not be told is ended by the post step as it was concluded', async () => {
    const { ports, saved } = recording({ refuse: true });
    await expect(endCheck({ id: 1, name: 'quality' }, failed, 'Why.', ports)).rejects.toThrow('no');
    const post = recording();
    await closeCheck(openCheck.parse(JSON.parse(saved())), post.ports);
    expect(post.told).toMatchObject([failed]);
  });

  it('of a job that concluded nothing is ended as cancelled', async () => {
    const { ports, told } = recording();
    await closeCheck({ id: 1, name: 'quality' }, ports);
    expect(told).toMatchObject([{ conclusion: 'cancelled', title: 'Cancelled' }]);
  });

  it('has a title of one line that GitHub takes, and a summary that is cut', async () => {
    const { ports, told } = recording();
    const title = `two\nlines ${'x'.repeat(239)}😀 and more`;
    await endCheck({ id: 1, name: 'quality' }, { ...failed, title }, 'word '.repeat(20_000), ports);
    expect(told[0]?.title).toBe(`two lines ${'x'.repeat(239)}`);
    expect(told[0]?.summary.length).toBeLessThanOrEqual(60_000);
  });
});

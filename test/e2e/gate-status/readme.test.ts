import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseWorkflowFile } from '../../runner/parse-workflow.ts';

const root = new URL('../../..', import.meta.url).pathname.replace(/\/$/, '');

async function firstBlock(action: string): Promise<string> {
  const readme = await readFile(join(root, 'actions', action, 'README.md'), 'utf8');
  const [, text = ''] = /```yaml\n([\s\S]*?)```/.exec(readme) ?? [];
  expect(text.length).toBeGreaterThan(200);
  return text;
}

const example = (name: string) => readFile(join(root, 'examples/workflows', name), 'utf8');

test('the README of gate-status shows the job of the example, word by word', async () => {
  const job = await firstBlock('gate-status');
  expect(await example('matrix-gate.yml')).toContain(job.replace(/^(?=.)/gm, '  '));
});

test('the README of gate-override shows the example, word by word but for its introduction', async () => {
  const withoutTalk = (text: string) => text.replace(/^# .*\n/gm, '');
  expect(withoutTalk(await example('override.yml'))).toContain(withoutTalk(await firstBlock('gate-override')));
});

test.each(['matrix-gate.yml', 'override.yml'])(
  '%s grants nothing beyond its jobs, each of which is brief',
  async (name) => {
    const text = await example(name);
    await expect(parseWorkflowFile(name, text)).resolves.toBeDefined();
    expect(text).toMatch(/^permissions: \{\}$/m);
    const count = (pattern: RegExp) => text.match(pattern)?.length;
    expect(count(/^ {4}permissions:$/gm)).toBe(count(/^ {4}runs-on:/gm));
    expect(count(/^ {4}timeout-minutes:/gm)).toBe(count(/^ {4}runs-on:/gm));
    expect(text).not.toMatch(/uses: actions\/checkout@(?![0-9a-f]{40} # v)/);
  },
);

test('the example for overrides checks nothing out and runs nothing', async () => {
  expect(await example('override.yml')).not.toMatch(/checkout|^\s*(- )?run:/m);
});

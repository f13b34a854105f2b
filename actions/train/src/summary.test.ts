import type { TrainRecord } from '@mlops-actions/records';
import { describe, expect, it } from 'vitest';
import type { Sources } from './sources.ts';
import { renderTraining } from './summary.ts';
import type { Storage } from './weights.ts';

const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;
const record: TrainRecord = {
  kind: 'train',
  schemaVersion: 1,
  model: 'spam',
  commit: 'a'.repeat(40),
  run: { id: 1, attempt: 1, event: 'push', repository: 'o/r' },
  createdAt: '2026-01-01T00:00:00.000Z',
  command: 'node train.js',
  workingDirectory: '.',
  seed: 0,
  parameters: { lr: 0.1 },
  durationMs: 61_000,
  environment: { os: 'linux 6.1', arch: 'x64', cpus: 2, memoryBytes: 8e9, image: null },
  data: { digest, files: 2, size: 1234 },
  code: { commit: 'c'.repeat(40), digest, files: 10, dirty: false },
  metrics: { accuracy: 0.987654321, examples: 6046 },
  predictions: { path: 'predictions.csv', digest, size: 10 },
  weights: { path: 'model.json', digest, size: 4096, format: 'json', artifact: 'mlops-spam-model' },
};
const sources: Sources = {
  code: { found: true, commit: 'c'.repeat(40), digest, files: 10, dirty: false },
  data: { digest, files: [] },
};
const storage: Storage = { stored: true, id: 5, name: 'mlops-spam-model' };

describe('the summary', () => {
  it('says what was trained, how long it took, the metrics and the digests', () => {
    expect(renderTraining(record, { sources, storage })).toBe(
      [
        '### Train: `spam` trained in 1 min 01 s',
        '',
        '| Metric | Value |',
        '| --- | --: |',
        '| `accuracy` | 0.987654 |',
        '| `examples` | 6,046 |',
        '',
        '<details><summary>What was run, on what, and what came of it</summary>',
        '',
        '| What | Which |',
        '| --- | --- |',
        '| Command | `node train.js` |',
        '| Seed | 0 |',
        '| Parameters | `{"lr":0.1}` |',
        '| Data | 2 files, 1,234 bytes, `sha256:0123456789ab` |',
        '| Code | 10 tracked files, `sha256:0123456789ab` |',
        '| Predictions | `predictions.csv`, 10 bytes, `sha256:0123456789ab` |',
        '| Model | `model.json`, 4,096 bytes, `sha256:0123456789ab` |',
        '| Machine | `linux 6.1 x64`, 2 cores |',
        '',
        '</details>',
      ].join('\n'),
    );
  });

  it('says what could not be seen or stored', () => {
    const blind = { ...record, data: null, code: null };
    const unknown: Sources = { code: { found: false, reason: 'git: not a git repository' }, data: undefined };
    const section = renderTraining(blind, {
      sources: unknown,
      storage: { stored: false, reason: 'no store', failed: false },
    });
    expect(section.split('\n').filter((line) => line.startsWith('- '))).toEqual([
      '- The data was not digested: name it with `data`, or in the contract.',
      '- The code was not digested: `git: not a git repository`',
      '- The model was not stored: `no store`',
    ]);
  });

  it('says that the commit alone does not repeat a training of changed files', () => {
    const dirty = { ...record, code: { commit: null, digest, files: 10, dirty: true } };
    expect(renderTraining(dirty, { sources, storage })).toContain('uncommitted changes');
  });

  it('takes names, commands and parameters of strangers literally', () => {
    const hostile = '|<img src=x>@team\n## `x`';
    const section = renderTraining(
      { ...record, command: hostile, parameters: { [hostile]: hostile }, metrics: { [hostile]: Number.NaN } },
      { sources, storage },
    );
    const rows = section.split('\n').filter((line) => line.includes('@team'));
    expect(rows).toHaveLength(3);
    for (const row of rows) expect(row).toMatch(/^\| (Command \| |Parameters \| )?``.*``( \| NaN)? \|$/);
  });

  it('stays short however many metrics there are', () => {
    const metrics = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`m${index}`, index]));
    const section = renderTraining({ ...record, metrics }, { sources, storage });
    expect(section).toContain('and 950 more metrics in the record');
    expect(section.length).toBeLessThan(5000);
  });
});

import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GateWorld, policy, type Row, rows } from '../gate-world.ts';
import { headOf, inTurn, inWorld, open, type Planted, plant, type RecordFiles, seed, seen } from './scene.ts';

const answers = (step: number): Row[] => rows({ n: 600, wrong: (index) => index % step === 7 });
const [base, bad] = [answers(50), answers(8)];

/** Zeros without end in a few megabytes: members of gzip may follow each other. */
function bomb(bytes: number): Buffer {
  const member = gzipSync(Buffer.alloc(64 * 1024 ** 2), { level: 9 });
  return Buffer.concat(Array<Buffer>(Math.ceil(bytes / (64 * 1024 ** 2))).fill(member));
}

describe.concurrent('a record that was tampered with is an error, never "no baseline"', () => {
  let whole: Planted;
  let world: GateWorld;
  beforeAll(async () => {
    world = await GateWorld.open();
    whole = await seed(world, base);
  });
  afterAll(() => world.close());

  const changed = (change: (record: Record<string, unknown>) => void) => (files: RecordFiles) => {
    const record = JSON.parse(files['eval-gate.json']?.toString() ?? '') as Record<string, unknown>;
    change(record);
    return { ...files, 'eval-gate.json': JSON.stringify(record) };
  };
  const rowsAre = (bytes: () => Buffer) => (files: RecordFiles) => ({ ...files, 'predictions.jsonl.gz': bytes() });

  test.each<[string, (files: RecordFiles) => RecordFiles, string]>([
    ['of another commit', changed((record) => Object.assign(record, { commit: 'b'.repeat(40) })), 'E_RECORD'],
    ['of another model', changed((record) => Object.assign(record, { model: 'another' })), 'E_RECORD'],
    ['of a version to come', changed((record) => Object.assign(record, { schemaVersion: 99 })), 'E_RECORD'],
    ['of another kind', changed((record) => Object.assign(record, { kind: 'train' })), 'E_RECORD'],
    ['without a verdict', changed((record) => Object.assign(record, { verdict: undefined })), 'E_RECORD'],
    [
      'with NaN for a value',
      (files) => ({
        ...files,
        'eval-gate.json': files['eval-gate.json']?.toString().replace(/"candidate": ?0\.\d+/, '"candidate": NaN') ?? '',
      }),
      'E_RECORD',
    ],
    [
      'that is cut off',
      (files) => ({ ...files, 'eval-gate.json': files['eval-gate.json']?.toString().slice(0, 900) ?? '' }),
      'E_RECORD',
    ],
    ['that is not there', ({ 'predictions.jsonl.gz': rest = '' }) => ({ 'predictions.jsonl.gz': rest }), 'E_RECORD'],
    ['with rows that are no gzip', rowsAre(() => Buffer.from('no gzip')), 'E_PREDICTIONS'],
    ['with rows that are no rows', rowsAre(() => gzipSync('no json')), 'E_PREDICTIONS'],
    ['with no rows', rowsAre(() => gzipSync('')), 'E_PREDICTIONS_EMPTY'],
    ['with a file of 30 MB', rowsAre(() => Buffer.alloc(30_000_000)), 'E_RECORD'],
    ['with rows of 5 GB in 5 MB', rowsAre(() => bomb(5 * 1024 ** 3)), 'E_PREDICTIONS'],
  ])('%s', async (what, tamper, code) => {
    const { event } = await inTurn(world, async () => {
      const pushed = await world.push(`Base of ${what}`);
      const commit = pushed.payload['after'] as string;
      const text = whole.files['eval-gate.json']?.toString().replaceAll(whole.commit, commit) ?? '';
      plant(world, { commit, run: 3, files: tamper({ ...whole.files, 'eval-gate.json': text }) });
      return world.open(`Tampered ${what}`);
    });
    const judged = await world.judge({ event, rows: base, comment: 'off', post: false });
    expect(seen(judged)).toEqual({ exit: 2, verdict: 'error', code });
    expect(judged.outputs['passed']).toBe('false');
    expect(judged.record?.flags).not.toContain('no-baseline');
    expect(judged.log).not.toMatch(/^\s+at .+:\d+:\d+/m);
  });
});

describe.concurrent('a change that loosens its own rules', () => {
  test(
    'beyond all sense opens nothing',
    inWorld(async (world) => {
      await seed(world, base);
      const { event } = await open(world, 'Nonsense', {
        'mlops/gate.yml': policy.replace('margin: 0.005', 'margin: 100'),
      });
      const judged = await world.judge({ event, rows: bad, comment: 'off', post: false });
      expect(seen(judged)).toEqual({ exit: 2, verdict: 'error', code: 'E_POLICY' });
    }),
  );

  const labels = base.map(({ id, label }) => `${String(id)},${String(label)}\n`).join('');
  const strict = `${policy}labels: data/truth.csv\n`;
  const loose = `task: binary
positive: spam
labels: data/own.csv
alpha: 0.49
metrics:
  accuracy: { margin: 0.99 }
block-on: beyond-margin
baseline: none
when: { no-baseline: inconclusive }
override: { label: anything }
`;

  test(
    'is judged by those of the base, and every difference is listed',
    inWorld(
      async (world) => {
        const { commit } = await seed(world, base);
        const own = bad.map(({ id, prediction }) => `${String(id)},${String(prediction)}\n`).join('');
        const { event, number } = await open(world, 'Loosen', {
          'mlops/gate.yml': loose,
          'data/own.csv': `id,label\n${own}`,
          'data/truth.csv': `id,label\n${own}`,
        });
        const judged = await world.judge({ event, rows: bad });
        expect(seen(judged), judged.log).toMatchObject({ exit: 1, verdict: 'fail' });
        expect(judged.record).toMatchObject({
          alpha: 0.05,
          baseline: { commit },
          policy: { source: `mlops/gate.yml@${commit}` },
        });
        expect(judged.record?.flags).toContain('labels-of-the-base');
        const told = judged.record?.policy.differs.join('\n') ?? '';
        for (const what of [
          'alpha: 0.05, there 0.49',
          'baseline',
          'block-on',
          'labels',
          'metrics.accuracy.margin: 0.005, there 0.99',
          'metrics.false_positive_rate',
          'override',
          'slices',
        ])
          expect(told).toContain(what);
        for (const text of [judged.summary, world.comment(number)]) {
          expect(text).toContain('alpha');
          expect(text).toContain('0.49');
        }
        expect(headOf(event)).not.toBe(commit);
      },
      { 'mlops/gate.yml': strict, 'data/truth.csv': `id,label\n${labels}` },
    ),
  );
});

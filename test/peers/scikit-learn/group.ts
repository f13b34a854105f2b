import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadPredictions } from '@mlops-actions/dataset';
import { computeMetric, findMetric, metricNames } from '@mlops-actions/metrics';
import { mustRun } from '../command.ts';
import type { Check, Group } from '../group.ts';
import { pythonEnvironment } from '../install.ts';

interface Case {
  readonly files: readonly string[];
  readonly task: string;
  readonly positive: string | null;
  readonly length: number;
  readonly metrics: Record<string, number>;
}

const tolerance = 1e-12;

/** scikit-learn for the metrics, pyarrow for the files: both sides read the same bytes. */
export const scikitLearn: Group = {
  name: 'scikit-learn and pyarrow',
  async run(check: Check) {
    const programs = await pythonEnvironment(new URL('requirements.txt', import.meta.url));
    const folder = await mkdtemp(join(tmpdir(), 'mlops-peers-'));
    try {
      await mustRun(join(programs, 'python'), [new URL('make.py', import.meta.url).pathname, folder]);
      const cases = JSON.parse(await readFile(join(folder, 'cases.json'), 'utf8')) as Case[];
      for (const item of cases) for (const file of item.files) await compare(join(folder, file), file, item, check);
      checkComplete(cases, check);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

async function compare(
  path: string,
  file: string,
  { task, positive, length, metrics }: Case,
  check: Check,
): Promise<void> {
  const predictions = await loadPredictions(path);
  check(`${file} has ${length} rows`, predictions.length === length, String(predictions.length));
  for (const [name, wanted] of Object.entries(metrics)) {
    const got = computeMetric(name, predictions, { task, positive });
    check(
      `${file}: ${name} is what scikit-learn says`,
      got !== undefined && Math.abs(got - wanted) <= tolerance * Math.max(1, Math.abs(wanted)),
      `${String(got)} instead of ${wanted}`,
    );
  }
}

/** Every metric is compared for every task it has a meaning for, but for `scores`, which say only what is right. */
function checkComplete(cases: readonly Case[], check: Check): void {
  const compared = new Set(cases.flatMap(({ task, metrics }) => Object.keys(metrics).map((name) => `${name} ${task}`)));
  for (const name of metricNames) {
    const tasks = findMetric(name)?.tasks.filter((task) => task !== 'scores') ?? [];
    const missing = tasks.filter((task) => !compared.has(`${name} ${task}`));
    check(
      `${name} is compared for every task`,
      tasks.length > 0 && missing.length === 0,
      `not for ${missing.join(', ')}`,
    );
  }
}

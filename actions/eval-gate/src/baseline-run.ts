import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ports } from '@mlops-actions/action';
import { commandEnvironment, runCommand, withCancellation } from '@mlops-actions/command';
import { type Base, type BaselineEvidence, digestOf, unrecorded } from '@mlops-actions/comparison';
import { type Predictions, parsePredictions } from '@mlops-actions/dataset';
import { UserError } from '@mlops-actions/errors';
import { addWorktree } from '@mlops-actions/lineage';
import { loadBaselineModel } from './baseline-model.ts';
import type { Inputs } from './definition.ts';

const graceMs = 7000;
const written = /^predictions\.(jsonl|ndjson|csv|tsv|parquet)(\.gz)?$/;

/** What the command must not know: the answers of the candidate. */
const answers = /^(prediction|correct|score(:.*)?|metric:.*|repeat|seed)$/s;

/**
 * Lets the baseline answer the candidate's examples anew: the command runs in a checkout of the baseline's commit, and
 * its predictions take the place of recorded ones.
 *
 * @returns the baseline as it is when there is no commit to check out yet.
 * @throws UserError E_BASELINE_RUN when the command fails or writes no predictions; E_CANCELLED.
 */
export async function runBaseline(
  inputs: Inputs,
  ports: Ports,
  { baseline, base, examples }: { baseline: BaselineEvidence | undefined; base: Base; examples: Predictions },
): Promise<BaselineEvidence | undefined> {
  const commit = baseline?.told.commit ?? base.commit;
  if (commit === undefined) return baseline;
  const { runner } = ports;
  const { context } = runner;
  const root = await mkdtemp(join(context.temp, 'mlops-baseline-run-'));
  const output = join(root, 'output');
  await mkdir(output);
  const given = join(root, 'examples.jsonl');
  await writeFile(given, toExamples(examples));
  const model = await loadBaselineModel(inputs, ports, { baseline, folder: join(root, 'model') });
  const environment = commandEnvironment(context.environment, {
    MLOPS_EXAMPLES: given,
    MLOPS_OUTPUT_DIR: output,
    MLOPS_BASELINE_MODEL: model,
    MLOPS_BASELINE_COMMIT: commit,
  });
  const folder = join(root, 'code');
  const worktree = await addWorktree({
    workspace: context.workspace,
    commit,
    folder,
    environment,
    token: inputs.token,
  });
  try {
    await execute(inputs, ports, { environment, folder: join(folder, inputs['working-directory']) });
    return { ...unrecorded, history: baseline?.history ?? [], ...(await readAnswers(output, commit, baseline)) };
  } finally {
    await worktree.remove();
  }
}

/** The candidate's examples without its answers, a JSON object a line. */
function toExamples({ columns, length }: Predictions): string {
  const kept = [...columns].filter(([name]) => !answers.test(name));
  const lines = Array.from({ length }, (_, row) =>
    JSON.stringify(Object.fromEntries(kept.map(([name, cells]) => [name, cells[row] ?? null]))),
  );
  return `${[...new Set(lines)].join('\n')}\n`;
}

async function execute(
  inputs: Inputs,
  { runner }: Ports,
  { environment, folder }: { environment: Record<string, string>; folder: string },
): Promise<void> {
  const command = inputs['baseline-run'];
  runner.info(command);
  const outcome = await withCancellation((signal) =>
    runner.untrusted((onOutput) => runCommand({ command, cwd: folder, env: environment, onOutput, signal, graceMs })),
  );
  if (outcome.cancelled)
    throw new UserError(
      'E_CANCELLED',
      'The job was cancelled while the baseline answered. Re-run the job if that was not meant.',
    );
  if (outcome.exitCode === 0) return;
  throw new UserError(
    'E_BASELINE_RUN',
    `The command of \`baseline-run\` ended with ${outcome.exitCode ?? outcome.signal}: read its last lines, and try it in a checkout of the baseline's commit.`,
    { problems: outcome.lastLines.map((message) => ({ message })) },
  );
}

async function readAnswers(
  output: string,
  commit: string,
  baseline: BaselineEvidence | undefined,
): Promise<Omit<BaselineEvidence, keyof typeof unrecorded>> {
  const names = (await readdir(output)).filter((name) => written.test(name));
  const [name] = names;
  if (name === undefined || names.length > 1) {
    throw new UserError(
      'E_BASELINE_RUN',
      `Expected the command of \`baseline-run\` to write one predictions.jsonl, .csv or .parquet into MLOPS_OUTPUT_DIR, found ${names.length}.`,
    );
  }
  const bytes = await readFile(join(output, name));
  return {
    told: {
      source: 'baseline-run',
      commit,
      digest: digestOf(bytes),
      behind: baseline?.told.behind ?? null,
      ageDays: null,
    },
    predictions: await parsePredictions(bytes, `baseline-run/${name}`),
    aggregates: new Map(),
    fingerprint: new Map(),
  };
}

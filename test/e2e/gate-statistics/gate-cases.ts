import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Comparison, type EvalGateRecord, parseRecord } from '@mlops-actions/records';
import { expect } from 'vitest';
import { type BundleResult, runBundle, type WorkflowEvent } from '../../runner/index.ts';
import { GateWorld, type Row } from '../gate-world.ts';

/** Answers as rows, else a file of the workspace by its name. */
export type Answers = readonly Row[] | { readonly name: string; readonly text: string };

export interface Case {
  /** Names the policy, `mlops/<model>/gate.yml`. */
  readonly model: string;
  readonly candidate?: Answers;
  /** Absent: what main recorded. */
  readonly baseline?: Answers;
  /** Default the pull request. */
  readonly event?: WorkflowEvent;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly run?: { readonly id: number; readonly attempt?: number };
  /** Default an empty folder. */
  readonly workspace?: string;
  /** RUNNER_TEMP; default one that is removed. */
  readonly temp?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Of the token, besides reading contents and writing comments. */
  readonly permissions?: Readonly<Record<string, 'read' | 'write'>>;
  readonly files?: Readonly<Record<string, string>>;
  /** Whether artifact, comment and record reach GitHub; default only what later cases read. */
  readonly publish?: boolean;
}

const onPullRequest = { contents: 'read', 'pull-requests': 'write' } as const;

/** What came of a case. */
export interface Outcome extends BundleResult {
  readonly record: EvalGateRecord;
  /** The record as it was written. */
  readonly text: string;
  readonly workspace: string;
  /** The token of the step. */
  readonly token: string;
}

/**
 * A repository whose models have a policy each, and a pull request in it. Cases of different models touch nothing in
 * common, so they may run at the same time.
 */
export class GateCases {
  readonly world: GateWorld;
  readonly #root: string;
  #event: WorkflowEvent | undefined;
  #run = 70_000;

  private constructor(world: GateWorld, root: string) {
    this.world = world;
    this.#root = root;
  }

  /** @param policies by model. @param files of the first commit. */
  static async open(
    policies: Readonly<Record<string, string>>,
    files: Readonly<Record<string, string>> = {},
  ): Promise<GateCases> {
    const committed = Object.entries(policies).map(([model, text]) => [`mlops/${model}/gate.yml`, text] as const);
    const world = await GateWorld.open({ ...Object.fromEntries(committed), ...files });
    return new GateCases(world, await mkdtemp(join(tmpdir(), 'gate-cases-')));
  }

  /** @param known departures of GitHub's own clients from GitHub's description. */
  async close(known: readonly string[] = []): Promise<void> {
    const { drift } = this.world.standin;
    await this.world.close();
    await rm(this.#root, { recursive: true, force: true });
    expect(drift.filter((line) => !known.includes(line))).toEqual([]);
  }

  /** Opens the pull request all cases are judged in. */
  async openPullRequest(files: Readonly<Record<string, string>> = {}): Promise<number> {
    const { event, number } = await this.world.open('A change', files);
    this.#event = event;
    return number;
  }

  /** Records baselines of main, by model, all of one push. */
  async record(baselines: Readonly<Record<string, Answers>>): Promise<Record<string, Outcome>> {
    const event = await this.world.push('baselines');
    const entries = Object.entries(baselines).map(
      async ([model, candidate]) => [model, await this.judge({ model, candidate, event })] as const,
    );
    return Object.fromEntries(await Promise.all(entries));
  }

  /** Uses the bundle once, and holds what it leaves behind to what every use must. */
  async judge(given: Case): Promise<Outcome> {
    const { model, candidate, baseline, event = this.#event, inputs, run, temp, env, files, permissions } = given;
    const { publish = run !== undefined || event?.name === 'push' } = given;
    if (event === undefined) throw new Error('open the pull request first');
    this.#run += 1;
    const id = this.#run;
    const workspace = given.workspace ?? (await this.folder());
    const paths = {
      ...(candidate === undefined ? {} : { candidate: await place(workspace, 'candidate', candidate) }),
      ...(baseline === undefined ? {} : { baseline: await place(workspace, 'baseline', baseline) }),
    };
    for (const [name, text] of Object.entries(files ?? {})) await write(join(workspace, name), text);
    const { standin, repository } = this.world;
    const usual = event.name === 'push' ? ({ contents: 'write' } as const) : onPullRequest;
    const token = standin.issueToken({ repository, permissions: { ...usual, ...permissions } });
    const result = await runBundle({
      action: 'eval-gate',
      event,
      workspace,
      inputs: { model, comment: 'off', ...paths, ...(publish ? {} : { 'dry-run': 'true' }), ...inputs },
      token,
      standin,
      repository,
      run: { attempt: 1, id, ...run },
      ...(temp === undefined ? {} : { temp }),
      ...(env === undefined ? {} : { env }),
    });
    const text = await readFile(join(workspace, '.mlops', model, 'eval-gate.json'), 'utf8');
    const outcome = { ...result, token, workspace, text, record: parseRecord('eval-gate', text, 'eval-gate.json') };
    expectSound(outcome);
    return outcome;
  }

  /** A fresh folder that is removed at the end. */
  folder(): Promise<string> {
    return mkdtemp(join(this.#root, 'folder-'));
  }
}

/** The parts of an outcome a reader looks at first. */
export function seen({ exitCode, record }: Outcome): { exit: number | null; verdict: string; code: string | null } {
  return { exit: exitCode, verdict: record.verdict, code: record.error?.code ?? null };
}

/** What {@link seen} is of verdicts that are no error. */
export const passed = { exit: 0, verdict: 'pass', code: null };
export const failed = { exit: 1, verdict: 'fail', code: null };
export const open = { exit: 0, verdict: 'inconclusive', code: null };
export const withheld = { exit: 1, verdict: 'inconclusive', code: null };
export const error = (code: string) => ({ exit: 2, verdict: 'error', code });

/** The one comparison that fits. */
export function comparison({ record }: Outcome, wanted: Partial<Comparison>): Comparison {
  const keys = Object.keys(wanted) as (keyof Comparison)[];
  const fits = (one: Comparison) => keys.every((key) => JSON.stringify(one[key]) === JSON.stringify(wanted[key]));
  const found = record.comparisons.filter(fits);
  const [only] = found;
  if (only === undefined || found.length > 1)
    throw new Error(`${found.length} comparisons are ${JSON.stringify(wanted)}: ${JSON.stringify(record)}`);
  return only;
}

/** Numbers of a comparison that the gate works out. */
const derived = [
  'n',
  'delta',
  'ci',
  'level',
  'margin',
  'pRegression',
  'pNoninferiority',
  'pAdjusted',
  'worstDrop',
  'mde',
  'neededN',
];

/** What holds of every use, whatever it concludes. */
function expectSound({ exitCode, log, outputs, record, text }: Outcome): void {
  expect(log).not.toContain('this is a bug');
  expect(outputs).toMatchObject({
    verdict: record.verdict,
    passed: String(record.verdict === 'pass'),
    blocked: String(exitCode !== 0),
  });
  // What is not finite is written as text: only values that were given may be.
  for (const raw of (JSON.parse(text) as { comparisons: Record<string, unknown>[] }).comparisons)
    for (const key of derived)
      expect([key, [raw[key]].flat().filter((one) => typeof one === 'string')]).toEqual([key, []]);
  for (const { ci, delta, pRegression, pNoninferiority, pAdjusted, worstDrop, mde } of record.comparisons) {
    for (const p of [pRegression, pNoninferiority, pAdjusted]) if (p !== null) expect(p >= 0 && p <= 1).toBe(true);
    if (ci !== null && delta !== null) expect(ci[0] <= delta + 1e-9 && delta - 1e-9 <= ci[1]).toBe(true);
    for (const size of [worstDrop, mde]) if (size !== null) expect(size).toBeGreaterThanOrEqual(0);
  }
}

async function place(workspace: string, side: string, answers: Answers): Promise<string> {
  const file = 'name' in answers ? answers : { name: `${side}.jsonl`, text: toJsonl(answers) };
  await write(join(workspace, file.name), file.text);
  return file.name;
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

/** Rows as JSONL, NaN and the infinities bare, as Python writes them. */
export function toJsonl(rows: readonly Row[]): string {
  const bare = (_: string, value: unknown) =>
    typeof value === 'number' && !Number.isFinite(value) ? `~${String(value)}~` : value;
  return rows.map((row) => `${JSON.stringify(row, bare).replaceAll(/"~(-?\w+)~"/g, '$1')}\n`).join('');
}

/** A metrics file. */
export function metrics(side: string, numbers: unknown): { name: string; text: string } {
  return { name: `${side}.json`, text: JSON.stringify(numbers) };
}

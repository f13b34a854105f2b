import { createHash } from 'node:crypto';
import type { PullRequestState } from '@mlops-actions/github';
import { serializeRecord, type TrainRecord } from '@mlops-actions/records';

/** The rules of the base, unless a test brings its own. */
export const policy = 'task: binary\npositive: spam\nmetrics: { accuracy: { margin: 0.02 } }\n';

/** Commits of the world. */
export const shas = {
  base: 'b'.repeat(40),
  head: 'a'.repeat(40),
  merge: 'c'.repeat(40),
  newer: 'd'.repeat(40),
  stranger: 'e'.repeat(40),
} as const;

/** The run of the pull request. */
export const sourceRun = 4100;

/** Examples of which every third is spam; wrong as said. */
export function answers(n: number, wrong: (index: number) => boolean = () => false): string {
  return Array.from({ length: n }, (_, index) => {
    const spam = index % 3 === 0;
    const says = spam !== wrong(index);
    return `${JSON.stringify({ id: `m-${index}`, label: spam ? 'spam' : 'ham', prediction: says ? 'spam' : 'ham' })}\n`;
  }).join('');
}

/** The true labels of {@link answers}. */
export function labels(n: number): string {
  return `id,label\n${Array.from({ length: n }, (_, index) => `m-${index},${index % 3 === 0 ? 'spam' : 'ham'}\n`).join('')}`;
}

/** As records write it. */
export function digestOf(text: string | Buffer): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}

/** A train record as the fork's run would write it. */
export function trainRecord(predictions: string, change: Partial<TrainRecord> = {}): TrainRecord {
  return {
    kind: 'train',
    schemaVersion: 1,
    model: 'model',
    commit: shas.merge,
    run: { id: sourceRun, attempt: 1, event: 'pull_request', repository: 'octo-org/spam-filter' },
    createdAt: '2026-01-05T09:00:00.000Z',
    command: 'node train.js',
    workingDirectory: '.',
    seed: 0,
    parameters: {},
    durationMs: 1,
    environment: { os: 'linux', arch: 'x64', cpus: 2, memoryBytes: 1e9, image: null },
    data: null,
    code: null,
    metrics: {},
    predictions: { path: 'out/predictions.jsonl', digest: digestOf(predictions), size: predictions.length },
    weights: null,
    ...change,
  };
}

/** The artifact of train, with its record. */
export function trainArtifact(predictions: string, change: Partial<TrainRecord> = {}): Record<string, string> {
  return { 'train.json': serializeRecord(trainRecord(predictions, change)), 'predictions.jsonl': predictions };
}

/** A pull request from a fork, as GitHub tells it. */
export function pull(change: Partial<PullRequestState> = {}): PullRequestState {
  return {
    number: 12,
    open: true,
    head: { sha: shas.head, ref: 'better', repository: 'stranger/spam-filter' },
    base: { sha: shas.base, ref: 'main' },
    labels: [],
    url: 'https://github.example/octo-org/spam-filter/pull/12',
    ...change,
  };
}

/** The payload of a completed run of a fork's pull request. */
export function payloadOf(workflowRun: Readonly<Record<string, unknown>> = {}): unknown {
  return {
    action: 'completed',
    workflow_run: {
      id: sourceRun,
      event: 'pull_request',
      status: 'completed',
      conclusion: 'success',
      head_sha: shas.head,
      head_branch: 'better',
      head_repository: { full_name: 'stranger/spam-filter' },
      pull_requests: [],
      ...workflowRun,
    },
    repository: { full_name: 'octo-org/spam-filter', default_branch: 'main' },
  };
}

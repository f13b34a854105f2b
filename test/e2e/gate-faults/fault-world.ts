import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ports } from '@mlops-actions/action';
import { carryOut, parseInputs, RecordingRunner } from '@mlops-actions/action/testing';
import { definition } from '@mlops-actions/action-eval-gate/definition';
import * as behaviour from '@mlops-actions/action-eval-gate/run';
import { openGitHub } from '@mlops-actions/github';
import { resolveEvent } from '../../runner/events.ts';
import { createProject, type Project, type WorkflowEvent } from '../../runner/index.ts';
import { type Standin, startStandin } from '../../standin/index.ts';
import type { Row } from '../gate-world.ts';

/** Once carried out: what the runner was told. */
export type Outcome = RecordingRunner & { readonly operations: readonly string[] };

export interface Judging {
  readonly event: WorkflowEvent;
  readonly rows: readonly Row[];
  readonly inputs?: Readonly<Record<string, string>>;
}

/** A repository on the stand-in, and eval-gate carried out in this process, its seconds a millisecond long. */
export class FaultWorld {
  readonly standin: Standin;
  readonly project: Project;
  readonly #root: string;
  #run = 7000;

  private constructor(standin: Standin, project: Project, root: string) {
    this.standin = standin;
    this.project = project;
    this.#root = root;
  }

  static async open(files: Readonly<Record<string, string>>): Promise<FaultWorld> {
    const standin = await startStandin();
    const root = await mkdtemp(join(tmpdir(), 'fault-world-'));
    const project = await createProject({ standin, root, files });
    return new FaultWorld(standin, project, root);
  }

  async close(): Promise<void> {
    await this.standin.close();
    await rm(this.#root, { recursive: true, force: true });
  }

  /** The run of the last judging. */
  get runId(): number {
    return this.#run;
  }

  async judge({ event, rows, inputs = {} }: Judging): Promise<Outcome> {
    this.#run += 1;
    const { repository } = this.project;
    const token = this.standin.issueToken({
      repository,
      permissions: { contents: 'write', 'pull-requests': 'write', checks: 'write', statuses: 'read' },
    });
    const workspace = await mkdtemp(join(this.#root, 'workspace-'));
    await writeFile(join(workspace, 'p.jsonl'), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
    const [owner = '', name = ''] = repository.split('/');
    const { sha, ref } = resolveEvent(event);
    const runner = new RecordingRunner({
      inputs: { candidate: 'p.jsonl', token, ...inputs },
      context: {
        eventName: event.name,
        payload: event.payload,
        sha,
        ref,
        repository: { owner, name },
        runId: this.#run,
        runAttempt: 1,
        workspace,
        temp: workspace,
      },
    });
    const before = this.standin.requests.length;
    const open = (): Ports => openPorts(runner, { token, owner, name, url: this.standin.url });
    await carryOut(definition, behaviour, parseInputs(definition, runner), { runner, open });
    const operations = this.standin.requests.slice(before).map(({ operationId }) => operationId ?? '');
    return Object.assign(runner, { operations });
  }
}

function openPorts(runner: RecordingRunner, place: { token: string; owner: string; name: string; url: string }): Ports {
  const github = openGitHub({ ...place, second: 1, log: (message) => runner.info(message) });
  return {
    runner,
    github: () => github,
    artifacts: () => Promise.resolve(undefined),
    now: () => new Date('2026-03-01T12:00:00Z'),
  };
}

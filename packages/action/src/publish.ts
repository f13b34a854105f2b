import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describeError, ServiceError, UserError } from '@mlops-actions/errors';
import { type ActionRecord, artifactName, recordPath, serializeRecord, stateFolder } from '@mlops-actions/records';
import type { RunContext } from '@mlops-actions/runner';
import type { CarriedFile, Ports } from './result.ts';

/** Removes what an earlier step or run left, so that a run that ends early hands over nothing stale. */
export async function clearRecord(workspace: string, model: string, kind: ActionRecord['kind']): Promise<void> {
  const path = join(workspace, recordPath(model, kind));
  await rm(path, { force: true, recursive: true });
  await rm(path.replace(/json$/, 'html'), { force: true, recursive: true });
}

/** Writes a record to the workspace, and keeps git from seeing it. Returns its path relative to the workspace. */
export async function writeRecord(workspace: string, record: ActionRecord): Promise<string> {
  const folder = join(workspace, stateFolder(record.model));
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, '.gitignore'), '*\n');
  const path = recordPath(record.model, record.kind);
  await writeFile(join(workspace, path), serializeRecord(record));
  return path;
}

/** Writes an HTML report beside its record. Returns its path relative to the workspace. */
export async function writeReport(workspace: string, { model, kind }: ActionRecord, html: string): Promise<string> {
  const path = `${stateFolder(model)}/${kind}.html`;
  await writeFile(join(workspace, path), html);
  return path;
}

/** Stores an HTML report as one file that a browser opens. Returns its address. */
export async function uploadReport(ports: Ports, { model, kind }: ActionRecord, html: string): Promise<string> {
  const store = await ports.artifacts();
  if (store === undefined) throw new UserError('E_ARTIFACT', 'This runner offers no artifact store.');
  const { context } = ports.runner;
  const folder = await mkdtemp(join(context.temp, 'mlops-report-'));
  try {
    const name = `${artifactName(model, kind)}.html`;
    await writeFile(join(folder, name), html);
    const { id } = await store.uploadFile(name, join(folder, name), { attempt: context.runAttempt });
    return `${runUrl(context)}/artifacts/${id}`;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Uploads a record and the files that go with it as one artifact. */
export async function uploadRecord(ports: Ports, record: ActionRecord, files: readonly CarriedFile[]): Promise<void> {
  const store = await ports.artifacts();
  if (store === undefined) throw new UserError('E_ARTIFACT', 'This runner offers no artifact store.');
  const { temp, runAttempt } = ports.runner.context;
  const folder = await mkdtemp(join(temp, 'mlops-artifact-'));
  try {
    const names = [`${record.kind}.json`, ...files.map(({ name }) => name)];
    await writeFile(join(folder, `${record.kind}.json`), serializeRecord(record));
    for (const { path, name } of files) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await copyFile(path, join(folder, name));
    }
    const paths = names.map((name) => join(folder, name));
    await store.upload(artifactName(record.model, record.kind), paths, { root: folder, attempt: runAttempt });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Collects what could not be published, so that the work goes on and the summary says what was left out. */
export class LeftOut {
  readonly #items: string[] = [];
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** Runs one publication; faults of the user or of a service are noted, bugs are thrown. */
  async attempt<T>(what: string, publication: () => Promise<T>): Promise<T | undefined> {
    try {
      return await publication();
    } catch (error) {
      if (!(error instanceof UserError || error instanceof ServiceError)) throw error;
      const message = `Could not ${what}: ${describeError(error)}`;
      this.#items.push(message);
      this.#ports.runner.annotate({ level: 'warning', message });
      return undefined;
    }
  }

  get items(): readonly string[] {
    return this.#items;
  }
}

/** Address of the run's page, where summary and artifacts are. */
export function runUrl({ serverUrl, repository, runId }: RunContext): string {
  return `${serverUrl}/${repository.owner}/${repository.name}/actions/runs/${runId}`;
}

import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ports } from '@mlops-actions/action';
import { UserError } from '@mlops-actions/errors';
import { insideWorkspace } from '@mlops-actions/lineage';
import {
  deployPaths,
  type GoldenRow,
  parseGoldenSet,
  parseRolloutConfig,
  type RolloutConfig,
} from '@mlops-actions/rollout';
import type { Inputs } from './definition.ts';

const maxBytes = 64 * 1024 * 1024;

/** Steps, golden rows and limits, as files say. */
export interface Rules {
  readonly config: RolloutConfig;
  readonly golden: readonly GoldenRow[];
}

/**
 * Reads deploy.yml and the golden rows: from the workspace where it is checked out, else from the commit through the
 * API, so that a job that deploys needs no checkout.
 *
 * @throws UserError E_DEPLOY_CONFIG, E_GOLDEN; E_FILE when a file that was named is not there.
 */
export async function loadRules(inputs: Inputs, ports: Ports): Promise<Rules> {
  const config = await loadConfig(inputs, ports);
  const name = inputs['golden-set'] || config.goldenSet;
  if (name === undefined) return { config, golden: [] };
  const bytes = await readNamed(name, inputs, ports);
  if (bytes === undefined)
    throw missing(name, inputs['golden-set'] === '' ? 'golden.set` of the config' : 'golden-set`');
  return { config, golden: parseGoldenSet(bytes, name, config) };
}

async function loadConfig(inputs: Inputs, ports: Ports): Promise<RolloutConfig> {
  const names = inputs.config === '' ? deployPaths(inputs.model) : [inputs.config];
  for (const name of names) {
    const bytes = await readNamed(name, inputs, ports);
    if (bytes !== undefined)
      return parseRolloutConfig(bytes.toString('utf8'), name, { goldenSet: inputs['golden-set'] !== '' });
  }
  if (inputs.config !== '') throw missing(inputs.config, 'config`');
  return parseRolloutConfig('version: 1', 'the default', { goldenSet: inputs['golden-set'] !== '' });
}

async function readNamed(name: string, inputs: Inputs, ports: Ports): Promise<Buffer | undefined> {
  const { workspace, sha } = ports.runner.context;
  const path = join(inputs['working-directory'], name);
  const absolute = await insideWorkspace(path, workspace);
  if (existsSync(absolute)) return readCapped(absolute, name);
  if (existsSync(join(workspace, '.git'))) return undefined;
  const github = await ports.github();
  const text = await github?.file(path.replaceAll('\\', '/'), sha);
  return text === undefined ? undefined : Buffer.from(text);
}

async function readCapped(absolute: string, name: string): Promise<Buffer> {
  const { size } = await stat(absolute);
  if (size > maxBytes)
    throw new UserError(
      'E_FILE',
      `${JSON.stringify(name)} has ${size} bytes, more than the ${maxBytes} read here: keep it short.`,
    );
  return readFile(absolute);
}

function missing(name: string, what: string): UserError {
  return new UserError('E_FILE', `There is no file ${JSON.stringify(name)}, which \`${what} names: correct the path.`);
}

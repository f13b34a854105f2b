// The script of the target `command` in the contract suite: takes its step to the model server at MODEL_SERVER.
import { appendFileSync } from 'node:fs';

const variable = (name: string) => process.env[`MLOPS_${name}`] ?? '';
const orNull = (name: string) => (variable(name) === '' ? null : variable(name));
const step = variable('STEP');

const body = {
  step,
  model: orNull('MODEL'),
  version: orNull('VERSION'),
  digest: orNull('DIGEST'),
  uri: orNull('URI'),
  path: orNull('MODEL_PATH'),
  weight: orNull('WEIGHT') === null ? null : Number(variable('WEIGHT')),
  old: orNull('OLD_VERSION'),
  failed: orNull('FAILED_VERSION'),
  environment: orNull('ENVIRONMENT'),
};

interface Answer {
  readonly ready?: boolean;
  readonly version?: string | null;
  readonly url?: string;
  readonly reason?: string;
  readonly weights?: Readonly<Record<string, number>>;
}

async function ask(path: string, init?: RequestInit): Promise<Answer> {
  const response = await fetch(`${process.env['MODEL_SERVER']}/${path}`, init);
  const answer = (await response.json()) as Answer;
  if (!response.ok) throw new Error(answer.reason ?? `status ${response.status}`);
  return answer;
}

const say = (key: string, value: string) => appendFileSync(variable('OUTPUT'), `${key}=${value}\n`);

try {
  const answer = await ask(step, { method: 'POST', body: JSON.stringify(body) });
  if (step === 'ready') {
    if (answer.version) say('version', answer.version);
    if (answer.url) say('url', answer.url);
    if (answer.ready !== true) throw new Error(answer.reason ?? 'not yet');
  } else {
    const { version, weights } = await ask('current');
    say('version', version ?? '');
    say('weights', JSON.stringify(weights));
  }
} catch (error) {
  console.log(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

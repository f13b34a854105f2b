import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { openHttp } from '@mlops-actions/http';
import { commandTarget, httpTarget } from '@mlops-actions/target';
import { targetContract } from './suite.ts';

let now = 0;
const clock = {
  now: () => now,
  sleep(ms: number) {
    now += ms;
    return Promise.resolve();
  },
};

targetContract(
  'http',
  ({ url, timeLimitMs }) =>
    httpTarget({ url, timeLimitMs, http: openHttp(), headers: new Map(), environment: 'production', clock }),
  { down: 'E_HTTP', slow: 'E_HTTP' },
);

const script = fileURLToPath(new URL('steps.ts', import.meta.url));

targetContract(
  'command',
  ({ url, timeLimitMs }) =>
    commandTarget({
      command: `"${process.execPath}" "${script}"`,
      cwd: tmpdir(),
      environment: { PATH: process.env['PATH'], MODEL_SERVER: url },
      environmentName: 'production',
      onOutput: () => undefined,
      timeLimitMs,
      graceMs: 500,
    }),
  { down: 'E_TARGET', slow: 'E_TIME_LIMIT' },
);

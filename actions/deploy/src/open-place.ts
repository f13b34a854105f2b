import type { Ports } from '@mlops-actions/action';
import { UserError } from '@mlops-actions/errors';
import { type Http, openHttp } from '@mlops-actions/http';
import { insideWorkspace } from '@mlops-actions/lineage';
import { commandTarget, httpTarget, parseTargetAddress, type Target } from '@mlops-actions/target';
import type { Inputs } from './definition.ts';

const graceMs = 10_000;

/** Where the model is served, and how it is reached. */
export interface ServingPlace {
  readonly target: Target;
  readonly http: Http;
  readonly headers: ReadonlyMap<string, string>;
}

/**
 * Opens the target the inputs name. Secrets in headers are masked first.
 *
 * @throws UserError E_INPUT, E_NOT_BUILT
 */
export async function openPlace(inputs: Inputs, ports: Ports, signal: AbortSignal): Promise<ServingPlace> {
  const { runner } = ports;
  const headers = readHeaders(inputs, (secret) => runner.mask(secret));
  const http = openHttp();
  const address = parseTargetAddress(inputs.target);
  if (address.kind === 'http') {
    const target = httpTarget({
      url: address.url,
      http,
      headers,
      timeLimitMs: inputs['time-limit'],
      environment: inputs.environment,
      signal,
    });
    return { target, http, headers };
  }
  if (inputs.command === '')
    throw new UserError(
      'E_INPUT',
      'The target is `command`, and there is none: set the input `command` to the script that takes the steps, or `target` to an address.',
    );
  const { context } = runner;
  const target = commandTarget({
    command: inputs.command,
    cwd: await insideWorkspace(inputs['working-directory'], context.workspace),
    environment: context.environment,
    environmentName: inputs.environment,
    onOutput: (chunk: Uint8Array) => runner.untrusted((write) => write(chunk)),
    temp: context.temp,
    timeLimitMs: inputs['time-limit'],
    graceMs,
    signal,
  });
  return { target, http, headers };
}

const headerLine = /^([!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}):\s*(\S.{0,8000})$/;

/** @throws UserError E_INPUT with every line that is no header. */
export function readHeaders(
  inputs: Pick<Inputs, 'headers' | 'api-key'>,
  mask: (secret: string) => void,
): ReadonlyMap<string, string> {
  const headers = new Map<string, string>();
  const wrong: number[] = [];
  for (const [index, line] of inputs.headers.entries()) {
    const [, name, value] = headerLine.exec(line) ?? [];
    if (name === undefined || value === undefined) wrong.push(index + 1);
    else {
      mask(value);
      headers.set(name.toLowerCase(), value);
    }
  }
  if (wrong.length > 0)
    throw new UserError(
      'E_INPUT',
      `The input \`headers\` is no \`Name: value\` in line ${wrong.join(', ')}: write one header a line.`,
    );
  if (inputs['api-key'] === '') return headers;
  mask(inputs['api-key']);
  return headers.set('authorization', `Bearer ${inputs['api-key']}`);
}

import { parseConfig } from '@mlops-actions/config';
import type { GoldenRequest, RolloutConfig, RolloutLimits } from './config.ts';
import { checkRules } from './config-rules.ts';
import { type RolloutConfigFile, rolloutConfigSchema } from './config-schema.ts';
import { toMilliseconds, toShare } from './units.ts';

/** What the action knows besides the file. */
export interface RolloutConfigOptions {
  /** Whether golden rows are named by the input, so that the file need not. */
  readonly goldenSet: boolean;
}

const defaults = { readyMs: 300_000, timeoutMs: 10_000, tolerance: 0.000_001 } as const;

/** Where the config of a model may be, the first found counts. */
export function deployPaths(model: string): readonly string[] {
  return [`mlops/${model}/deploy.yml`, 'mlops/deploy.yml'];
}

/**
 * Reads `mlops/deploy.yml`.
 *
 * @param file path as it is to be shown in messages and annotations
 * @throws UserError E_DEPLOY_CONFIG with every fault at once, each with line and column.
 */
export function parseRolloutConfig(
  text: string,
  file: string,
  options: RolloutConfigOptions = { goldenSet: false },
): RolloutConfig {
  const rules = (value: unknown) => checkRules(value, options);
  const written = parseConfig(text, file, rolloutConfigSchema, {
    code: 'E_DEPLOY_CONFIG',
    what: 'config of the rollout',
    rules,
  });
  const steps = written.steps ?? [{ weight: 100 }];
  return {
    steps: steps.map(({ weight, wait }) => ({ weight, waitMs: wait === undefined ? 0 : toMilliseconds(wait) })),
    goldenSet: written.golden?.set,
    request: written.golden && toRequest(written.golden),
    limits: toLimits(written.limits ?? {}),
  };
}

function toRequest(golden: NonNullable<RolloutConfigFile['golden']>): GoldenRequest {
  const { request, answer, version, expect, tolerance } = golden;
  return {
    method: request.method ?? 'POST',
    path: request.path,
    body: request.body,
    answer,
    version,
    expect,
    tolerance: tolerance ?? defaults.tolerance,
  };
}

function toLimits(limits: NonNullable<RolloutConfigFile['limits']>): RolloutLimits {
  const { ready, timeout, errors, agreement, correct, latency = {} } = limits;
  const { p50, p95, p99 } = latency;
  return {
    readyMs: ready === undefined ? defaults.readyMs : toMilliseconds(ready),
    timeoutMs: timeout === undefined ? defaults.timeoutMs : toMilliseconds(timeout),
    errors: errors === undefined ? 0 : toShare(errors),
    agreement: agreement === undefined ? undefined : toShare(agreement),
    correct: correct === undefined ? undefined : toShare(correct),
    latency: {
      ...(p50 !== undefined && { p50: toMilliseconds(p50) }),
      ...(p95 !== undefined && { p95: toMilliseconds(p95) }),
      ...(p99 !== undefined && { p99: toMilliseconds(p99) }),
    },
  };
}

import type { Ports, Result } from '@mlops-actions/action';
import { recordHead } from '@mlops-actions/action/run';
import { visible } from '@mlops-actions/markdown';
import type { GateStatusRecord } from '@mlops-actions/records';
import type { Inputs, Outputs } from './definition.ts';
import { collectEvidence } from './evidence.ts';
import type { Need } from './needs.ts';
import { renderStatus } from './section.ts';
import { type Standing, standingOf } from './standing.ts';

const named = 3;

/**
 * Says whether everything that was needed is there and lets the change through.
 *
 * Nothing is taken for granted: a job that was skipped or cancelled, and a model without a verdict of this run and
 * commit, are a no. What an artifact holds is untrusted; what is not as it should be counts as missing.
 */
export async function run(inputs: Inputs, ports: Ports): Promise<Result<Outputs>> {
  const { needs } = inputs;
  const evidence = await ports.runner.group('Collect the verdicts', () => collectEvidence(inputs.models, ports));
  const expected = expectedOf(ports);
  const models = evidence.map((one) => standingOf(one, expected));
  for (const { model, reason } of models) ports.runner.info(`${model}: ${visible(reason, 500)}`);
  const record = toRecord(inputs, ports, models);
  return {
    outputs: {
      passed: record.passed,
      verdicts: Object.fromEntries(models.map((one) => [one.model, one.record?.verdict ?? 'missing'])),
    },
    record,
    section: renderStatus(needs, models),
    comment: inputs.comment ? { combined: true } : undefined,
    failure: record.passed ? undefined : { message: describeFailure(needs, models), exit: exitOf(needs, models) },
  };
}

/** The record of a status that could not see: the jobs are on it, the models are not. */
export function recover(error: { readonly code: string; readonly message: string }, inputs: Inputs, ports: Ports) {
  return { ...toRecord(inputs, ports, []), error: { code: error.code, message: error.message } };
}

function expectedOf({ runner }: Ports) {
  const { runId, runAttempt, sha, repository } = runner.context;
  return { runId, attempt: runAttempt, sha, repository: `${repository.owner}/${repository.name}` };
}

function toRecord({ model, needs }: Inputs, ports: Ports, standings: readonly Standing[]): GateStatusRecord {
  const { context } = ports.runner;
  return {
    kind: 'gate-status',
    ...recordHead(model, context, ports.now()),
    passed: standings.length > 0 && [...needs, ...standings].every(({ passed }) => passed),
    needs: [...needs],
    models: standings.map(({ record, passed, reason, ...of }) => ({
      model: of.model,
      verdict: record?.verdict ?? null,
      passed,
      reason,
      attempt: record?.run.attempt ?? null,
    })),
    error: null,
  };
}

/** One line that names the first of what failed. */
function describeFailure(needs: readonly Need[], models: readonly Standing[]): string {
  const failed = models.filter(({ passed }) => !passed);
  const jobs = needs.filter(({ passed }) => !passed).map(({ job, result }) => `${visible(job)} (${visible(result)})`);
  const told = failed.map(({ model, record, reason }) =>
    record === undefined ? `${model} (no verdict: ${visible(reason, 200)})` : `${model} (${record.verdict})`,
  );
  const parts = [
    ...(told.length === 0 ? [] : [`${failed.length} of ${models.length} models do not pass: ${some(told)}`]),
    ...(jobs.length === 0 ? [] : [`jobs that did not succeed: ${some(jobs)}`]),
  ];
  return `This change is not let through. ${parts.join('; ')}.`;
}

function some(names: readonly string[]): string {
  const more = names.length - named;
  return names.slice(0, named).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

/** 2 only where nothing says no, and the store kept us from seeing: then a re-run may see more. */
function exitOf(needs: readonly Need[], models: readonly Standing[]): 1 | 2 {
  const refused = needs.some(({ passed }) => !passed) || models.some(({ passed, unseen }) => !passed && !unseen);
  return refused ? 1 : 2;
}

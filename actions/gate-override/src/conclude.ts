import type { Ports, Result } from '@mlops-actions/action';
import { recordHead } from '@mlops-actions/action/run';
import { visible } from '@mlops-actions/markdown';
import type { GateOverrideRecord } from '@mlops-actions/records';
import type { Decision } from './decision.ts';
import type { Inputs, Outputs } from './definition.ts';
import type { LabelEvent } from './label-event.ts';
import { renderDecision } from './section.ts';
import type { Restarted } from './start-again.ts';

/** Outputs, record and summary of what was decided and done; a refusal fails the step. */
export function conclude(
  inputs: Inputs,
  event: LabelEvent,
  { decision, restarted, ports }: { decision: Decision; restarted: Restarted; ports: Ports },
): Result<Outputs> {
  const record = toRecord(inputs, event, { decision, restarted, ports });
  ports.runner.info(visible(`${record.state}: ${record.reason}`, 500));
  return {
    outputs: { state: record.state, metrics: record.metrics, reran: record.reran },
    record,
    section: renderDecision({ decision, event, restarted, model: inputs.model }),
    annotations: restarted.notes.map((message) => ({ level: 'warning', message })),
    failure:
      decision.state === 'refused'
        ? { message: visible(['Not accepted:', describe(decision)].join(' '), 1500), exit: 1 }
        : undefined,
  };
}

/** The record of a run that could not see: nothing is accepted by it. */
export function recover(
  error: { readonly code: string; readonly message: string },
  { model }: Inputs,
  { runner, now }: Ports,
): GateOverrideRecord {
  return {
    kind: 'gate-override',
    ...recordHead(model, runner.context, now()),
    state: 'refused',
    reason: error.message,
    by: null,
    metrics: [],
    pullRequest: null,
    headSha: null,
    reran: [],
    error: { code: error.code, message: error.message },
  };
}

function toRecord(
  { model }: Inputs,
  { sender, pull }: LabelEvent,
  { decision, restarted, ports }: { decision: Decision; restarted: Restarted; ports: Ports },
): GateOverrideRecord {
  const acts = decision.state === 'accepted' || decision.state === 'withdrawn';
  return {
    kind: 'gate-override',
    ...recordHead(model, ports.runner.context, ports.now()),
    state: decision.state,
    reason: reasonOf(decision),
    by: acts ? sender.login : null,
    metrics: decision.state === 'accepted' ? decision.accepted.map(({ metric }) => metric) : [],
    pullRequest: pull.number,
    headSha: pull.headSha,
    reran: [...restarted.reran],
    error: null,
  };
}

function reasonOf(decision: Decision): string {
  if (decision.state === 'accepted')
    return decision.accepted.map(({ metric, reason }) => `${metric}: ${reason}`).join('; ');
  return decision.state === 'withdrawn' ? decision.description : decision.reason;
}

function describe({ reason, remedy = '', paste = [] }: Extract<Decision, { reason: string }>): string {
  const lines = paste.map((line) => `\`${line}\``).join(', ');
  return `${reason}. ${remedy}${lines === '' ? '' : ` ${lines}`}`.trim();
}

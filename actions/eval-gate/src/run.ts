import type { CheckEnd, CheckWish, Ports, Result } from '@mlops-actions/action';
import { mergeGroupOf, pullRequestOf } from '@mlops-actions/action/run';
import {
  type Base,
  type Compared,
  compare,
  keep,
  loadCandidate,
  loadPolicy,
  resolveBase,
} from '@mlops-actions/comparison';
import { accept, describeVerdict, exitCode, gateOutputs, isAboutExamples, type Judgement } from '@mlops-actions/gate';
import type { GitHub } from '@mlops-actions/github';
import type { EvalGateRecord } from '@mlops-actions/records';
import type { Inputs, Outputs } from './definition.ts';
import { exhibitsOf } from './exhibits.ts';
import { gather } from './gather.ts';
import { handOver } from './hand-over.ts';
import { keepBaseline } from './keep-baseline.ts';
import { type Override, readOverride } from './override.ts';
import { show } from './show.ts';
import { toErrorRecord, toRecord } from './to-record.ts';

/**
 * Compares a candidate model with its baseline and says whether it may pass.
 *
 * A rejected candidate is the gate doing its job, so the verdict is returned and never thrown. Only evidence that
 * cannot be read throws; {@link recover} puts that on record as the verdict `error`.
 */
export async function run(given: Inputs, ports: Ports): Promise<Result<Outputs>> {
  const { runner } = ports;
  const github = await ports.github();
  const candidate = await runner.group('Load the candidate', () => loadCandidate(given, ports));
  const trainedOn = candidate.trained?.code?.commit;
  const base = await runner.group('Find the base', () => resolveBase(ports, github, trainedOn));
  const applied = await runner.group('Read the policy', () => loadPolicy(given, ports, github, base));
  const inputs = { ...given, baseline: given.baseline === 'base' ? applied.policy.baseline : given.baseline };
  const file = await gather(inputs, ports, { github, base, candidate, policy: applied.policy });

  const found = await runner.group('Compare', () => compare(inputs, applied, file));
  const { compared, judgement, override } = await decide(found, {
    inputs,
    ports,
    github,
    base,
    again: () => compare(inputs, applied, { ...file, changesAccepted: true }),
  });
  const record = toRecord(inputs, ports, { judgement, applied, file, base, override });
  const exit = exitCode(record, inputs.mode);
  runner.info(describeVerdict(record));

  const rows =
    inputs.records === 'summary' || candidate.predictions === undefined
      ? undefined
      : keep(inputs.model, applied.policy, candidate.predictions, inputs.records);
  const shown = await show(record, {
    flips: judgement.flips,
    exhibits: exhibitsOf(compared, file),
    overrideLabel: applied.policy.overrideLabel,
    context: runner.context,
  });
  return {
    outputs: gateOutputs(record, inputs.mode),
    record,
    report: shown.report,
    section: shown.section,
    comment:
      inputs.comment === 'off' ? undefined : { combined: inputs.comment === 'combined', render: shown.toComment },
    check: checkEnd(record, inputs),
    files: await handOver(rows, inputs.model, runner.context.workspace),
    effects: keepBaseline(inputs, ports, github, { record, candidate, rows, compared: file.baseline?.ref }),
    failure: exit === 0 ? undefined : { message: describeVerdict(record), exit },
  };
}

/** The record of a gate that could not see: the verdict is `error`, and says why. */
export function recover(
  error: { readonly code: string; readonly message: string },
  inputs: Inputs,
  ports: Ports,
): EvalGateRecord {
  return toErrorRecord(error, inputs, ports);
}

/** The check run to show, on the commit people look at: of a pull request its head, not the merge commit. */
export function check(inputs: Inputs, { runner: { context } }: Ports): CheckWish | undefined {
  if (inputs['check-name'] === '') return undefined;
  const headSha = pullRequestOf(context)?.headSha ?? mergeGroupOf(context)?.headSha ?? context.sha;
  return { name: inputs['check-name'], headSha };
}

function checkEnd(record: EvalGateRecord, { mode }: Inputs): CheckEnd {
  const blocks = exitCode(record, mode) !== 0;
  const open = record.verdict === 'pass' ? 'success' : 'neutral';
  return { conclusion: blocks ? 'failure' : open, title: describeVerdict(record) };
}

interface Decision {
  readonly inputs: Inputs;
  readonly ports: Ports;
  readonly github: GitHub | undefined;
  readonly base: Base;
  /** Compares once more, as if a person had accepted that the examples changed. */
  readonly again: () => Promise<Compared>;
}

/** What was found, under what a person accepted where that is asked for. */
async function decide(
  found: Compared,
  { inputs, ports, github, base, again }: Decision,
): Promise<{ compared: Compared; judgement: Judgement; override: Override | undefined }> {
  const judgement = cap(found.judgement);
  if (exitCode(judgement, inputs.mode) === 0) return { compared: found, judgement, override: undefined };
  const override = await readOverride(inputs.model, ports, { github, base });
  if (override === undefined) return { compared: found, judgement, override };
  const changed = isAboutExamples(judgement) && override.metrics.includes('examples');
  const compared = changed ? await again() : found;
  // Nothing in common is left: there is nothing to judge, whatever was accepted.
  if (changed && compared.judgement.verdict === 'error') return { compared: found, judgement, override: undefined };
  const before = changed ? withFlag(cap(compared.judgement)) : judgement;
  const accepted = accept(before, override, inputs.mode);
  return { compared, judgement: accepted, override: accepted === judgement ? undefined : override };
}

/** Judged on what was left of the examples: a pass there is not one of the whole set. */
function withFlag(judgement: Judgement): Judgement {
  const verdict = judgement.verdict === 'pass' ? 'inconclusive' : judgement.verdict;
  return { ...judgement, verdict, flags: [...judgement.flags, 'examples-accepted', 'overridden'] };
}

/** Rules that the head brings along itself prove nothing: under them a pass is at best inconclusive. */
function cap(judgement: Judgement): Judgement {
  return judgement.verdict === 'pass' && judgement.flags.includes('policy-from-head')
    ? { ...judgement, verdict: 'inconclusive' }
    : judgement;
}

import { describeVerdict, exitCode } from '@mlops-actions/gate';
import type { EvalGateRecord } from '@mlops-actions/records';
import type { Evidence, Finding } from './evidence.ts';

/** What a record must speak of to count. */
export interface Expected {
  readonly runId: number;
  /** The present attempt; records are of it or of an earlier one. */
  readonly attempt: number;
  /** GITHUB_SHA. */
  readonly sha: string;
  /** owner/name. */
  readonly repository: string;
}

/** How a model stands. */
export interface Standing {
  readonly model: string;
  /** The verdict that counts; undefined when it is missing. */
  readonly record: EvalGateRecord | undefined;
  readonly passed: boolean;
  /** One line of plain text; may quote what an artifact holds. */
  readonly reason: string;
  /** Whether nothing but the service kept the verdict from being seen. */
  readonly unseen: boolean;
}

type Found = Finding & { readonly record: EvalGateRecord };

/**
 * Which verdict of a model counts, and whether it lets the change through.
 *
 * The newest attempt's counts. One finding that is not what it should be makes the verdict missing, whatever the others
 * say: who could forge one could as well remove the rest.
 */
export function standingOf({ model, findings }: Evidence, expected: Expected): Standing {
  const faulty = findings.filter((finding) => faultOf(finding, model, expected) !== undefined);
  const [first] = faulty;
  if (first !== undefined) {
    const unseen = faulty.every((finding) => finding.unseen === true);
    return missing(model, faultOf(first, model, expected) ?? '', unseen);
  }
  const found = newestFirst(findings.filter((finding): finding is Found => finding.record !== undefined));
  const [newest] = found;
  if (newest === undefined)
    return missing(model, `no gate of this run left a record: let a job with eval-gate and \`model: ${model}\` run`);
  const doubt = contradiction(found);
  return doubt === undefined ? judge(model, newest.record) : missing(model, doubt);
}

function judge(model: string, record: EvalGateRecord): Standing {
  const passed = exitCode(record, record.mode) === 0;
  const note = record.mode === 'report' ? ' Its gate reports and does not block (`mode: report`).' : '';
  return { model, record, passed, reason: describeVerdict(record) + note, unseen: false };
}

function missing(model: string, reason: string, unseen = false): Standing {
  return { model, record: undefined, passed: false, reason, unseen };
}

function faultOf({ place, namedAttempt, record, fault }: Finding, model: string, expected: Expected) {
  if (fault !== undefined) return `${place}: ${fault}`;
  if (record === undefined) return `${place}: it holds no record`;
  const { run, commit } = record;
  const speaks = (what: string, found: string | number, wanted: string | number) =>
    `${place} speaks of ${what} ${found}, this is ${wanted}`;
  if (record.model !== model) return speaks('the model', record.model, model);
  if (run.repository !== expected.repository) return speaks('the repository', run.repository, expected.repository);
  if (run.id !== expected.runId) return speaks('the run', run.id, expected.runId);
  if (commit !== expected.sha) return speaks('the commit', commit, expected.sha);
  if (run.attempt > expected.attempt) return speaks('the attempt', run.attempt, expected.attempt);
  if (namedAttempt !== undefined && namedAttempt !== run.attempt)
    return `${place} is named after the attempt ${namedAttempt} and speaks of ${run.attempt}`;
  return undefined;
}

function newestFirst(found: readonly Found[]): Found[] {
  return found.toSorted((a, b) => b.record.run.attempt - a.record.run.attempt);
}

/** An attempt judges a model once; and what a later attempt wrote was stored later. */
function contradiction(found: readonly Found[]): string | undefined {
  for (const [index, later] of found.entries()) {
    for (const earlier of found.slice(index + 1)) {
      const same = later.record.run.attempt === earlier.record.run.attempt;
      if (same && !isCopy(later, earlier))
        return `${later.place} and ${earlier.place} are both of the attempt ${later.record.run.attempt}: judge a model once`;
      if (!same && later.id !== undefined && earlier.id !== undefined && later.id < earlier.id)
        return `${earlier.place} was stored after ${later.place} and speaks of an earlier attempt`;
    }
  }
  return undefined;
}

/** The record in the workspace and the artifact it was uploaded as. */
function isCopy(a: Found, b: Found): boolean {
  return (a.id === undefined) !== (b.id === undefined) && JSON.stringify(a.record) === JSON.stringify(b.record);
}

import type { GitHub } from '@mlops-actions/github';
import type { ActionRecord } from '@mlops-actions/records';
import type { Annotation, Runner } from '@mlops-actions/runner';
import type { ArtifactStore } from '@mlops-actions/runner/artifacts';
import type { z } from 'zod';

/** What an action may use of the outside world. Each is opened when first asked for. */
export interface Ports {
  readonly runner: Runner;
  /** Undefined when there is no token. */
  readonly github: () => Promise<GitHub | undefined>;
  /** Undefined where the runner offers no artifact store. */
  readonly artifacts: () => Promise<ArtifactStore | undefined>;
  readonly now: () => Date;
}

/** A file that goes into the record's artifact: where it lies, and its name there. */
export interface CarriedFile {
  readonly path: string;
  readonly name: string;
}

/** Something an action publishes beyond its record, outputs, summary, artifact and comment. */
export interface Effect {
  /** Completes "could not …" and "did …". */
  readonly what: string;
  apply(): Promise<void>;
}

/** Addresses that are known once the report is stored. */
export interface Links {
  /** The HTML report; undefined when it could not be stored. */
  readonly report: string | undefined;
  /** The page of the run, with the summary. */
  readonly run: string;
}

/** What the comment on a pull request is to hold. */
export interface CommentWish {
  /** The pull request, where it is not the one of the event. */
  readonly pull?: { readonly number: number; readonly headSha: string } | undefined;
  /** Whether the section goes into one comment of all models; its key is then the model's. */
  readonly combined?: boolean;
  /** The section, where it is not the one of the summary. */
  readonly render?: (links: Links) => string;
}

/** A check run that shows what an action concludes; the job's own conclusion is what counts. */
export interface CheckWish {
  readonly name: string;
  readonly headSha: string;
}

/** How that check run ends. */
export interface CheckEnd {
  readonly conclusion: 'success' | 'failure' | 'neutral' | 'cancelled';
  /** One line of plain text. */
  readonly title: string;
}

/** What an action concludes. `runAction` publishes it; nothing else does. */
export interface Result<O = Record<string, unknown>> {
  readonly outputs: Omit<O, 'record' | 'report'>;
  readonly record: ActionRecord;
  /** Files to hand over with the record. */
  readonly files?: readonly CarriedFile[];
  /** One self-contained HTML file. */
  readonly report?: string | undefined;
  /** Markdown for the summary, and for the comment where it brings no other. */
  readonly section: string;
  /** Absent: no comment. Only for actions that keep a section. */
  readonly comment?: CommentWish | undefined;
  readonly check?: CheckEnd | undefined;
  readonly annotations?: readonly Annotation[];
  readonly effects?: readonly Effect[];
  /** Why the step fails: 1 the answer is no, 2 nothing could be concluded. */
  readonly failure?: { readonly message: string; readonly exit: 1 | 2 } | undefined;
}

/** What an action does, and what its record says when it could not. Loaded once the inputs are known to be good. */
export interface Behaviour<I extends z.ZodObject, O extends z.ZodObject> {
  /** The check run to show as under way before anything else is done; none by default. */
  check?(inputs: z.output<I>, ports: Ports): CheckWish | undefined;
  run(inputs: z.output<I>, ports: Ports): Promise<Result<z.output<O>>>;
  /** The record of a run that could not conclude; none by default. */
  recover?(error: { readonly code: string; readonly message: string }, inputs: z.output<I>, ports: Ports): ActionRecord;
}

import type { RecordKind } from '@mlops-actions/records';
import type { z } from 'zod';

/** A permission of the job's token, and what it is for. */
export interface Permission {
  /** Events it matters on, such as `pull_request`; empty for all. */
  readonly events: readonly string[];
  /** As written under `permissions:`, such as `pull-requests: write`. */
  readonly scope: string;
  /** Completes "to …". */
  readonly reason: string;
  /** Without an optional one the work goes on and the summary says what was left out. */
  readonly optional: boolean;
}

/** Everything said of an action, once: action.yml, README tables and schemas are generated from it. */
export interface ActionDefinition<I extends z.ZodObject = z.ZodObject, O extends z.ZodObject = z.ZodObject> {
  /** Folder under actions/ and kind of the record. */
  readonly name: RecordKind;
  readonly title: string;
  /** One sentence. */
  readonly description: string;
  readonly branding: { readonly icon: string; readonly color: string };
  /** Keys are the inputs as users write them; every one is described; `.prefault` is the default as written in YAML. */
  readonly inputs: I;
  readonly outputs: O;
  readonly permissions: readonly Permission[];
  /** Whether it keeps a section in the pull request's comment, or in the one of all models; re-checked in a post step. */
  readonly comments: boolean | 'combined';
  /** Outputs set when nothing could be concluded. */
  readonly errorOutputs: Partial<z.output<O>>;
}

/** Declares an action; the types of its inputs and outputs follow from the schemas. */
export function defineAction<I extends z.ZodObject, O extends z.ZodObject>(
  definition: ActionDefinition<I, O>,
): ActionDefinition<I, O> {
  return definition;
}

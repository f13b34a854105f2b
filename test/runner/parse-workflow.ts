import { parse } from 'yaml';
import { UnsupportedWorkflow } from './faults.ts';
import { allowJsonImports } from './json-hook.ts';

/** The `on:` of a workflow, event name to filters, as GitHub's parser gives it; of `schedule` it is a list. */
export type EventsConfig = Readonly<Record<string, EventFilters | undefined>>;

export interface EventFilters {
  readonly types?: readonly string[];
  /** Of `workflow_run`: names of workflows. */
  readonly workflows?: string | readonly string[];
  readonly branches?: readonly string[];
  readonly 'branches-ignore'?: readonly string[];
  readonly tags?: readonly string[];
  readonly 'tags-ignore'?: readonly string[];
  readonly paths?: readonly string[];
  readonly 'paths-ignore'?: readonly string[];
  readonly inputs?: Readonly<Record<string, { type?: string; default?: unknown; required?: boolean }>>;
}

/** `defaults:` of a workflow or job. */
export interface Defaults {
  readonly run?: { readonly shell?: string; readonly 'working-directory'?: string };
}

/** The keys of a workflow, a job and a step that are read as they were written, expressions and all. */
export interface WorkflowYaml {
  readonly name?: string;
  readonly env?: Readonly<Record<string, unknown>>;
  readonly permissions?: unknown;
  readonly concurrency?: unknown;
  readonly defaults?: Defaults;
  readonly jobs: Readonly<Record<string, JobYaml>>;
}

export interface JobYaml {
  readonly name?: string;
  readonly env?: Readonly<Record<string, unknown>>;
  readonly permissions?: unknown;
  readonly concurrency?: unknown;
  readonly environment?: unknown;
  readonly defaults?: Defaults;
  readonly outputs?: Readonly<Record<string, unknown>>;
  readonly strategy?: unknown;
  readonly 'continue-on-error'?: unknown;
  readonly 'timeout-minutes'?: unknown;
  readonly container?: unknown;
  readonly services?: unknown;
  readonly uses?: string;
  readonly steps?: readonly StepYaml[];
}

export interface StepYaml {
  readonly name?: string;
  readonly env?: Readonly<Record<string, unknown>>;
  readonly run?: string;
  readonly shell?: string;
  readonly 'working-directory'?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly 'continue-on-error'?: unknown;
  readonly 'timeout-minutes'?: unknown;
}

/** A step, with its identifier and condition as GitHub completes them. */
export interface StepDefinition {
  /** Begins with `__` where the workflow gives none. */
  readonly id: string;
  readonly condition: string;
  readonly yaml: StepYaml;
}

export interface JobDefinition {
  readonly id: string;
  readonly needs: readonly string[];
  readonly condition: string;
  readonly yaml: JobYaml;
  readonly steps: readonly StepDefinition[];
}

export interface Workflow {
  /** Inside the repository. */
  readonly path: string;
  readonly name: string;
  readonly on: EventsConfig;
  readonly yaml: WorkflowYaml;
  readonly jobs: readonly JobDefinition[];
}

interface ConvertedStep {
  readonly id: string;
  readonly if?: { readonly expression: string };
}

/**
 * Parses and checks a workflow file with GitHub's own parser. That drops some keys (`with:` among them), so those are
 * read from the YAML, in the same order.
 *
 * @throws Error with everything GitHub would reject the file for; UnsupportedWorkflow for what this runner lacks.
 */
export async function parseWorkflowFile(path: string, content: string): Promise<Workflow> {
  allowJsonImports();
  const parser = await import('@actions/workflow-parser');
  const { context, value } = parser.parseWorkflow({ name: path, content }, new parser.NoOperationTraceWriter());
  const template = value === undefined ? undefined : await parser.convertWorkflowTemplate(context, value);
  const errors = context.errors.getErrors().map(({ message }) => message);
  if (template === undefined || errors.length > 0) {
    throw new Error(`GitHub would refuse ${path}:\n${errors.join('\n')}`);
  }
  const yaml = parse(content) as WorkflowYaml;
  const jobs = template.jobs.map((job): JobDefinition => {
    const id = String(job.id);
    const jobYaml = yaml.jobs[id] ?? {};
    refuseUnsupported(path, id, jobYaml);
    const needs = (job.needs ?? []).map(String);
    const steps = pairSteps('steps' in job ? job.steps : [], jobYaml.steps ?? []);
    return { id, needs, condition: job.if.expression, yaml: jobYaml, steps };
  });
  return { path, name: yaml.name ?? path, on: template.events as EventsConfig, yaml, jobs };
}

/** The steps of a composite action, checked and completed by GitHub's own parser. */
export async function parseCompositeSteps(path: string, content: string): Promise<StepDefinition[]> {
  allowJsonImports();
  const [{ parseAction }, { convertActionTemplate }, { NoOperationTraceWriter }] = await Promise.all([
    import('@actions/workflow-parser/actions/action-parser'),
    import('@actions/workflow-parser/actions/action-template'),
    import('@actions/workflow-parser'),
  ]);
  const { context, value } = parseAction({ name: path, content }, new NoOperationTraceWriter());
  const template = value === undefined ? undefined : convertActionTemplate(context, value);
  const errors = context.errors.getErrors().map(({ message }) => message);
  if (template === undefined || errors.length > 0)
    throw new Error(`GitHub would refuse ${path}:\n${errors.join('\n')}`);
  const yaml = parse(content) as { runs: { steps?: readonly StepYaml[] } };
  return pairSteps(template.runs.using === 'composite' ? template.runs.steps : [], yaml.runs.steps ?? []);
}

function pairSteps(converted: readonly ConvertedStep[], yaml: readonly StepYaml[]): StepDefinition[] {
  return converted.map((step, index) => {
    const stepYaml = yaml[index] ?? {};
    if (stepYaml.run === undefined && stepYaml.uses === undefined) {
      throw new UnsupportedWorkflow(`Step ${index + 1} has neither run nor uses: this runner knows no other steps.`);
    }
    return { id: step.id, condition: step.if?.expression ?? 'success()', yaml: stepYaml };
  });
}

function refuseUnsupported(path: string, id: string, job: JobYaml): void {
  const keys = (['uses', 'container', 'services'] as const).filter((key) => job[key] !== undefined);
  if (keys.length > 0) {
    throw new UnsupportedWorkflow(`${path}: job ${id} has ${keys.join(' and ')}, which this runner does not run.`);
  }
}

import type { WorkflowCommand } from './workflow-commands.ts';

export type AnnotationLevel = 'error' | 'warning' | 'notice';

/** A message beside a line of a file, or beside the job. Lines and columns count from 1. */
export interface Annotation {
  readonly level: AnnotationLevel;
  readonly message: string;
  readonly title?: string;
  readonly file?: string;
  readonly line?: number;
  readonly endLine?: number;
  readonly column?: number;
  readonly endColumn?: number;
}

/** GitHub keeps this many annotations of each level per step; the others are only in the log. */
export const annotationLimit = 10;

/** GitHub keeps this many annotations of a job, of all its steps together. */
export const jobAnnotationLimit = 50;

/** Cuts the annotations of a job's steps to what GitHub keeps: the first ones. */
export function withinJobLimit<Step extends { readonly annotations: readonly Annotation[] }>(
  steps: readonly Step[],
): Step[] {
  let left = jobAnnotationLimit;
  return steps.map((step) => {
    const annotations = step.annotations.slice(0, left);
    left -= annotations.length;
    return { ...step, annotations };
  });
}

/** The annotations of one step, the way GitHub keeps them. */
export class AnnotationList {
  readonly kept: Annotation[] = [];
  /** How many were beyond the limit, and so are shown nowhere. */
  dropped = 0;

  add(annotation: Annotation): void {
    const ofLevel = this.kept.filter(({ level }) => level === annotation.level);
    if (ofLevel.length < annotationLimit) this.kept.push(annotation);
    else this.dropped += 1;
  }
}

/** The annotation a command asks for, or undefined for any other command. */
export function annotationOf({ name, properties, message }: WorkflowCommand): Annotation | undefined {
  if (name !== 'error' && name !== 'warning' && name !== 'notice') return undefined;
  const { title, file } = properties;
  return {
    level: name,
    message,
    ...(title === undefined ? {} : { title }),
    ...(file === undefined ? {} : { file }),
    ...position('line', properties['line']),
    ...position('endLine', properties['endLine']),
    ...position('column', properties['col']),
    ...position('endColumn', properties['endColumn']),
  };
}

function position<Name extends string>(name: Name, text: string | undefined): { [key in Name]?: number } {
  const value = Number(text);
  return (Number.isInteger(value) && value > 0 ? { [name]: value } : {}) as { [key in Name]?: number };
}

import { type Annotation, AnnotationList, annotationOf } from './annotations.ts';
import type { Masks } from './masks.ts';
import { CommandReader, refusedCommands, type WorkflowCommand } from './workflow-commands.ts';

/** What a step prints, read as the runner reads it: commands taken out, secrets masked, annotations kept. */
export class StepLog {
  readonly commands: WorkflowCommand[] = [];
  readonly annotations = new AnnotationList();
  /** Whether a command was refused, which fails the step. */
  failed = false;
  readonly #reader = new CommandReader();
  readonly #lines: string[] = [];
  readonly #masks: Masks;
  readonly #onLine: ((line: string) => void) | undefined;

  constructor(masks: Masks, onLine?: (line: string) => void) {
    this.#masks = masks;
    this.#onLine = onLine;
  }

  get text(): string {
    return this.#lines.map((line) => `${line}\n`).join('');
  }

  /** Takes one line of the process. */
  read(line: string): void {
    let command: WorkflowCommand | undefined;
    try {
      command = this.#reader.read(line);
    } catch (error) {
      this.#refuse((error as Error).message);
    }
    if (command === undefined) this.write(line);
    else this.#obey(command);
  }

  /** Writes one line of the runner's own. */
  write(line: string): void {
    const masked = this.#masks.apply(line);
    this.#lines.push(masked);
    this.#onLine?.(masked);
  }

  /** Adds an annotation of the runner's own. */
  annotate(annotation: Annotation): void {
    const masked = { ...annotation, message: this.#masks.apply(annotation.message) };
    this.annotations.add(masked);
    this.write(`##[${annotation.level}]${annotation.message}`);
  }

  #obey(command: WorkflowCommand): void {
    const annotation = annotationOf(command);
    if (command.name === 'add-mask') this.#mask(command.message);
    this.commands.push({ ...command, message: this.#masks.apply(command.message) });
    if (annotation !== undefined) this.annotate(annotation);
    else if (refusedCommands.has(command.name)) this.#refuse(`The \`${command.name}\` command is disabled.`);
    else if (command.name === 'group') this.write(`##[group]${command.message}`);
    else if (command.name === 'endgroup') this.write('##[endgroup]');
    else if (command.name === 'add-mask') this.write('::add-mask::***');
  }

  #mask(value: string): void {
    if (!this.#masks.add(value)) {
      this.annotate({ level: 'warning', message: "Can't add secret mask for empty string in ##[add-mask] command." });
    }
  }

  #refuse(reason: string): void {
    this.failed = true;
    this.annotate({ level: 'error', message: `Unable to process command successfully. ${reason}` });
  }
}

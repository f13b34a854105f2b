import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import * as core from '@actions/core';
import { limitAnnotations } from './annotations.ts';
import { readContext } from './context.ts';
import { defuse } from './defuse.ts';
import type { Annotation, Runner } from './runner.ts';
import { Secrets } from './secrets.ts';

const annotate = { error: core.error, warning: core.warning, notice: core.notice };

/** The GitHub Actions runner this process was started by. `environment` is process.env. */
export function actionsRunner(environment: NodeJS.ProcessEnv): Runner {
  const secrets = new Secrets();
  const safe = (text: string) => defuse(secrets.redact(text));
  const log = (line: string) => core.info(safe(line));
  const limited = limitAnnotations({
    annotate: (annotation) => annotate[annotation.level](annotation.message, properties(annotation)),
    log,
    atEnd: (last) => process.once('beforeExit', last),
  });
  const show = (annotation: Annotation) => limited(withText(annotation, (text) => secrets.redact(text)));
  return {
    context: readContext(environment),
    input: (name) => core.getInput(name),
    output(name, value) {
      const text = toText(value);
      const shown = secrets.redact(text);
      core.setOutput(checkName(name), shown);
      if (shown !== text)
        show({ level: 'warning', message: `The output ${name} held a secret, now *** in its place.` });
    },
    info: log,
    debug: (message) => core.debug(safe(message)),
    annotate: show,
    group: (title, body) => core.group(safe(title), body),
    untrusted,
    async summary(markdown) {
      const file = environment['GITHUB_STEP_SUMMARY'];
      if (file === undefined || file === '') return;
      const { appendSummary } = await import('./summary.ts');
      const outcome = await appendSummary(file, secrets.redact(markdown));
      if (outcome !== 'whole')
        show({ level: 'warning', message: `The step's summary is full: a part was ${outcome}.` });
    },
    redact: (text) => secrets.redact(text),
    mask(secret) {
      if (secret === '') return;
      secrets.add(secret);
      core.setSecret(secret);
    },
    saveState: (name, value) => core.saveState(checkName(name), secrets.redact(value)),
    state: (name) => core.getState(name),
    exit(code) {
      process.exitCode = code;
    },
  };
}

/** A value as an output has it: text as it is, nothing as empty text, the rest as JSON. */
function toText(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A name as it may stand before the delimiter of a file command. */
function checkName(name: string): string {
  if (/^[a-z_][\w-]*$/i.test(name)) return name;
  throw new RangeError(`the name of an output or state has letters, digits, - and _, not ${JSON.stringify(name)}`);
}

function withText(annotation: Annotation, change: (text: string) => string): Annotation {
  const { message, title, file } = annotation;
  return { ...annotation, message: change(message), title: title && change(title), file: file && change(file) };
}

async function untrusted<T>(body: (write: (chunk: Uint8Array) => Promise<void>) => Promise<T>): Promise<T> {
  const token = randomUUID();
  let last = 10;
  process.stdout.write(`::stop-commands::${token}\n`);
  try {
    return await body(async (chunk) => {
      last = chunk.at(-1) ?? last;
      if (!process.stdout.write(chunk)) await once(process.stdout, 'drain');
    });
  } finally {
    process.stdout.write(`${last === 10 ? '' : '\n'}::${token}::\n`);
  }
}

function properties({ title, file, line, column }: Annotation): core.AnnotationProperties {
  return {
    ...(title === undefined ? {} : { title }),
    ...(file === undefined ? {} : { file }),
    ...(line === undefined ? {} : { startLine: line }),
    ...(column === undefined ? {} : { startColumn: column }),
  };
}

import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import * as core from '@actions/core';
import { readContext } from './context.ts';
import { defuse } from './defuse.ts';
import type { Annotation, Runner } from './runner.ts';

const summaryLimit = 1024 * 1024;
const annotate = { error: core.error, warning: core.warning, notice: core.notice };

/** The GitHub Actions runner this process was started by. `environment` is process.env. */
export function actionsRunner(environment: NodeJS.ProcessEnv): Runner {
  let summaryBytes = 0;
  return {
    context: readContext(environment),
    input: (name) => core.getInput(name),
    output: (name, value) => core.setOutput(name, value),
    info: (message) => core.info(defuse(message)),
    debug: (message) => core.debug(message),
    annotate: (annotation) => annotate[annotation.level](annotation.message.slice(0, 4000), properties(annotation)),
    group: (title, body) => core.group(defuse(title), body),
    untrusted,
    async summary(markdown) {
      summaryBytes += Buffer.byteLength(markdown) + 2;
      if (environment['GITHUB_STEP_SUMMARY'] === undefined) return;
      // GitHub drops the whole summary of a step that is over the limit.
      if (summaryBytes > summaryLimit) core.warning('The job summary is full: a part was left out.');
      else await core.summary.addRaw(`${markdown}\n\n`).write();
    },
    mask: (secret) => core.setSecret(secret),
    saveState: (name, value) => core.saveState(name, value),
    state: (name) => core.getState(name),
    exit(code) {
      process.exitCode = code;
    },
  };
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

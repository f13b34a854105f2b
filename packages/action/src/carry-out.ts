import { UserError } from '@mlops-actions/errors';
import { code } from '@mlops-actions/markdown';
import type { Runner } from '@mlops-actions/runner';
import type { z } from 'zod';
import type { Section } from './comment-body.ts';
import type { ActionDefinition } from './define-action.ts';
import { pullRequestOf } from './event.ts';
import { report, toFault } from './failure.ts';
import { openPorts } from './ports.ts';
import { clearRecord, LeftOut, uploadRecord, writeRecord } from './publish.ts';
import type { Behaviour, Ports, Result } from './result.ts';
import { keepSection } from './sticky-comment.ts';

interface Common {
  readonly model: string;
  readonly token: string;
  readonly 'dry-run': boolean;
}

type Definition = Pick<ActionDefinition, 'name' | 'title' | 'comments' | 'errorOutputs'>;

/** Does what an action does and publishes it, always in this order: record, outputs, summary, artifact, effects, comment, exit code. */
export async function carryOut<I extends z.ZodObject, O extends z.ZodObject>(
  definition: Definition,
  behaviour: Behaviour<I, O>,
  inputs: z.output<I>,
  runner: Runner,
): Promise<void> {
  const common = inputs as unknown as Common;
  const ports = openPorts(runner, common.token);
  await clearRecord(runner.context.workspace, common.model, definition.name);
  await publish(definition, await conclude(definition, behaviour, inputs, ports), common, ports);
}

/** The result of the run; a fault becomes a result as well when the action can put it on record. */
async function conclude<I extends z.ZodObject, O extends z.ZodObject>(
  definition: Definition,
  behaviour: Behaviour<I, O>,
  inputs: z.output<I>,
  ports: Ports,
): Promise<Result> {
  try {
    return await behaviour.run(inputs, ports);
  } catch (error) {
    if (behaviour.recover === undefined) throw error;
    const fault = toFault(definition.title, error);
    report(ports.runner, { ...fault, annotations: fault.annotations.slice(1) });
    return {
      outputs: definition.errorOutputs,
      record: behaviour.recover(fault, inputs, ports),
      section: fault.section,
      comment: (inputs as { readonly comment?: unknown }).comment !== 'off',
      failure: { message: fault.message, exit: 2 },
    };
  }
}

async function publish(definition: Definition, result: Result, common: Common, ports: Ports): Promise<void> {
  const { runner } = ports;
  const path = await writeRecord(runner.context.workspace, result.record);
  for (const [name, value] of Object.entries({ ...result.outputs, record: path })) runner.output(name, value);
  await runner.summary(result.section);
  for (const annotation of result.annotations ?? []) runner.annotate(annotation);
  if (common['dry-run']) runner.info('Dry run: nothing was published.');
  else await publishOutside(definition, result, common, ports);
  if (result.failure === undefined) return;
  runner.annotate({ level: 'error', title: definition.title, message: result.failure.message });
  runner.exit(result.failure.exit);
}

async function publishOutside(
  { name, comments }: Definition,
  result: Result,
  { model }: Common,
  ports: Ports,
): Promise<void> {
  const leftOut = new LeftOut(ports);
  await ports.runner.group('Publish', async () => {
    await leftOut.attempt('store the record as an artifact', () =>
      uploadRecord(ports, result.record, result.files ?? []),
    );
    for (const effect of result.effects ?? []) await leftOut.attempt(effect.what, () => effect.apply());
    if (comments && result.comment)
      await leftOut.attempt('write the comment', () => comment(name, result.section, model, ports));
  });
  if (leftOut.items.length > 0) {
    await ports.runner.summary(['**Left out**', ...leftOut.items.map((item) => `- ${code(item, 500)}`)].join('\n\n'));
  }
}

async function comment(key: string, markdown: string, model: string, ports: Ports): Promise<void> {
  const { runner } = ports;
  const pull = pullRequestOf(runner.context);
  if (pull === undefined) return;
  const github = await ports.github();
  if (github === undefined)
    throw new UserError('E_PERMISSION', 'there is no token: leave the input `token` at its default');
  const { runId: run, runAttempt: attempt } = runner.context;
  const section: Section = { key, stamp: { run, attempt, sha: pull.headSha }, markdown };
  const url = await keepSection(github, { issue: pull.number, model }, section);
  runner.output('comment-url', url);
  runner.info(`Comment: ${url}`);
  runner.saveState('comment', JSON.stringify({ model, issue: pull.number, section }));
}

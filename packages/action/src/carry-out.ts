import { code } from '@mlops-actions/markdown';
import type { Runner } from '@mlops-actions/runner';
import type { z } from 'zod';
import { beginCheck, endCheck, type OpenCheck } from './check-run.ts';
import type { ActionDefinition } from './define-action.ts';
import { report, toFault } from './failure.ts';
import { openPorts } from './ports.ts';
import { clearRecord, LeftOut, runUrl, uploadRecord, uploadReport, writeRecord, writeReport } from './publish.ts';
import type { Behaviour, CheckEnd, Links, Ports, Result } from './result.ts';
import { keepComment } from './section-comment.ts';

interface Common {
  readonly model: string;
  readonly token: string;
  readonly 'dry-run': boolean;
}

type Definition = Pick<ActionDefinition, 'name' | 'title' | 'comments' | 'errorOutputs'>;

/** What is under way while an action runs. */
interface Underway {
  readonly definition: Definition;
  readonly common: Common;
  readonly ports: Ports;
  readonly leftOut: LeftOut;
  readonly check: OpenCheck | undefined;
}

/** Does what an action does and publishes it, always in this order: record, outputs, summary, artifact, effects, comment, check, exit code. */
export async function carryOut<I extends z.ZodObject, O extends z.ZodObject>(
  definition: Definition,
  behaviour: Behaviour<I, O>,
  inputs: z.output<I>,
  { runner, open = openPorts }: { runner: Runner; open?: typeof openPorts },
): Promise<void> {
  const common = inputs as unknown as Common;
  const ports = open(runner, common.token);
  const leftOut = new LeftOut(ports);
  await clearRecord(runner.context.workspace, common.model, definition.name);
  const wish = common['dry-run'] ? undefined : behaviour.check?.(inputs, ports);
  const check = wish && (await leftOut.attempt('show the check run', () => beginCheck(wish, ports)));
  const result = await conclude(definition, behaviour, inputs, ports);
  await publish(result, { definition, common, ports, leftOut, check });
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
    const { comment } = inputs as { readonly comment?: unknown };
    const fault = toFault(definition.title, error, (text) => ports.runner.redact(text));
    report(ports.runner, { ...fault, annotations: fault.annotations.slice(1) });
    // What was cancelled says nothing of the model: an earlier verdict in the comment stays.
    const cancelled = fault.code === 'E_CANCELLED';
    return {
      outputs: definition.errorOutputs,
      record: behaviour.recover(fault, inputs, ports),
      section: fault.section,
      comment:
        cancelled || comment === 'off' || comment === false
          ? undefined
          : { combined: comment === 'combined' || definition.comments === 'combined' },
      check: { conclusion: cancelled ? 'cancelled' : 'failure', title: fault.message },
      failure: { message: fault.message, exit: 2 },
    };
  }
}

async function publish(result: Result, underway: Underway): Promise<void> {
  const { definition, common, ports } = underway;
  const { runner } = ports;
  const { workspace } = runner.context;
  const path = await writeRecord(workspace, result.record);
  const html =
    result.report === undefined ? {} : { report: await writeReport(workspace, result.record, result.report) };
  for (const [name, value] of Object.entries({ ...result.outputs, record: path, ...html })) runner.output(name, value);
  await runner.summary(result.section);
  for (const annotation of result.annotations ?? []) runner.annotate(annotation);
  if (common['dry-run']) runner.info('Dry run: nothing was published.');
  else await publishOutside(result, underway);
  if (result.failure === undefined) return;
  runner.annotate({ level: 'error', title: definition.title, message: result.failure.message, final: true });
  runner.exit(result.failure.exit);
}

async function publishOutside(result: Result, underway: Underway): Promise<void> {
  const { ports, leftOut, check } = underway;
  await ports.runner.group('Publish', async () => {
    await leftOut.attempt('store the record as an artifact', () =>
      uploadRecord(ports, result.record, result.files ?? []),
    );
    const links = { run: runUrl(ports.runner.context), report: await storeReport(result, underway) };
    for (const effect of result.effects ?? []) await leftOut.attempt(effect.what, () => effect.apply());
    await leftOut.attempt('write the comment', () => comment(result, links, underway));
    if (check !== undefined) {
      const end = result.check ?? endOf(result);
      await leftOut.attempt('conclude the check run', () => endCheck(check, end, result.section, ports));
    }
  });
  if (leftOut.items.length > 0) {
    await ports.runner.summary(['**Left out**', ...leftOut.items.map((item) => `- ${code(item, 500)}`)].join('\n\n'));
  }
}

/** Stores the report where a browser can open it, and links it from the summary. */
async function storeReport({ record, report: html }: Result, { ports, leftOut }: Underway): Promise<Links['report']> {
  if (html === undefined) return undefined;
  const url = await leftOut.attempt('store the report as an artifact', () => uploadReport(ports, record, html));
  if (url !== undefined) await ports.runner.summary(`[The whole report, with every slice and curve](${url})`);
  return url;
}

async function comment(
  { comment: wish, section, record }: Result,
  links: Links,
  { definition, ports }: Underway,
): Promise<void> {
  if (definition.comments === false || wish === undefined) return;
  const github = await ports.github();
  const markdown = wish.render?.(links) ?? section;
  const url = await keepComment(wish, { key: definition.name, model: record.model, markdown }, { github, ports });
  if (url === undefined) return;
  ports.runner.output('comment-url', url);
  ports.runner.info(`Comment: ${url}`);
}

function endOf({ failure }: Result): CheckEnd {
  return failure === undefined
    ? { conclusion: 'success', title: 'Done' }
    : { conclusion: 'failure', title: failure.message };
}

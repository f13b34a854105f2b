/** One line of a comment that accepts a metric getting worse. */
export interface AcceptedMetric {
  /** As the policy names it, or `examples` for examples that vanished or were relabelled. */
  readonly metric: string;
  readonly reason: string;
}

/** The commands of a comment: those that can be followed, and why the others cannot. */
export interface Acceptances {
  readonly acceptances: readonly AcceptedMetric[];
  /** Plain sentences; they quote what was written and may hold anything. */
  readonly faults: readonly string[];
}

/** The command as people are to write it. */
export const acceptanceForm = '/mlops accept <metric>: <reason>';

const longestMetric = 100;
const shortestReason = 3;
const longestReason = 1000;

const command = /^ {0,3}\/mlops\s+accept(?:\s+(.*))?$/;
// A name in backticks may hold a colon followed by a space; without them the first one ends the name.
const quoted = /^`([^`]+)`\s*:(?:\s+(.*))?$/;
const plain = /^(.*?):(?:\s+(.*))?$/;
const fence = /^[\s*+-]*(?:\d+[.)]\s*)?(`{3,}(?!.*`)|~{3,})/;
const placeholder = /^<[^<>]*>$/;

/**
 * Reads the lines `/mlops accept <metric>: <reason>` of a comment.
 *
 * Lines in code, in quotations (`>`) and in HTML comments are talk about a command, or hidden, and count for nothing.
 * The name ends at the first colon that a space follows, so `recall:spam` and `metric:cost` are names; one that holds
 * such a colon is put in backticks. Of several lines for one metric the last counts. A reason has 3 to 1,000 characters.
 */
export function readAcceptances(body: string): Acceptances {
  const found = spokenLines(body).flatMap((line) => {
    const [matched, rest = ''] = command.exec(line) ?? [];
    return matched === undefined ? [] : [readCommand(rest.trim())];
  });
  const accepted = found.filter((line) => typeof line !== 'string').map((line) => [line.metric, line] as const);
  return {
    acceptances: [...new Map(accepted).values()],
    faults: found.filter((line) => typeof line === 'string'),
  };
}

/** Those of the commands of a comment that can be followed, see {@link readAcceptances}. */
export function parseAcceptances(body: string): AcceptedMetric[] {
  return [...readAcceptances(body).acceptances];
}

function readCommand(text: string): AcceptedMetric | string {
  const [matched, name = '', after = ''] = quoted.exec(text) ?? splitPlain(text) ?? [];
  const said = JSON.stringify(`/mlops accept ${text}`.slice(0, 120).toWellFormed());
  if (matched === undefined) return `${said} has no colon with a space behind it: write ${acceptanceForm}`;
  const metric = name.trim();
  const reason = after.replace(/\s+/g, ' ').trim();
  if (metric === '' || metric.length > longestMetric || /\p{Cc}/u.test(metric) || placeholder.test(metric))
    return `${said} names no metric of 1 to ${longestMetric} characters: write ${acceptanceForm}`;
  if (reason.length < shortestReason || placeholder.test(reason))
    return `${said} gives no reason: say behind the colon why this is acceptable`;
  if (reason.length > longestReason)
    return `${said} gives a reason of ${reason.length} characters: at most ${longestReason} are kept`;
  return { metric, reason };
}

/** Without a colon and a space, a colon at the very end still shows where the name ends. */
function splitPlain(text: string): readonly string[] | undefined {
  const at = text.search(/:\s/);
  if (at >= 0) return [text, text.slice(0, at), text.slice(at + 1)];
  return plain.exec(text.endsWith(':') ? text : '') ?? undefined;
}

/** The lines of a comment that its writer says, visibly and as their own. */
function spokenLines(body: string): string[] {
  const lines: string[] = [];
  let open: string | undefined;
  for (const line of withoutHidden(body).split(/\r\n|\r|\n/)) {
    const [, mark] = fence.exec(line) ?? [];
    if (open !== undefined) {
      if (closes(line, open)) open = undefined;
    } else if (mark !== undefined) open = mark;
    else if (!/^ {0,3}>/.test(line)) lines.push(line.trimEnd());
  }
  return lines;
}

function closes(line: string, open: string): boolean {
  const text = line.trim();
  return text.length >= open.length && text === (open[0] ?? '').repeat(text.length);
}

/** A comment without what GitHub does not show; one that is left open hides the rest. */
function withoutHidden(body: string): string {
  return body.replace(/<!--[\s\S]*?(?:-->|$)/g, (hidden) => hidden.replace(/[^\r\n]/g, '\0'));
}

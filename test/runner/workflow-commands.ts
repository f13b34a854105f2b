/** A workflow command as a process printed it: `::name key=value,…::message`. */
export interface WorkflowCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

const registered = new Set([
  'add-mask',
  'add-matcher',
  'add-path',
  'debug',
  'echo',
  'endgroup',
  'error',
  'group',
  'notice',
  'remove-matcher',
  'save-state',
  'set-env',
  'set-output',
  'stop-commands',
  'warning',
]);

/** Commands the runner refuses since they let any output change the job: the step fails. */
export const refusedCommands: ReadonlySet<string> = new Set(['set-env', 'add-path']);

/**
 * Reads one stream of commands, as actions/runner does: stdout and stderr of a step share one reader.
 * Between `::stop-commands::token` and `::token::` nothing is a command.
 */
export class CommandReader {
  #resumeToken: string | undefined;

  /** The command in a line, or undefined when the line is text. The resume line is the command `resume`. */
  read(line: string): WorkflowCommand | undefined {
    const split = splitCommand(line) ?? splitOldCommand(line);
    if (split === undefined) return undefined;
    if (this.#resumeToken !== undefined) {
      if (split.name !== this.#resumeToken) return undefined;
      this.#resumeToken = undefined;
      return { name: 'resume', properties: {}, message: '' };
    }
    if (!registered.has(split.name)) return undefined;
    if (split.name === 'stop-commands') this.#resumeToken = checkToken(split.message);
    return split;
  }
}

function checkToken(token: string): string {
  if (token === '' || token === 'pause-logging' || registered.has(token)) {
    throw new Error(`'${token}' cannot be the token of ::stop-commands::; use a random value.`);
  }
  return token;
}

function splitCommand(line: string): WorkflowCommand | undefined {
  const text = line.trimStart();
  const end = text.indexOf('::', 2);
  if (!text.startsWith('::') || end < 0) return undefined;
  const head = text.slice(2, end);
  return { ...splitHead(head, ','), message: unescapeMessage(text.slice(end + 2)) };
}

/** The form of before 2019, still understood, anywhere in a line: `##[name key=value;…]message`. */
function splitOldCommand(line: string): WorkflowCommand | undefined {
  const start = line.indexOf('##[');
  const end = line.indexOf(']', start);
  if (start < 0 || end < 0) return undefined;
  return { ...splitHead(line.slice(start + 3, end), ';'), message: unescapeMessage(line.slice(end + 1)) };
}

function splitHead(head: string, separator: string): Omit<WorkflowCommand, 'message'> {
  const space = head.indexOf(' ');
  if (space < 0) return { name: head, properties: {} };
  const pairs = head
    .slice(space + 1)
    .split(separator)
    .filter((pair) => pair.includes('='))
    .map((pair): [string, string] => {
      const equals = pair.indexOf('=');
      return [pair.slice(0, equals).trim(), unescapeProperty(pair.slice(equals + 1))];
    });
  return { name: head.slice(0, space), properties: Object.fromEntries(pairs) };
}

const escapes: Readonly<Record<string, string>> = { '%0D': '\r', '%0A': '\n', '%3A': ':', '%2C': ',', '%25': '%' };

function unescapeMessage(text: string): string {
  return text.replaceAll(/%0D|%0A|%25/g, (code) => escapes[code] ?? code);
}

function unescapeProperty(text: string): string {
  return text.replaceAll(/%0D|%0A|%3A|%2C|%25/g, (code) => escapes[code] ?? code);
}

import { type Problem, UserError } from '@mlops-actions/errors';
import { type MetricDraft, type MetricField, parseMetric } from './parse-metric.ts';
import { emptyPolicy, type GatingMetric, type Policy } from './policy.ts';
import { quote } from './yaml-reader.ts';

const place = 'input metrics';
const maxLines = 100;
const name = /^[^\s<>=]{1,200}$/;
const clause = /^([^\s<>=]{1,200})(?:\s+(margin)\s+|\s*(>=|<=)\s*)(\S{1,100})$/;

interface Draft {
  readonly metric: MetricDraft;
  /** Line of each field, for messages. */
  readonly lines: ReadonlyMap<MetricField, number>;
}

/**
 * Reads the input `metrics`, the short form of a policy: a line each of `accuracy margin 0.01`, `accuracy >= 0.85`,
 * `false_positive_rate <= 0.02`, or a name alone. Clauses of one metric are merged; all else is as `parsePolicy` has it.
 *
 * @throws UserError E_POLICY with every fault by line.
 */
export function parsePolicyLines(lines: readonly string[]): Policy {
  const problems: Problem[] = [];
  const report = (line: number | undefined, message: string): void =>
    void problems.push({ file: place, line, message });
  const gating = [...readDrafts(lines, report).values()].flatMap((draft) => parseDraft(draft, report) ?? []);
  if (problems.length === 0 && gating.length === 0) {
    report(undefined, 'nothing would gate: write a line such as `accuracy margin 0.01`');
  }
  requireNone(problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)));
  return { ...emptyPolicy, gating };
}

type LineReport = (line: number | undefined, message: string) => void;

function readDrafts(lines: readonly string[], report: LineReport): Map<string, Draft> {
  const drafts = new Map<string, Draft>();
  if (lines.length > maxLines)
    report(undefined, `expected at most ${maxLines} lines, found ${lines.length}: write mlops/gate.yml`);
  for (const [index, line] of lines.slice(0, maxLines).entries()) {
    if (line.trim() !== '') readLine(line.trim(), index + 1, drafts, report);
  }
  return drafts;
}

function readLine(text: string, line: number, drafts: Map<string, Draft>, report: LineReport): void {
  const [, metric = text, margin, bound, value = ''] = clause.exec(text) ?? [];
  const word = margin ?? bound;
  if (word === undefined && !name.test(text)) {
    report(
      line,
      `cannot read ${quote(text)}: write \`accuracy margin 0.01\`, \`accuracy >= 0.85\` or \`false_positive_rate <= 0.02\``,
    );
    return;
  }
  const draft = drafts.get(metric) ?? { metric: { name: metric }, lines: new Map([['name' as const, line]]) };
  drafts.set(metric, word === undefined ? draft : addClause(draft, { word, value, line }, report));
}

interface Clause {
  readonly word: string;
  readonly value: string;
  readonly line: number;
}

function addClause(draft: Draft, { word, value, line }: Clause, report: LineReport): Draft {
  const field = word === 'margin' ? 'margin' : word === '>=' ? 'min' : 'max';
  const number = Number(value);
  if (draft.metric[field] !== undefined) {
    report(
      line,
      `a second ${word} for ${quote(draft.metric.name)}: the first is in line ${draft.lines.get(field)}, keep one`,
    );
  }
  if (field !== 'margin' && !Number.isFinite(number))
    report(line, `expected a number after ${word}, found ${quote(value)}`);
  const read = field === 'margin' && !Number.isFinite(number) ? value : number;
  return { metric: { ...draft.metric, [field]: read }, lines: new Map([...draft.lines, [field, line]]) };
}

function parseDraft({ metric, lines }: Draft, report: LineReport): GatingMetric | undefined {
  return parseMetric(metric, (field, message) => report(lines.get(field) ?? lines.get('name'), message));
}

function requireNone(problems: readonly Problem[]): void {
  const [first] = problems;
  if (first === undefined) return;
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
  throw new UserError(
    'E_POLICY',
    `The input \`metrics\` cannot be applied: ${first.message}${more}. Correct the lines listed.`,
    { problems },
  );
}

import { gatherExhibits, judge, pairExamples, parsePolicy, resolveTask } from '@mlops-actions/gate';
import type { EvalGateRecord } from '@mlops-actions/records';
import type { ReportInput } from '../render-report.ts';

type Predictions = Parameters<typeof pairExamples>[0]['candidate'];

/** How well a model of the sample tells mails apart: the distance of the classes, and what it makes of newsletters. */
export interface Skill {
  readonly distance: number;
  readonly newsletters: number;
}

/** What is judged. */
export interface SampleMails {
  readonly count: number;
  readonly policy: string;
  readonly baseline: Skill;
  readonly candidate: Skill;
}

const types = ['person', 'person', 'person', 'newsletter', 'receipt'];
const languages = ['en', 'en', 'en', 'de', 'fr', 'ar', 'ja'];

/** A seeded stream of numbers in [0, 1). Source: Marsaglia (2003), xorshift32. */
export function uniform(seed: number): () => number {
  let state = seed | 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** Judges two models of made-up mails and gathers everything a report can show. */
export function judgeMails({ count, policy: text, baseline, candidate }: SampleMails): ReportInput {
  const policy = parsePolicy(text, 'mlops/gate.yml');
  const [before, now] = [answer(count, baseline), answer(count, candidate)];
  const task = resolveTask(policy, [now, before]);
  const pairing = pairExamples({ candidate: now, baseline: before });
  const { flips, ...judged } = judge({
    policy,
    task,
    candidate: now,
    baseline: { predictions: before, pairing },
    seed: 'sample',
  });
  const exhibits = gatherExhibits({ task, candidate: now, baseline: before, pairing, learning: [], history: [] });
  return {
    record: { ...sampleHead, ...judged },
    exhibits,
    flips,
    title: 'Strip HTML before tokenizing',
    link: { serverUrl: 'https://github.com' },
  };
}

const sampleHead = {
  kind: 'eval-gate',
  schemaVersion: 1,
  model: 'spam-filter',
  commit: 'c0ffee1'.padEnd(40, '4'),
  run: { id: 7301224155, attempt: 1, event: 'pull_request', repository: 'octo/mail' },
  createdAt: '2026-07-01T12:04:09Z',
  mode: 'merge',
  policy: { source: `mlops/gate.yml@${'b'.repeat(40)}`, digest: `sha256:${'1'.repeat(64)}`, differs: [] },
  candidate: { source: 'train', commit: 'c0ffee1'.padEnd(40, '4'), digest: `sha256:${'2'.repeat(64)}` },
  baseline: { source: 'base', commit: 'b'.repeat(40), digest: `sha256:${'3'.repeat(64)}`, behind: 2, ageDays: 2.2 },
  override: null,
  pullRequest: 128,
} satisfies Partial<EvalGateRecord>;

/** Every side sees the same mails, and chance of its own only a little. */
function answer(count: number, skill: Skill): Predictions {
  const common = uniform(11);
  const own = uniform(Math.round(skill.distance * 1000));
  const rows = Array.from({ length: count }, (_, at) => mail(at, skill, { common, own }));
  const column = (name: keyof (typeof rows)[0]) => rows.map((one) => one[name]);
  return {
    file: 'predictions.csv',
    format: 'csv',
    length: count,
    columns: new Map(
      (['id', 'label', 'prediction', 'score', 'mail_type', 'language'] as const).map((name) => [name, column(name)]),
    ),
    lineOf: (row) => row + 2,
  };
}

function mail(
  at: number,
  { distance, newsletters }: Skill,
  { common, own }: { common: () => number; own: () => number },
) {
  const spam = common() < 0.35;
  const type = spam ? 'person' : (types[Math.floor(common() * types.length)] ?? 'person');
  const language = languages[Math.floor(common() * languages.length)] ?? 'en';
  const logit =
    (spam ? distance : type === 'newsletter' ? newsletters : -distance) + bell(common) * 1.6 + bell(own) * 0.35;
  const score = Math.round(1e6 / (1 + Math.exp(-logit))) / 1e6;
  return {
    id: `mail-${at}`,
    label: spam ? 'spam' : 'ham',
    prediction: score >= 0.5 ? 'spam' : 'ham',
    score,
    mail_type: type,
    language,
  };
}

/** About normal: the sum of twelve uniform numbers, less six. */
function bell(random: () => number): number {
  return Array.from({ length: 12 }, random).reduce((sum, value) => sum + value, -6);
}

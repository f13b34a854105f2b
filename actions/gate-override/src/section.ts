import { code, escape, join, table } from '@mlops-actions/markdown';
import type { Decision } from './decision.ts';
import type { LabelEvent } from './label-event.ts';
import type { Restarted } from './start-again.ts';

interface Told {
  readonly decision: Decision;
  readonly event: LabelEvent;
  readonly restarted: Restarted;
  readonly model: string;
}

/** The summary: what was decided, by whom and for which commit, and what is left to do. */
export function renderDecision(told: Told): string {
  const { decision, restarted } = told;
  return join(...renderWords(told), renderRestarted(decision, restarted));
}

function renderWords({ decision, event, model }: Told): string[] {
  const { sender, pull } = event;
  const subject = `${code(model)} at ${code(pull.headSha.slice(0, 10))}`;
  if (decision.state === 'accepted') {
    const rows = decision.accepted.map(({ metric, reason }) => [code(metric, 100), escape(reason, 1000)]);
    return [
      `### ⚠️ Accepted for ${subject}`,
      `${code(sender.login)} accepts what follows, for this one commit: it ends with the next push, or when the label is taken away. It replaces what was accepted for this commit before. What else blocks still blocks, and the verdict never becomes a pass by it.`,
      table(['metric', 'reason'], rows),
    ];
  }
  if (decision.state === 'withdrawn')
    return [
      `### Withdrawn for ${subject}`,
      `${code(sender.login)} took the label away, so nothing is accepted any more.`,
    ];
  const title =
    decision.state === 'refused' ? `### ❌ Not accepted for ${subject}` : `### Nothing to do for ${subject}`;
  const paste = (decision.paste ?? []).map((line) => `- ${code(line, 400)}`).join('\n');
  return [title, `${escape(decision.reason, 1000)}. ${escape(decision.remedy ?? '', 1000)}`.trim(), paste];
}

function renderRestarted({ state }: Decision, { reran, notes }: Restarted): string {
  const started =
    reran.length === 0 ? '' : `The gate decides anew in ${reran.map((id) => code(`run ${id}`)).join(', ')}.`;
  const left = notes.map((note) => `- ${escape(note, 500)}`).join('\n');
  return state === 'accepted' || state === 'withdrawn' ? join(started, left) : '';
}

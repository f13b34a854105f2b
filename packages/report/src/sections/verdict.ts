import { acceptanceForm, exitCode, isAccepted, noteText, remedyText, ruleText, tellStory } from '@mlops-actions/gate';
import { html } from '@mlops-actions/markdown';
import type { EvalGateRecord } from '@mlops-actions/records';
import { inline } from '../inline.ts';
import { type Addresses, commitLink, linkTo } from '../links.ts';
import { name, prose } from '../text.ts';

const icons = { pass: '✅', fail: '❌', inconclusive: '⚪', error: '⛔' } as const;
const words = { pass: 'Pass', fail: 'Fail', inconclusive: 'Inconclusive', error: 'Error' } as const;

/** The tables have names in full. */
const longestInHeading = 80;

/** Stand for untrusted text while a sentence is put together; the text itself never holds them. */
const [opening, closing] = ['\ue000', '\ue001'];

/** What the head says beside the record. */
export interface HeaderExtra {
  readonly addresses: Addresses;
  readonly title?: string | undefined;
  readonly overrideLabel?: string | null | undefined;
}

/** The verdict with its reason, and what follows from it: the head of the report. */
export function verdictHeader(record: EvalGateRecord, extra: HeaderExtra): string {
  const { addresses, title } = extra;
  const { headline, reason } = storyOf(record);
  const { verdict } = record;
  return `<header class="verdict ${verdict}">
<p class="origin">${originOf(record, addresses)}</p>
${title === undefined || title === '' ? '' : `<p class="change">${prose(title, 400)}</p>`}
<h1><span class="badge"><span aria-hidden="true">${icons[verdict]}</span> ${words[verdict]}:</span> <span class="headline">${headline}</span></h1>
<p class="reason">${reason}</p>
${adviceOf(record, extra)}
</header>`;
}

/** The rule and its error rates, for the foot. */
export function ruleSentence(record: EvalGateRecord, { serverUrl }: Addresses): string {
  const rule = ruleText(record);
  return rule === undefined ? '' : `<p>${inline(rule, serverUrl)}</p>`;
}

/** The gate's own words for the verdict as HTML, every untrusted name in them isolated. */
function storyOf(record: EvalGateRecord): { headline: string; reason: string } {
  const quoted: string[] = [];
  const keep = (markup: string): string => `${opening}${quoted.push(markup) - 1}${closing}`;
  const { headline, reason } = tellStory(
    record,
    (text) => keep(name(text, longestInHeading)),
    (text) => keep(prose(text)),
  );
  const restore = (text: string): string =>
    html(text).replace(new RegExp(`${opening}(\\d+)${closing}`, 'g'), (_, at: string) => quoted[Number(at)] ?? '');
  const lead = `${record.verdict}: `;
  return {
    headline: restore(headline.startsWith(lead) ? headline.slice(lead.length) : headline),
    reason: restore(reason),
  };
}

function originOf(record: EvalGateRecord, addresses: Addresses): string {
  const { run, pullRequest, headSha, commit, model, createdAt } = record;
  const change =
    pullRequest === null || pullRequest === undefined
      ? ''
      : ` ${linkTo(addresses, `pull/${pullRequest}`, `#${pullRequest}`)}`;
  return [
    `model <strong>${name(model)}</strong>`,
    `${name(run.repository)}${change}`,
    `commit ${commitLink(addresses, headSha ?? commit)}`,
    `${prose(createdAt.slice(0, 16).replace('T', ' '))} UTC`,
  ].join(' <span aria-hidden="true">·</span> ');
}

function adviceOf(record: EvalGateRecord, { addresses: { serverUrl }, overrideLabel }: HeaderExtra): string {
  const notes = (noteText(record) ?? '')
    .split('\n')
    .map((line) => line.replace(/^> ?/, ''))
    .filter((line) => line !== '');
  const accepting = acceptText(record, overrideLabel);
  const remedy = remedyText(record, accepting !== '');
  return [
    ...(record.verdict === 'inconclusive' ? [`<p>${calmWords(record)}</p>`] : []),
    ...(record.override === null
      ? []
      : [
          `<p class="override"><strong>Accepted by ${name(record.override.by)}:</strong> ${prose(record.override.reason)}</p>`,
        ]),
    ...(notes.length === 0
      ? []
      : [`<ul class="notes">${notes.map((note) => `<li>${inline(note, serverUrl)}</li>`).join('')}</ul>`]),
    ...(remedy === undefined ? [] : [`<p class="remedy">${inline(remedy, serverUrl)}</p>${accepting}`]),
  ].join('\n');
}

/** How a person accepts what failed; empty where the policy lets nobody. */
function acceptText({ verdict, error }: EvalGateRecord, label: string | null | undefined): string {
  const acceptable = verdict === 'fail' || error?.code === 'E_EXAMPLES_CHANGED';
  if (!acceptable || label === undefined || label === null) return '';
  const what = verdict === 'fail' ? 'a line for each metric that failed' : 'with <code>examples</code> for the metric';
  return `<p>To accept it, a person with write access comments <code>${html(acceptanceForm)}</code>, ${what}, then adds the label ${name(label)}. It holds for this commit and ends with the next push.</p>`;
}

function calmWords(record: EvalGateRecord): string {
  const open = 'Inconclusive is no verdict against the change: the evidence settles the question neither way';
  const goesOn = isAccepted(record) || exitCode(record, record.mode) === 0;
  return goesOn ? `${open}, and the step goes on.` : `${open}, and the rules of this step ask for proof.`;
}

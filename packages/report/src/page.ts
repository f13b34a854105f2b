import { describeVerdict } from '@mlops-actions/gate';
import { html, visible } from '@mlops-actions/markdown';
import type { EvalGateRecord } from '@mlops-actions/records';
import type { Section } from './sections/section.ts';
import { type HeaderExtra, ruleSentence, verdictHeader } from './sections/verdict.ts';
import { style } from './style.ts';

const longestTitle = 200;

/** A page to be written. */
export interface Page {
  readonly record: EvalGateRecord;
  readonly header: HeaderExtra;
  readonly sections: readonly Section[];
}

/** The whole file: head, verdict, contents, sections, foot. */
export function page({ record, header, sections }: Page): string {
  return `<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${html(titleOf(record))}</title>
<style>${style}</style>
</head>
<body>
${verdictHeader(record, header)}
<nav aria-label="Contents"><ul>${sections.map(({ id, heading }) => `<li><a href="#${id}">${heading}</a></li>`).join('')}</ul></nav>
<main>
${sections.map(sectionPart).join('\n')}
</main>
<footer>${ruleSentence(record, header.addresses)}<p>Written by MLOps Actions, eval-gate. This file loads nothing and runs no script.</p></footer>
</body>
</html>
`;
}

function sectionPart({ id, heading, body }: Section): string {
  return `<section id="${id}" aria-labelledby="${id}-heading"><h2 id="${id}-heading">${heading}</h2>${body}</section>`;
}

function titleOf(record: EvalGateRecord): string {
  return visible(`${record.model}: ${describeVerdict(record)}`, longestTitle);
}

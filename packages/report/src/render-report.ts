import type { Exhibits, Flips } from '@mlops-actions/gate';
import type { EvalGateRecord } from '@mlops-actions/records';
import { type Links, openAddresses } from './links.ts';
import { page } from './page.ts';
import { guardsSection, metricsSection } from './sections/comparisons.ts';
import { confusionSection } from './sections/confusion.ts';
import { curvesSection } from './sections/curves.ts';
import { flipsSection } from './sections/flips.ts';
import { floorsSection, shownSection } from './sections/floors.ts';
import { historySection } from './sections/history.ts';
import { learningSection } from './sections/learning.ts';
import { powerSection } from './sections/power.ts';
import { provenanceSection } from './sections/provenance.ts';
import type { Caps, Material } from './sections/section.ts';
import { slicesSection } from './sections/slices.ts';
import { termsSection } from './sections/terms.ts';

export type { Links } from './links.ts';

/** What a report is made of. */
export interface ReportInput {
  readonly record: EvalGateRecord;
  readonly exhibits: Exhibits;
  /** Of the judgement; undefined where ids must not be shown. */
  readonly flips: readonly Flips[] | undefined;
  /** Of the change, such as the pull request's. */
  readonly title?: string | undefined;
  /** Without it nothing is linked. */
  readonly link?: Links | undefined;
  /** By which the policy lets a person accept a regression; null or undefined where it lets nobody. */
  readonly overrideLabel?: string | null | undefined;
  /** Most bytes of the file; 10 MiB by default. */
  readonly limit?: number | undefined;
}

const defaultLimit = 10 * 1024 ** 2;

/** What is given up first when the file is too large: the explored slices no reader gets to, then rows of all tables. */
const caps: readonly Caps[] = [
  { explored: 5000, rows: 2000 },
  { explored: 1000, rows: 2000 },
  { explored: 200, rows: 500 },
  { explored: 50, rows: 50 },
  { explored: 0, rows: 10 },
];

const sections = [
  metricsSection,
  guardsSection,
  floorsSection,
  shownSection,
  flipsSection,
  slicesSection,
  curvesSection,
  confusionSection,
  learningSection,
  historySection,
  powerSection,
  provenanceSection,
  termsSection,
];

/**
 * The report of a verdict: one HTML file that loads nothing, runs nothing and links only into the repository.
 *
 * Nothing in it that comes from data, policy, branch or people can add an element or an attribute. Where the file would
 * be larger than the limit, rows are left out, and it says how many.
 *
 * @throws RangeError for a `link.serverUrl` that is no http or https address.
 */
export function renderReport(input: ReportInput): string {
  const { record, exhibits, flips, title, link, overrideLabel, limit = defaultLimit } = input;
  const addresses = openAddresses(record, link);
  let text = '';
  for (const cap of caps) {
    const material: Material = { record, exhibits, flips, addresses, caps: cap };
    const parts = sections.flatMap((write) => write(material) ?? []);
    text = page({ record, header: { title, addresses, overrideLabel }, sections: parts });
    if (Buffer.byteLength(text) <= limit) break;
  }
  return text;
}

import { code, count, details, escape, join, table } from '@mlops-actions/markdown';
import type { RegisterRecord } from '@mlops-actions/records';
import type { Manifest } from '@mlops-actions/registry';
import { bytes, renderMetrics } from './facts.ts';

/** The summary of a registration, and the comment of a plan. */
export function renderRegistration(record: RegisterRecord, manifest: Manifest | undefined): string {
  return join(
    `### ${title(record)}`,
    reason(record),
    renderAliases(record),
    details('What it is', renderFacts(record)),
    manifest === undefined ? undefined : renderMetrics(manifest.metrics),
  );
}

function title({ model, version, mode, accepted, created }: RegisterRecord): string {
  const name = `Register: ${code(model)}`;
  if (!accepted) return `🔴 ${name} ${mode === 'plan' ? 'would not be' : 'is not'} registered`;
  const number = code(version ?? '');
  if (!created) return `⚪ ${name} is version ${number} already`;
  return mode === 'plan' ? `⚪ ${name} would become version ${number}` : `🟢 ${name} is version ${number}`;
}

function reason({ accepted, reason: why, verdict, page, created, previous }: RegisterRecord): string {
  const said = verdict === null ? '' : ` (verdict ${code(verdict)})`;
  if (!accepted) return `Not let in, because ${escape(why)}${said}.`;
  const before = previous === null ? 'the first version' : `after ${code(previous)}`;
  const where = page === null ? '' : ` [Release](${page}).`;
  return created
    ? `Let in, because ${escape(why)}${said}; ${before}.${where}`
    : `The same files were registered before.${where}`;
}

function renderAliases({ aliases, mode }: RegisterRecord): string | undefined {
  if (aliases.length === 0) return undefined;
  const rows = aliases.map(({ alias, moved, from, to, reason: why }) => [
    code(alias),
    from === null ? 'none' : code(from),
    moved ? code(to) : 'stays',
    escape(why),
  ]);
  return table(['Alias', 'Named', mode === 'plan' ? 'Would name' : 'Names', 'Because'], rows);
}

function renderFacts({
  modelDigest,
  digest,
  files,
  size,
  registry,
  uri,
  require,
  dispatched,
  mode,
}: RegisterRecord): string {
  const rows = [
    ['Model', `${count(files, 'file')}, ${bytes(size)}, ${code(modelDigest)}`],
    ...(digest === null ? [] : [['Manifest', code(digest)]]),
    ['Registry', code(uri ?? registry, 300)],
    ['Required verdict', code(require)],
    ...(mode === 'plan' ? [] : [['Workflows started', dispatched ? 'by repository_dispatch' : 'none by this step']]),
  ];
  return table(['', ''], rows);
}

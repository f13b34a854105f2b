import { code, count, details, join, table } from '@mlops-actions/markdown';
import type { Manifest } from '@mlops-actions/registry';
import { bytes, renderMetrics } from './facts.ts';

const shownFiles = 50;

/** The model card of a version: the notes of its release. */
export function renderCard(manifest: Manifest): string {
  const { model, version, metrics } = manifest;
  return join(
    `**${code(model)} ${code(version)}**: a model, with everything it was made of.`,
    renderMetrics(metrics),
    table(['', ''], renderOrigin(manifest)),
    details(count(manifest.files.length, 'file'), renderFiles(manifest)),
    `<sub>\`model.json\` lists every file with its sha256; its own digest is the identity of this version.</sub>`,
  );
}

function renderOrigin({ source, training, data, gate, previous, size, modelDigest }: Manifest): string[][] {
  return [
    ['Verdict', gate === null ? 'none asked for' : code(gate.verdict)],
    ['Commit', source.commit],
    ['Run', String(source.run)],
    ['Trained by', training === null ? 'not recorded' : code(training.command, 300)],
    [
      'Data',
      data === null
        ? 'not recorded'
        : `${data.rows === null ? '' : `${count(data.rows, 'row')}, `}${code(data.digest)}`,
    ],
    ['Model', `${bytes(size)}, ${code(modelDigest)}`],
    ['Before it', previous === null ? 'nothing' : code(previous)],
  ];
}

function renderFiles({ files }: Manifest): string {
  const rows = files.slice(0, shownFiles).map(({ path, size, sha256 }) => [code(path, 200), bytes(size), code(sha256)]);
  const rest =
    files.length > shownFiles ? `and ${count(files.length - shownFiles, 'more file')}, listed in \`model.json\`` : '';
  return join(table(['File', 'Size', 'Digest'], rows, ['left', 'right', 'left']), rest);
}

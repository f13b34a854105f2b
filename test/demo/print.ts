import type { Scene } from './play.ts';

const marks: Readonly<Record<string, string>> = { success: '✓', failure: '✗', skipped: '–', cancelled: '–' };

/** A scene for the terminal: jobs with their times, the verdict, and the comment without its folded parts. */
export function describeScene(scene: Scene): string {
  const { title, number, runs, verdict, expected, comment, requests } = scene;
  const head = number === undefined ? `▸ ${scene.kind}: ${title}` : `▸ pull request #${number} “${title}”`;
  const jobs = runs.flatMap((run) =>
    run.jobs.map(
      (job) =>
        `  ${marks[job.conclusion] ?? '?'} ${job.name} ${job.conclusion}, exit code ${exitCode(job.steps)}, ${seconds(job.steps)}`,
    ),
  );
  const surprise = verdict === expected ? '' : `   EXPECTED ${expected}`;
  const told = comment === '' ? [] : ['', ...plain(comment).map((line) => `    ${line}`)];
  return [head, ...jobs, `  ${outcome(scene)}${surprise}, ${requests} API requests`, ...told, ''].join('\n');
}

function outcome({ kind, verdict, version, live }: Scene): string {
  if (kind === 'deployment') return `${version ?? 'nothing'}: ${verdict}; the server serves ${live ?? 'nothing'}`;
  return version === undefined ? `verdict ${verdict}` : `verdict ${verdict}, registered ${version}`;
}

function exitCode(steps: readonly { readonly exitCode: number | null }[]): number {
  return steps.map((step) => step.exitCode ?? 0).find((code) => code !== 0) ?? 0;
}

function seconds(steps: readonly { readonly durationMs: number }[]): string {
  return `${(steps.reduce((sum, step) => sum + step.durationMs, 0) / 1000).toFixed(1)} s`;
}

function plain(comment: string): string[] {
  const open = comment
    .replace(/<details>[\s\S]*?<\/details>/g, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<\/?sub>/g, '');
  return open
    .split('\n')
    .filter((line, index, all) => line.trim() !== '' || (all[index - 1] ?? '').trim() !== '')
    .map((line) => line.trimEnd());
}

import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { mustRun } from '../command.ts';
import { debianPackage } from '../install.ts';

/** The browser. */
export const program = '/usr/bin/chromium';
const emoji = '/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf';

export interface Window {
  readonly width: number;
  readonly height: number;
  readonly dark?: boolean;
}

/** Takes a picture of a local page. @throws Error when none was taken. */
export async function takeScreenshot(
  page: string,
  picture: string,
  { width, height, dark = false }: Window,
): Promise<void> {
  await chromium(
    [
      `--screenshot=${picture}`,
      `--window-size=${width},${height}`,
      '--hide-scrollbars',
      ...(dark ? ['--force-dark-mode', '--blink-settings=preferredColorScheme=0'] : []),
    ],
    page,
  );
  if ((await stat(picture)).size < 5000) throw new Error(`${picture} is empty`);
}

/** The document of a local page as the browser has it once loaded. */
export function dumpDocument(page: string): Promise<string> {
  return chromium(['--dump-dom'], page);
}

/** Words that keep the browser without window, sandbox and traffic of its own. */
export const quietly: readonly string[] = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Installs the browser and the fonts pages need, unless they are there. */
export async function installChromium(): Promise<void> {
  await debianPackage('chromium', program);
  await debianPackage('fonts-noto-color-emoji', emoji);
}

async function chromium(words: readonly string[], page: string): Promise<string> {
  await installChromium();
  const profile = await mkdtemp(join(tmpdir(), 'mlops-chromium-'));
  try {
    return await mustRun(program, [...quietly, `--user-data-dir=${profile}`, ...words, pathToFileURL(page).href], {
      timeoutMs: 120_000,
    });
  } finally {
    await rm(profile, { recursive: true, force: true });
  }
}

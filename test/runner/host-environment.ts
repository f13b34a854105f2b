import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { node24Folder } from './node24.ts';

const passedOn = ['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE', 'SSL_CERT_DIR'];
const npmSettings =
  /^npm_config_(registry|cache|userconfig|globalconfig|cafile|ca|strict_ssl|proxy|https_proxy|noproxy|prefer_offline|offline|fetch_\w+|maxsockets)$/i;

/**
 * What a step inherits of this machine: where programs are, certificates, and npm's settings. Nothing else, so that no
 * secret of whoever runs the tests reaches a workflow.
 *
 * @param home a folder of the job's own.
 */
export function hostEnvironment(home: string): Record<string, string> {
  return {
    ...pick((name) => passedOn.includes(name)),
    ...npmEnvironment(),
    PATH: searchPath(),
    HOME: home,
    LANG: 'C.UTF-8',
  };
}

// `npm ci` in a workflow must find the registry, proxy and cache of this machine, though HOME is another.
function npmEnvironment(): Record<string, string> {
  const settings = pick((name) => npmSettings.test(name));
  const userConfig = join(homedir(), '.npmrc');
  const cache = join(homedir(), '.npm');
  return {
    ...(existsSync(userConfig) ? { npm_config_userconfig: userConfig } : {}),
    ...(existsSync(cache) ? { npm_config_cache: cache } : {}),
    ...settings,
  };
}

// This checkout's own tools must not be found by a workflow that forgot to install its own.
function searchPath(): string {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const foreign = folders.filter((folder) => !/node_modules[\\/]\.bin|node-gyp-bin/.test(folder));
  return [node24Folder(), ...foreign].join(delimiter);
}

function pick(wanted: (name: string) => boolean): Record<string, string> {
  const entries = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(entries.filter(([name]) => wanted(name)));
}

const platforms: Readonly<Record<string, string>> = { linux: 'Linux', darwin: 'macOS', win32: 'Windows' };
const architectures: Readonly<Record<string, string>> = { x64: 'X64', arm64: 'ARM64', ia32: 'X86', arm: 'ARM' };

/** The folders a job's runner works in. */
export interface RunnerFolders {
  readonly temp: string;
  readonly toolCache: string;
  /** The parent of the workspace. */
  readonly runnerWorkspace: string;
}

/** The `runner` context. */
export function runnerContext({ temp, toolCache, runnerWorkspace }: RunnerFolders): Record<string, string> {
  return {
    os: platforms[process.platform] ?? process.platform,
    arch: architectures[process.arch] ?? process.arch,
    name: 'GitHub Actions 1',
    environment: 'github-hosted',
    temp,
    tool_cache: toolCache,
    workspace: runnerWorkspace,
  };
}

/** The RUNNER_* variables of the context, and the name of GitHub's image. */
export function runnerVariables(context: Readonly<Record<string, string>>): Record<string, string> {
  const entries = Object.entries(context).map(([name, value]) => [`RUNNER_${name.toUpperCase()}`, value]);
  return { ...(Object.fromEntries(entries) as Record<string, string>), ImageOS: 'ubuntu24' };
}

/** The results service, which only JavaScript actions are told of. */
export function resultsVariables(url: string, runtimeToken: string): Record<string, string> {
  return {
    ACTIONS_RUNTIME_URL: `${url}/`,
    ACTIONS_RUNTIME_TOKEN: runtimeToken,
    ACTIONS_RESULTS_URL: `${url}/`,
    ACTIONS_CACHE_SERVICE_V2: 'true',
  };
}

import { arch, availableParallelism, platform, release, totalmem } from 'node:os';

/** The machine a command runs on; none of its secrets, and no name. */
export function describeMachine(image: string | null) {
  return {
    os: `${platform()} ${release()}`,
    arch: arch(),
    cpus: availableParallelism(),
    memoryBytes: totalmem(),
    image,
  };
}

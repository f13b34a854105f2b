import { readdir, readFile } from 'node:fs/promises';

/** Whether any process of a group runs. On Windows, which has no groups, none does. */
export async function hasLivingMember(group: number): Promise<boolean> {
  if (process.platform === 'win32' || !hasMember(group)) return false;
  if (process.platform !== 'linux') return true;
  // In job containers nobody collects ended orphans: they stay members of the group for ever.
  const numbers = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const living = await Promise.all(numbers.map((number) => isLivingMember(number, group)));
  return living.includes(true);
}

function hasMember(group: number): boolean {
  try {
    return process.kill(-group, 0);
  } catch {
    return false;
  }
}

async function isLivingMember(number: string, group: number): Promise<boolean> {
  const stat = await readFile(`/proc/${number}/stat`, 'latin1').catch(() => '');
  // After the name, which is in brackets and may hold any character: state, parent, group (proc_pid_stat(5)).
  const [state, , itsGroup] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return itsGroup === String(group) && state !== 'Z' && state !== 'X';
}

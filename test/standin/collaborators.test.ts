import { describe, expect, it } from 'vitest';
import type { Role } from './index.ts';
import { openScene, refusalOf } from './testing.ts';

describe('the permission of a person', () => {
  it.each<[Role, string]>([
    ['admin', 'admin'],
    ['maintain', 'write'],
    ['write', 'write'],
    ['triage', 'read'],
    ['read', 'read'],
    ['none', 'none'],
  ])('that was given %s is %s by its old name', async (role, permission) => {
    const scene = await openScene();
    scene.standin.setPermission(scene.repository, 'Monalisa', role);
    const { repos } = scene.octokit(scene.token({ permissions: {} })).rest;
    const { data } = await repos.getCollaboratorPermissionLevel({ ...scene.of, username: 'monalisa' });
    expect(data).toMatchObject({ permission, role_name: role, user: { login: 'monalisa', role_name: role } });
    expect(data.user?.permissions?.push).toBe(['admin', 'maintain', 'write'].includes(role));
  });

  it.each([
    ['the owner', 'octo-org', true, 'admin'],
    ['somebody else in a private repository', 'hubot', true, 'none'],
    ['somebody else in a public one', 'hubot', false, 'read'],
  ])('is, for %s, what comes without being given', async (_, username, hidden, permission) => {
    const scene = await openScene({ private: hidden });
    scene.standin.commentAs(scene.repository, 1, 'hubot', 'hello');
    const { repos } = scene.octokit().rest;
    const { data } = await repos.getCollaboratorPermissionLevel({ ...scene.of, username });
    expect(data.permission).toBe(permission);
  });

  it.each([['nobody'], ['github-actions[bot]']])('of %s is not found', async (username) => {
    const scene = await openScene();
    const refused = await refusalOf(
      scene.octokit().rest.repos.getCollaboratorPermissionLevel({ ...scene.of, username }),
    );
    expect(refused).toMatchObject({ status: 404, message: `${username} is not a user` });
  });
});

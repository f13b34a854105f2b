import { commonInputs, commonOutputs, defineAction, flag, lines } from '@mlops-actions/action';
import { z } from 'zod';

const requirement = z.enum(['not-failed', 'pass', 'none'], 'expected not-failed, pass or none');

/** What users see of register. */
export const definition = defineAction({
  name: 'register',
  title: 'Register',
  description:
    'Stores the model as an immutable, verifiable version, in GitHub Releases or in a folder: every file with its digest, the verdict of the gate, the data, the commit.',
  branding: { icon: 'package', color: 'blue' },
  inputs: z.object({
    'model-path': z
      .string()
      .prefault('')
      .describe('The model: a file, or a folder of files.')
      .meta({ defaultNote: 'the model of train, in the workspace, else its artifact of this run' }),
    registry: z
      .string()
      .prefault('github')
      .describe('Where versions are kept: `github` (Releases of this repository) or `dir:<path>`.'),
    version: z
      .string()
      .regex(
        /^(auto|major|minor|patch|(0|[1-9]\d{0,8})(\.(0|[1-9]\d{0,8})){2})$/,
        'expected auto, major, minor, patch, or a version such as 1.4.0',
      )
      .prefault('auto')
      .describe(
        'Its number: the next `major`, `minor` or `patch`, or exactly this one. `auto` is `minor`; the first is 1.0.0.',
      ),
    require: requirement
      .prefault('not-failed')
      .describe(
        'What the gate must have said of exactly this model: `not-failed`, `pass`, or `none` for no verdict. The first version needs none.',
      ),
    alias: lines()
      .refine(
        (aliases) => aliases.every((alias) => /^(?!latest$|previous$)[a-z][a-z0-9_-]{0,62}$/.test(alias)),
        'expected aliases of a-z, 0-9, _ and -, beginning with a letter, and neither latest nor previous',
      )
      .prefault('')
      .describe('Aliases to set to the version, one per line, such as `champion`.'),
    'alias-require': requirement
      .prefault('pass')
      .describe('What the gate must have said for the aliases to move; else the version is registered without them.'),
    dispatch: flag()
      .prefault('true')
      .describe(
        'Start workflows `on: repository_dispatch` of type `model-registered` with `{model, version}`, because a release made with the token of a job starts none. Skipped when the token starts workflows by itself.',
      ),
    target: z
      .enum(['commit', 'default-branch'], 'expected commit or default-branch')
      .prefault('commit')
      .describe(
        'What the tag points at: the `commit` of the run, or the head of the `default-branch`, where the commit’s workflow files differ from it and GitHub refuses the tag.',
      ),
    mode: z
      .enum(['publish', 'plan'], 'expected publish or plan')
      .prefault('publish')
      .describe('`plan` says what would be registered, and writes nothing: for pull requests.'),
    ...commonInputs,
  }),
  outputs: z.object({
    version: z
      .string()
      .describe('The version, such as `1.4.0`; in a plan the one it would be. Empty when the rules said no.'),
    uri: z.string().describe('Address of the version in the registry.'),
    digest: z.string().describe('sha256 of the version’s manifest: its identity.'),
    created: z.boolean().describe('`false` when the same files were registered before.'),
    'release-url': z.string().describe('Page of the release; empty where there is none.'),
    'previous-version': z.string().describe('The newest version before; empty for the first.'),
    manifest: z.string().describe('Path of `model.json`, relative to the workspace.'),
    'comment-url': z.string().optional().describe('Address of the comment, where one was written.'),
    ...commonOutputs,
  }),
  permissions: [
    { events: [], scope: 'contents: read', reason: 'read the versions that are there', optional: false },
    {
      events: ['push', 'schedule', 'workflow_dispatch'],
      scope: 'contents: write',
      reason: 'write releases and tags, and start workflows by repository_dispatch',
      optional: false,
    },
    {
      events: ['pull_request'],
      scope: 'pull-requests: write',
      reason: 'say on the pull request what would be registered',
      optional: true,
    },
  ],
  comments: true,
  errorOutputs: {
    version: '',
    uri: '',
    digest: '',
    created: false,
    'release-url': '',
    'previous-version': '',
    manifest: '',
  },
});

export type Inputs = z.output<typeof definition.inputs>;
export type Outputs = z.output<typeof definition.outputs>;

import { describe, expect, test } from 'vitest';
import type { CheckRun } from '../../standin/records.ts';
import { type Row, rows } from '../gate-world.ts';
import { inWorld, open, seed } from './scene.ts';

/** What would do harm if a runner, a terminal or a browser acted on it. */
const commands = [
  '::error::pwned',
  'x\n::error title=pwned::pwned',
  'x\r::set-output name=verdict::pass',
  '%0A::warning::pwned%0A',
  '##[error]pwned',
  '::add-mask::pass',
  '::stop-commands::pwned',
  '\u001b[2J\u001b[31mpwned\u001b]0;pwned\u0007',
  '\u2028::notice::pwned',
  '</details><img src=x onerror=alert(1)> @octocat #1',
];
const all = commands.join(' ');

const policy = `task: binary
positive: ${JSON.stringify(all)}
metrics:
${commands.map((name) => `  ${JSON.stringify(`metric:${name}`)}: { better: higher, margin: 0.01 }\n`).join('')}slices:
  explore: [${commands.map((name) => JSON.stringify(name)).join(', ')}]
  guard: [{ where: { ${JSON.stringify(commands[1])}: ${JSON.stringify(commands[2])} }, metric: ${JSON.stringify(`metric:${commands[0]}`)} }]
override: { label: ${JSON.stringify(commands[0])} }
`;

const hostile = (worse: number): Row[] =>
  rows({ n: 200 }).map((row, index) => ({
    id: `${commands[index % commands.length]} ${index}`,
    label: row['label'] === 'spam' ? all : commands[9],
    prediction: row['prediction'] === 'spam' ? all : commands[9],
    ...Object.fromEntries(commands.map((name) => [`metric:${name}`, 1 + ((index * 7) % 11) - worse * (index % 3)])),
    ...Object.fromEntries(commands.map((name, at) => [name, commands[(index + at) % 3]])),
  }));

const escape = '\u001b';
/** What a terminal acts on, and every end of a line. */
const acting = /[\p{Cc}\u2028\u2029]/u;
/** What a runner would act on: the gate's own groups, mask and annotations only. */
const own = ['add-mask', 'group', 'endgroup', 'debug', 'warning', 'error'];

function expectInert(log: string, given: readonly { readonly name: string; readonly message: string }[]): void {
  expect(given.filter(({ name }) => !own.includes(name))).toEqual([]);
  expect(given.filter(({ message }) => message.startsWith('pwned'))).toEqual([]);
  expect(given.filter(({ name, message }) => name === 'add-mask' && message !== '***')).toEqual([]);
  expect(log).not.toContain(escape);
}

describe.concurrent('text of strangers', () => {
  test(
    'in metrics, slices, ids, labels, a policy, a branch and a title stays text',
    inWorld(
      async (world) => {
        await seed(world, hostile(0));
        const { event, number } = await open(world, `::error::pwned %0A::set-output name=verdict::pass ${commands[9]}`);
        const judged = await world.judge({
          event,
          rows: hostile(1),
          inputs: { 'check-name': 'q::error::pwned' },
          permissions: { contents: 'read', 'pull-requests': 'write', checks: 'write' },
        });
        expect([judged.outputs['verdict'], judged.exitCode]).toEqual(['fail', 1]);
        expect(Object.keys(judged.outputs).toSorted()).toEqual(
          ['blocked', 'comment-url', 'failed-metrics', 'passed', 'record', 'report', 'verdict'].toSorted(),
        );
        expect(JSON.parse(judged.outputs['failed-metrics'] ?? '')).toEqual(commands.map((name) => `metric:${name}`));
        expectInert(judged.log, judged.commands);
        const errors = judged.annotations.filter(({ level }) => level === 'error');
        expect(errors).toHaveLength(1);
        expect(errors[0]).toMatchObject({ title: 'Eval gate' });
        expect(errors[0]?.message).not.toMatch(acting);
        const [check] = world.standin.checkRuns(world.repository);
        const { title, summary } = (check as CheckRun).values['output'] as { title: string; summary: string };
        expect(title).not.toMatch(acting);
        for (const text of [judged.summary, summary, world.comment(number)]) {
          const prose = text.replace(/^```[\s\S]*?^```/gm, '').replace(/(`+)(?:(?!\1)[\s\S])*\1/g, '');
          expect(text).not.toContain(escape);
          for (const trace of ['@octocat', '<img', '</details><img']) expect(prose).not.toContain(trace);
        }
      },
      { 'mlops/gate.yml': policy },
    ),
  );

  test.each<[string, string]>([
    ['a row that is no JSON', `{"id": "1"}\n${commands.join('\n')}\n`],
    ['a label outside the classes', `${JSON.stringify({ id: all, label: all, prediction: 'ham', score: 1 })}\n`],
    ['columns without sense', `${JSON.stringify({ id: all, [all]: 1 })}\n`],
  ])('in predictions with %s is told as text', async (what, text) => {
    await inWorld(async (world) => {
      const { event } = await open(world, what);
      const judged = await world.judge({
        event,
        files: { '::error::pwned.jsonl': text },
        inputs: { candidate: '::error::pwned.jsonl' },
      });
      expect([judged.outputs['verdict'], judged.exitCode]).toEqual(['error', 2]);
      expectInert(judged.log, judged.commands);
      for (const { message, file } of judged.annotations) expect(`${message}${file ?? ''}`).not.toMatch(acting);
      expect(judged.summary).not.toContain(escape);
    })();
  });

  test(
    'in an input is told as text',
    inWorld(async (world) => {
      const event = await world.push('Inputs');
      const given = [
        ...commands.map((text) => ({ mode: text })),
        ...['candidate', 'model', 'policy', 'metrics'].map((name) => ({ [name]: all })),
      ];
      for (const inputs of given as Record<string, string>[]) {
        const judged = await world.judge({ event, inputs, post: false });
        expect([judged.exitCode, judged.outputs['passed']]).toEqual([2, 'false']);
        expectInert(judged.log, judged.commands);
      }
    }),
  );
});

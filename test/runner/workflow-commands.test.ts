import { describe, expect, test } from 'vitest';
import { annotationOf } from './annotations.ts';
import { Masks } from './masks.ts';
import { StepLog } from './step-log.ts';
import { CommandReader } from './workflow-commands.ts';

describe('a line is a command', () => {
  test.each([
    ['with properties', '::error file=a.py,line=3::bad', 'error', { file: 'a.py', line: '3' }, 'bad'],
    ['behind white space', '  ::debug::x', 'debug', {}, 'x'],
    ['with escapes in its message', '::notice::a%0Ab%0Dc%25d', 'notice', {}, 'a\nb\rc%d'],
    ['with an escaped escape', '::notice::100%250A', 'notice', {}, '100%0A'],
    ['with escapes in a property', '::error title=a%2Cb%3Ac%0A::x', 'error', { title: 'a,b:c\n' }, 'x'],
    ['whose message has colons', '::warning::a::b', 'warning', {}, 'a::b'],
    ['in the form of before 2019', 'text ##[error title=x]bad', 'error', { title: 'x' }, 'bad'],
  ])('%s', (_, line, name, properties, message) => {
    expect(new CommandReader().read(line)).toEqual({ name, properties, message });
  });
});

describe('a line is text', () => {
  test.each(['plain', 'a ::error::x', '::error', ':: error::x', '::unknown::x', '::Error::x', ''])('%j', (line) => {
    expect(new CommandReader().read(line)).toBeUndefined();
  });
});

test('nothing is a command between stop-commands and its own token', () => {
  const reader = new CommandReader();
  const lines = ['::stop-commands::abc', '::error::no', '::other::', '::abc::', '::error::yes'];
  expect(lines.map((line) => reader.read(line)?.name)).toEqual([
    'stop-commands',
    undefined,
    undefined,
    'resume',
    'error',
  ]);
});

test.each(['', 'error', 'pause-logging'])('%j cannot be the token of stop-commands', (token) => {
  expect(() => new CommandReader().read(`::stop-commands::${token}`)).toThrow('cannot be the token');
});

test('an annotation carries title, file and positions, and drops what is no position', () => {
  const command = new CommandReader().read('::error file=a,line=2,endLine=x,col=5,endColumn=0,title=T::m');
  expect(command && annotationOf(command)).toEqual({
    level: 'error',
    message: 'm',
    title: 'T',
    file: 'a',
    line: 2,
    column: 5,
  });
});

test('a mask hides its value, and each of its lines, from the log on', () => {
  const log = new StepLog(new Masks());
  for (const line of ['s3cret', '::add-mask::s3cret%0Aother', 'a s3cret b', '::error::other one']) log.read(line);
  expect(log.text).toBe('s3cret\n::add-mask::***\na *** b\n##[error]*** one\n');
  expect(log.annotations.kept).toEqual([{ level: 'error', message: '*** one' }]);
});

test('of two masks, one inside the other, the longer is taken out whole', () => {
  const masks = new Masks();
  masks.add('key');
  masks.add('key-long');
  expect(masks.apply('key-long key')).toBe('*** ***');
});

test('a blank mask is refused with a warning', () => {
  const log = new StepLog(new Masks());
  log.read('::add-mask:: ');
  log.read('a b');
  expect(log.text).toContain('a b');
  expect(log.annotations.kept).toMatchObject([{ level: 'warning' }]);
});

test('GitHub keeps ten annotations of each level', () => {
  const log = new StepLog(new Masks());
  for (let index = 0; index < 12; index += 1) log.read(`::error::${index}`);
  log.read('::warning::w');
  expect(log.annotations.kept.map(({ message }) => message)).toEqual([
    '0',
    '1',
    '2',
    '3',
    '4',
    '5',
    '6',
    '7',
    '8',
    '9',
    'w',
  ]);
  expect(log.annotations.dropped).toBe(2);
});

test.each(['set-env name=A', 'add-path'])('the command %s fails the step', (command) => {
  const log = new StepLog(new Masks());
  log.read(`::${command}::x`);
  expect(log.failed).toBe(true);
});

test('groups are shown as GitHub shows them; set-output and debug are not', () => {
  const log = new StepLog(new Masks());
  for (const line of ['::group::Load', 'x', '::endgroup::', '::set-output name=a::1', '::debug::d']) log.read(line);
  expect(log.text).toBe('##[group]Load\nx\n##[endgroup]\n');
});

import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { parsePredictions } from './load.ts';
import type { Cell, Predictions } from './predictions.ts';
import { serializePredictions } from './serialize.ts';

function predictions(columns: Record<string, Cell[]>): Predictions {
  const length = Object.values(columns)[0]?.length ?? 0;
  return { file: 'p', format: 'jsonl', length, columns: new Map(Object.entries(columns)), lineOf: () => undefined };
}

const whole = predictions({
  id: ['a', 'b'],
  label: ['x|y', 'z'],
  score: [Number.NaN, Number.NEGATIVE_INFINITY],
  correct: [true, false],
  'a "name"': [null, 1.5],
  secret: ['s', 't'],
});
const columns = ['score', 'label', 'id', 'a "name"', 'correct', 'score', 'not there'];
const kept = { columns, id: (id: string) => `#${id}` };

describe('serializePredictions', () => {
  it('writes the columns asked for, each once, and hashed ids', () => {
    expect(gunzipSync(serializePredictions(whole, kept)).toString()).toBe(
      '{"id":"#a","score":NaN,"label":"x|y","a \\"name\\"":null,"correct":true}\n' +
        '{"id":"#b","score":-Infinity,"label":"z","a \\"name\\"":1.5,"correct":false}\n',
    );
  });

  it('is read back as it was', async () => {
    const back = await parsePredictions(serializePredictions(whole, { ...kept, id: (id) => id }), 'p.jsonl.gz');
    expect(back.length).toBe(2);
    for (const name of ['id', 'label', 'score', 'correct', 'a "name"'])
      expect(back.columns.get(name)).toEqual(whole.columns.get(name));
    expect(back.columns.has('secret')).toBe(false);
  });

  it('gives the same bytes each time, without time and operating system', () => {
    const bytes = serializePredictions(whole, kept);
    expect(serializePredictions(whole, kept).equals(bytes)).toBe(true);
    expect([...bytes.subarray(4, 8), bytes[9]]).toEqual([0, 0, 0, 0, 255]);
  });

  it('writes no ids where there are none', () => {
    const bytes = serializePredictions(predictions({ label: ['x'] }), kept);
    expect(gunzipSync(bytes).toString()).toBe('{"label":"x"}\n');
  });

  it('writes every row once, however many', () => {
    const ids = Array.from({ length: 20_001 }, (_, row) => String(row));
    const lines = gunzipSync(
      serializePredictions(predictions({ id: ids }), { columns: [], id: (id) => id }),
    ).toString();
    expect(lines).toBe(ids.map((id) => `{"id":"${id}"}\n`).join(''));
  });
});

import { dot, gather, toColumns, varyingColumns } from './columns.ts';
import type { Kinds } from './kinds.ts';
import type { Random } from './random.ts';
import { addRow } from './rows.ts';
import { openUnitDraws, type UnitDraws } from './unit-draws.ts';

/** Sets the sums of all sides to those of the next replicate. */
export type DrawSums = (sums: Float64Array) => void;

/** The sums of all sides over all units. */
export function totalSums({ rows, counts }: Kinds): Float64Array {
  const sums = new Float64Array(rows.width);
  for (let kind = 0; kind < rows.units; kind++) addRow(rows, kind, { sums, times: counts[kind] as number });
  return sums;
}

/** Opens a bootstrap: as many units as there are, drawn with replacement, their sides together. */
export function openBootstrap(kinds: Kinds, random: Random): DrawSums {
  const draws = openUnitDraws(kinds.counts, random);
  const columns = toColumns(kinds.rows);
  if (columns === undefined) return (sums) => addDrawn(kinds, draws, sums);
  const totals = totalSums(kinds);
  const split = varyingColumns(columns).map(({ sums, amount }) => ({
    sums,
    common: amount.slice(0, draws.common),
    rare: Float64Array.from(draws.rare, (kind) => amount[kind] as number),
  }));
  return (sums) => {
    draws.draw();
    sums.set(totals);
    for (const column of split) {
      const rare = gather(column.rare, draws.rareDrawn(), draws.rareCount());
      const sum = dot(draws.multiplicity, column.common) + rare;
      for (const at of column.sums) sums[at] = sum;
    }
  };
}

function addDrawn({ rows }: Kinds, draws: UnitDraws, sums: Float64Array): void {
  draws.draw();
  sums.fill(0);
  for (let kind = 0; kind < draws.common; kind++) {
    addRow(rows, kind, { sums, times: draws.multiplicity[kind] as number });
  }
  const positions = draws.rareDrawn();
  const count = draws.rareCount();
  for (let i = 0; i < count; i++) addRow(rows, draws.rare[positions[i] as number] as number, { sums, times: 1 });
}

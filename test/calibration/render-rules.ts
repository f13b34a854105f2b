import { detectionSizes, detectionTrial, effects } from './detection.ts';
import { pullRequests, ratchetRules, ratchetSizes, ratchetTrial, steps } from './ratchet.ts';
import { peerRules } from './rules/peers.ts';
import { percent, renderTable, whole } from './table.ts';
import { rateOf, type Tallies } from './trial.ts';
import { sliceCounts, sliceEvents, sliceTrial, sliceTruths } from './whole-policy.ts';

/** How often each rule blocks the same test sets, by how much was truly lost. */
export function renderDetection(tallies: Tallies): string {
  const titles = [...peerRules.map(({ title }) => title), '… and shows green'];
  return renderTable(
    ['rule', 'n', ...effects.map((effect) => (effect === 0 ? 'no change' : `−${-100 * effect} pp`))],
    detectionSizes.flatMap((n) =>
      titles.map((title, event) => [
        title,
        whole(n),
        ...effects.map((effect) => percent(rateOf(tallies, detectionTrial(n, effect).id, event))),
      ]),
    ),
  );
}

/** How often a policy with slices blocks. */
export function renderSlices(tallies: Tallies): string {
  return renderTable(
    ['rule', ...sliceTruths.flatMap((truth) => sliceCounts.map((slices) => `${slices} slices, ${truth}`))],
    sliceEvents.map((title, event) => [
      title,
      ...sliceTruths.flatMap((truth) =>
        sliceCounts.map((slices) => percent(rateOf(tallies, sliceTrial(slices, truth).id, event))),
      ),
    ]),
  );
}

/** How far a slow decline gets. */
export function renderRatchet(tallies: Tallies): string {
  const [falling, level] = steps;
  return renderTable(
    ['rule', 'n', 'stopped within 5', `stopped within ${pullRequests}`, 'false red per pull request'],
    ratchetRules.flatMap(({ title }, rule) =>
      ratchetSizes.map((n) => {
        const rate = (step: number, event: number) => rateOf(tallies, ratchetTrial(n, step).id, 3 * rule + event);
        return [
          title,
          whole(n),
          percent(rate(falling, 0)),
          percent(rate(falling, 1)),
          percent(rate(level, 2) / pullRequests),
        ];
      }),
    ),
  );
}

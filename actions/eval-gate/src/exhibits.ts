import type { Candidate, CaseFile, Compared } from '@mlops-actions/comparison';
import { type Exhibits, gatherExhibits, type LearningCurve, noExhibits, parseLearning } from '@mlops-actions/gate';

/** The pictures beside a verdict. They decide nothing. */
export function exhibitsOf({ shown }: Compared, { candidate, baseline }: CaseFile): Exhibits {
  const told = { learning: learningOf(candidate), history: baseline?.history ?? [] };
  return shown === undefined ? { ...noExhibits, ...told } : gatherExhibits({ ...shown, ...told });
}

function learningOf({ progress }: Candidate): LearningCurve[] {
  return progress === undefined ? [] : parseLearning(progress);
}

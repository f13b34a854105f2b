import { runAction } from '@mlops-actions/action';
import { actionsRunner } from '@mlops-actions/runner';
import { definition } from './definition.ts';

await runAction(definition, actionsRunner(process.env), () => import('./run.ts'));

import { type Refusal, refuse } from '../../domain/decider.ts';
import type { CompiledPolicy } from '../../rules/index.ts';

/**
 * A unit that no rule of the state reads is a slip of the pen, or can count for nothing: whoever claims in it is told.
 * Nothing stands against any unit where no policy is published, or where a rule reads claims in any.
 */
export function unitProblem(
  policy: Pick<CompiledPolicy, 'state' | 'unitsRead'> | undefined,
  unit: string,
): Refusal | undefined {
  const units = policy?.unitsRead;
  return policy === undefined || units === undefined || units.includes(unit)
    ? undefined
    : refuse('unit_unknown', `No rule of ${policy.state} reads this unit. It reads ${units.join(', ')}.`);
}

import type { Flow, FlowKind, FlowStep } from '../../rules/duties.ts';
import type { Guideline } from '../../rules/types.ts';
import type { Store } from '../desk/ports.ts';
import { createSharedQueue } from '../queue.ts';

/** What has gone wrong, and who did what about it when: the steps of the guideline in force, ticked one by one. */

export interface StepDone {
  /** Epoch ms. */
  at: number;
  by: string;
  note: string;
}

export interface Incident {
  id: string;
  kind: FlowKind;
  /** Guideline whose steps are followed. */
  guideline: string;
  account: string;
  /** What has happened, in a few words. */
  note: string;
  opened: { at: number; by: string };
  /** By id of the step. */
  steps: Record<string, StepDone>;
  closed: { at: number; by: string } | null;
}

/** The steps for this kind of trouble: those of the first guideline that has them, else what experience says. */
export function flowFor(guidelines: readonly Guideline[], kind: FlowKind): { guideline: Guideline; flow: Flow } | null {
  const towns = guidelines.filter(({ id }) => id !== 'common');
  const common = guidelines.filter(({ id }) => id === 'common');
  for (const guideline of [...towns, ...common]) {
    const flow = guideline.flows?.find((one) => one.kind === kind);
    if (flow) return { guideline, flow };
  }
  return null;
}

/** Steps that nobody has done yet, in order. */
export const openSteps = ({ steps }: Pick<Incident, 'steps'>, flow: Flow): FlowStep[] =>
  flow.steps.filter(({ id }) => !steps[id]);

const KEPT = 200;
const queue = createSharedQueue('incidents');

export const incidentsOf = (local: Store): Promise<Incident[]> => local.get<Incident[]>('incidents', []);

/** Changes or adds one; whatever else is written meanwhile stays. Closed ones are forgotten first. */
export function keepIncident(local: Store, id: string, change: (before: Incident | null) => Incident): Promise<void> {
  return queue(async () => {
    const all = await incidentsOf(local);
    const before = all.find((one) => one.id === id) ?? null;
    const next = [change(before), ...all.filter((one) => one.id !== id)];
    const open = next.filter(({ closed }) => !closed);
    const done = next.filter(({ closed }) => closed).slice(0, Math.max(0, KEPT - open.length));
    await local.set('incidents', [...open, ...done]);
  });
}

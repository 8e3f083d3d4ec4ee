import { type Change, joined } from '../../scenario/change.ts';
import { type Problem, ScenarioError } from '../../scenario/errors.ts';
import type { OpenScenario } from '../../scenario/load.ts';
import { type Place, problemAt } from '../../scenario/place.ts';
import type { Scenario } from '../../scenario/schema.ts';
import { locate, type Tree } from '../../scenario/tree.ts';
import type { FigureOf } from '../figures.ts';
import { figuresIn } from '../outcomes/measure.ts';
import { type Outcome, OutcomeError, readOutcome } from '../outcomes/outcome.ts';
import type { Arm } from './study.ts';

type Path = readonly (string | number)[];

/** How scenarios are found, and what is changed in all of them. */
interface Opening {
  open(target: string): OpenScenario;
  readonly change: Change;
}

/** A study file while it is read: its parts with their places, and the problems found. */
export class StudyReading {
  private readonly tree: Tree;
  private readonly opening: Opening;
  private readonly problems: Problem[];

  constructor(tree: Tree, opening: Opening, problems: Problem[]) {
    this.tree = tree;
    this.opening = opening;
    this.problems = problems;
  }

  refuse(path: Path, message: string): void {
    this.problems.push(problemAt(locate(this.tree, path), path, message));
  }

  placeOf(path: Path): Place {
    return locate(this.tree, path);
  }

  /** The part of the file at a path; undefined where nothing is written. */
  partAt(path: Path): Tree | undefined {
    let at: Tree | undefined = this.tree;
    for (const step of path)
      at =
        at?.kind === 'map'
          ? at.entries.get(String(step))?.value
          : at?.kind === 'list'
            ? at.items[Number(step)]
            : undefined;
    return at;
  }

  /** What `set` and `add` below a path say. */
  changeAt(path: Path): Change {
    const set = this.partAt([...path, 'set']);
    const add = this.partAt([...path, 'add']);
    return {
      set:
        set?.kind === 'map'
          ? [...set.entries].map(([at, { key, value }]) => ({ path: at, place: key, value }))
          : [],
      add: add?.kind === 'list' ? add.items : [],
    };
  }

  /** Opens the scenario named at a path; undefined, with the problems told, where it cannot be used. */
  arm(target: string, path: Path, changes: readonly Change[], name?: string): Arm | undefined {
    const change = joined([...changes, this.opening.change]);
    try {
      const open = this.opening.open(target);
      const { scenario } = open.changed(change);
      return { name: name ?? scenario.name, open, change, scenario };
    } catch (error) {
      return this.tell(error, path);
    }
  }

  /** Tries changes of an arm one after the other until one makes a scenario; if none does, what is wrong with the first is told. */
  tryAny({ open, change }: Arm, more: readonly Change[], path: Path): void {
    const failures: unknown[] = [];
    for (const one of more) {
      try {
        open.changed(joined([change, one]));
        return;
      } catch (error) {
        failures.push(error);
      }
    }
    this.tell(failures[0], path);
  }

  /** Problems of a scenario as they are; whatever else a reader may throw for people, at a place of the study. */
  private tell(error: unknown, path: Path): undefined {
    if (error instanceof ScenarioError) this.problems.push(...error.problems);
    else if (error instanceof Error && ['Mistake', 'OutcomeError'].includes(error.name))
      this.refuse(path, error.message);
    else throw error;
    return undefined;
  }

  /** Outcomes that the file lists, each looked up. */
  outcomes(texts: readonly string[], figures: readonly FigureOf[], scenario: Scenario): Outcome[] {
    return texts.flatMap(
      (text, i) => this.lookedUp(['outcomes', i], () => readOutcome(text, figures, scenario)) ?? [],
    );
  }

  /** What a look-up gives; undefined, with the problem told, where there is no such figure. */
  lookedUp<Found>(path: Path, look: () => Found): Found | undefined {
    try {
      return look();
    } catch (error) {
      if (error instanceof OutcomeError) return this.tell(error, path);
      throw error;
    }
  }
}

/** Figures that any of several scenarios has, each once. */
export const figuresOfAll = (scenarios: readonly Scenario[]): FigureOf[] =>
  eachOnce(scenarios.flatMap(figuresIn));

/** The first figure of each name, subject and region. */
export function eachOnce(figures: readonly FigureOf[]): FigureOf[] {
  const found = new Map<string, FigureOf>();
  for (const figure of figures) {
    const key = `${figure.name}\n${figure.subject}\n${figure.region}`;
    if (!found.has(key)) found.set(key, figure);
  }
  return [...found.values()];
}

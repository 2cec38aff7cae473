import type { Situation } from './situation.ts';
import type { Valued } from './valued.ts';

/** Reads a setting during a run. */
type Read = Situation['setting'];

/** What credits were found worth in one run, and the settings that was asked for, in their order. */
interface Found {
  readonly asked: ReadonlyMap<string, string | undefined>;
  readonly valued: readonly Valued[];
}

/**
 * What the credits of one educator are worth as of one day, found once for all runs that would find the same: those in
 * which every setting that valuing asks for has the same value.
 */
export class SharedWorth {
  private readonly found: Found[] = [];
  /** What is asked for while credits are valued. */
  private asking: Map<string, string | undefined> | undefined;

  /** The same reader, heard. */
  heard(read: Read): Read {
    return (name) => {
      const value = read(name);
      this.asking?.set(name, value);
      return value;
    };
  }

  /** Of a run whose settings are read by a reader that is heard. */
  of(run: Situation, value: (run: Situation) => readonly Valued[]): readonly Valued[] {
    // Asked again, for whoever tries all values of a setting has to hear that it was met; valuing goes one way for the
    // same values, so that what is asked for here it would ask for, too, and in this order.
    const known = this.found.find(({ asked }) =>
      [...asked].every(([name, before]) => run.setting(name) === before),
    );
    if (known !== undefined) return known.valued;
    const asked = (this.asking = new Map());
    const valued = value(run);
    this.asking = undefined;
    this.found.push({ asked, valued });
    return valued;
  }
}

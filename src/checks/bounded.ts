import { diagnostic } from "../diagnostics/catalogue.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";

/** Findings up to a bound; of those beyond, only how many there are of each type. Ten thousand broken payloads have one cause. */
export class Bounded {
  readonly #most: number;
  readonly #kept: Diagnostic[] = [];
  readonly #beyond = new Map<string, number>();
  #isLeast = false;

  constructor(most: number) {
    this.#most = most;
  }

  /** Whether a further finding is told, so that it need not be made. */
  get isFull(): boolean {
    return this.#kept.length >= this.#most;
  }

  /** A finding on a payload of the named type; made where it is told. */
  add(type: string, make: () => Diagnostic): void {
    if (this.isFull) this.count(type, 1);
    else this.#kept.push(make());
  }

  /** So many findings more, that are not told. `isLeast`: they may be more still. */
  count(type: string, more: number, isLeast = false): void {
    this.#isLeast ||= isLeast;
    if (more > 0) this.#beyond.set(type, (this.#beyond.get(type) ?? 0) + more);
  }

  /** What is told, and with it, what is not. */
  all(): readonly Diagnostic[] {
    const types = [...this.#beyond].sort(([, a], [, b]) => b - a);
    if (types.length === 0) return this.#kept;
    const total = types.reduce((sum, [, count]) => sum + count, 0);
    const named = types.slice(0, 3).map(([type, count]) => `${count} of \`${type}\``);
    const others = types.length > 3 ? `, and of ${types.length - 3} types more` : "";
    const least = this.#isLeast ? "At least " : "";
    const message = `${least}${total} more findings on payloads are not told: ${named.join(", ")}${others}`;
    return [...this.#kept, diagnostic("more-findings", { message })];
  }
}

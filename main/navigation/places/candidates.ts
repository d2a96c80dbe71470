import { GRADES, type Grade } from '../../../shared/navigation/search/grade.ts';

/** Names that may be meant, each with the best grade it got. */
export class Candidates {
  readonly #grades = new Map<number, Grade>();
  /** More names fit than were looked at: those near the driver may be missing. */
  truncated = false;

  add(names: Iterable<number>, grade: Grade): void {
    for (const name of names) {
      const known = this.#grades.get(name);
      if (known === undefined || GRADES[known] < GRADES[grade]) this.#grades.set(name, grade);
    }
  }

  get count(): number {
    return this.#grades.size;
  }

  has(name: number): boolean {
    return this.#grades.has(name);
  }

  /** The best names: by grade, then by how well known they are. */
  best(limit: number): { name: number; grade: Grade }[] {
    return [...this.#grades]
      .map(([name, grade]) => ({ name, grade }))
      .sort((a, b) => GRADES[b.grade] - GRADES[a.grade] || a.name - b.name)
      .slice(0, limit);
  }
}

/**
 * Asks one question at a time and only the newest: a question that comes while one is out waits, a
 * newer one takes its place, and the answer to an old one is dropped. Typing then never piles up work,
 * and an old answer never replaces a newer one.
 */
export class LatestQuery<Question, Answer> {
  readonly #ask: (question: Question) => Promise<Answer>;
  readonly #onAnswer: (answer: Answer, question: Question) => void;
  #isOut = false;
  #newest: { readonly question: Question } | null = null;

  constructor(
    ask: (question: Question) => Promise<Answer>,
    onAnswer: (answer: Answer, question: Question) => void,
  ) {
    this.#ask = ask;
    this.#onAnswer = onAnswer;
  }

  /** Asks, or takes the place of the question that is waiting. */
  ask(question: Question): void {
    this.#newest = { question };
    if (!this.#isOut) void this.#next();
  }

  /** Drops what is waiting and the answer that is still to come. */
  drop(): void {
    this.#newest = null;
  }

  async #next(): Promise<void> {
    const asked = this.#newest;
    if (!asked) return;
    this.#isOut = true;
    try {
      const answer = await this.#ask(asked.question);
      if (this.#newest === asked) {
        this.#newest = null;
        this.#onAnswer(answer, asked.question);
      }
    } finally {
      this.#isOut = false;
    }
    void this.#next();
  }
}

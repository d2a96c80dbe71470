import labels from '../../../resources/assistant/mac-slu/labels.json' with { type: 'json' };

/** The benchmark's names of domains, intents, and slots, and the words it puts into slots itself. */
export const LABELS = labels;

/** One meaning as the benchmark writes it. */
export interface Label {
  readonly domain: string;
  readonly intent: string;
  readonly slots: Readonly<Record<string, string>>;
}

export type SlotName = keyof typeof labels.slot;

/** Slots by the benchmark's meaning, still under our own names. */
export type Parts = Partial<Record<SlotName, string | undefined>>;

/** Slots under the benchmark's names, without those that nothing was said for. */
export function slotsOf(
  said: Partial<Record<SlotName, string | undefined>>,
): Record<string, string> {
  const names: Readonly<Record<string, string>> = labels.slot;
  return Object.fromEntries(
    Object.entries(said).flatMap(([key, value]) => {
      const name = names[key];
      return name !== undefined && value !== undefined && value !== '' ? [[name, value]] : [];
    }),
  );
}

import type { Localized } from '../../services/text.ts';

/** Something that the showroom lets one choose. */
export interface Choice {
  readonly id: string;
  readonly names: Localized;
}

/** What an entry of the catalogue is called, in every language. */
export const catalogueNames = ({ names }: Choice): readonly string[] => Object.values(names);

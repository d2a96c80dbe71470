import type { Merchant } from '../../shared/services/merchant.ts';
import type { Language } from '../../shared/settings/settings.ts';

/** A name as this driver reads it; the local one where the provider gave no other. */
export function nameIn(
  language: Language,
  { name, nameEn }: { readonly name: string; readonly nameEn?: string },
): string {
  return language === 'en-US' ? (nameEn ?? name) : name;
}

/** Where a merchant is. Providers write addresses in Chinese alone; who does not read it is led there. */
export function addressIn(
  language: Language,
  { address }: Pick<Merchant, 'address'>,
): string | undefined {
  return language === 'zh-CN' ? address : undefined;
}

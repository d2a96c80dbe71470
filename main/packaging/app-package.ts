import { z } from 'zod';

const packageSchema = z.object({
  name: z.string(),
  version: z.string(),
  description: z.string(),
  license: z.string(),
});

/** `package.json` of the product: no scripts and no dependencies, since everything is bundled. */
export interface AppPackage {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly license: string;
  readonly homepage: string;
  readonly author: { readonly name: string };
  readonly private: true;
  readonly type: 'module';
  readonly main: string;
  readonly bin: { readonly zhilu: string };
}

/**
 * Derives the product's `package.json` from that of the checkout.
 *
 * @throws ZodError when a field is missing
 */
export function createAppPackage(checkoutPackage: unknown): AppPackage {
  const { name, version, description, license } = packageSchema.parse(checkoutPackage);
  return {
    name,
    version,
    description,
    license,
    // A Debian package must name one; an integrator overrides it with `extraMetadata`.
    homepage: 'https://zhilu.invalid/',
    author: { name: 'Zhilu' },
    private: true,
    type: 'module',
    main: 'out/main/index.js',
    bin: { zhilu: 'out/cli/zhilu.js' },
  };
}

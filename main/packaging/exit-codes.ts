/** Exit codes of `npm run package`. */
export const EXIT = {
  ok: 0,
  /** A bundle or a package could not be built; its own output says why. */
  failed: 1,
  usage: 2,
  /** The application directory is complete; only the Electron binary could not be had. */
  electronMissing: 4,
} as const;

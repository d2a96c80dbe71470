/** Exit codes of the shell, from sysexits(3) where one fits. */
export const EXIT = {
  ok: 0,
  /** An argument that is not vetted (EX_USAGE). */
  usage: 64,
  /** Page or host kept dying although everything was tried (EX_SOFTWARE); systemd starts anew. */
  hopeless: 70,
  /** A directory that cannot be created or written (EX_CANTCREAT). */
  directory: 73,
  /** Another shell already runs on this state directory (EX_TEMPFAIL). */
  alreadyRunning: 75,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

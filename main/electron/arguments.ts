/** What the command line of the shell asks for. */
export type ShellCommand =
  | { readonly kind: 'run' }
  | { readonly kind: 'version'; readonly json: boolean }
  | { readonly kind: 'help' }
  | { readonly kind: 'refuse'; readonly argument: string };

/**
 * Chromium switches an integrator may need for graphics and input on a given board. Everything else
 * is refused in production: Chromium has hundreds of switches, among them `--no-sandbox`,
 * `--remote-debugging-port`, `--disable-web-security`, `--js-flags`, and `--renderer-cmd-prefix`.
 */
const VETTED_SWITCHES: ReadonlySet<string> = new Set([
  'disable-gpu',
  'enable-logging',
  'enable-wayland-ime',
  'force-device-scale-factor',
  'ignore-gpu-blocklist',
  'lang',
  'log-level',
  'ozone-platform',
  'ozone-platform-hint',
  'touch-events',
  'use-angle',
  'use-gl',
]);

function switchName(argument: string): string | undefined {
  return /^--([a-z0-9-]+)(=|$)/.exec(argument)?.[1];
}

/**
 * Reads the command line.
 *
 * @param args arguments after the executable (and, in development, after the application's path)
 * @param production whether the arguments have to be vetted; in development a debugger or a test
 *   driver adds its own
 */
export function parseArguments(args: readonly string[], production: boolean): ShellCommand {
  if (production) {
    const own = new Set(['version', 'json', 'help']);
    const refused = args.find((argument) => {
      const name = switchName(argument);
      return name === undefined || !(own.has(name) || VETTED_SWITCHES.has(name));
    });
    if (refused !== undefined) return { kind: 'refuse', argument: refused };
  }
  if (args.includes('--version')) return { kind: 'version', json: args.includes('--json') };
  if (args.includes('--help')) return { kind: 'help' };
  return { kind: 'run' };
}

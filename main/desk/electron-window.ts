import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ShellConfig } from '../electron/shell-config.ts';
import { describeEnd, endProcess } from './end-process.ts';

export interface ElectronWindowOptions {
  readonly executable: string;
  /** The bundled shell, `out/main/index.js`. */
  readonly main: string;
  readonly agent: ShellConfig['agent'];
  readonly gearbox: ShellConfig['gearbox'];
  readonly stateDir: string;
  readonly regionDirs: readonly string[];
  readonly serviceDirs: readonly string[];
  readonly ownershipDirs: readonly string[];
  readonly mediaDirs: readonly string[];
  readonly assistant: ShellConfig['assistant'];
  readonly map: ShellConfig['map'];
  readonly size: { readonly width: number; readonly height: number };
  readonly onClosed: (cause: string) => void;
}

/**
 * The Electron shell in a window on the desk. It brings its own host, as on the head unit; only
 * the agent is the desk's.
 */
export class ElectronWindow {
  readonly #options: ElectronWindowOptions;
  readonly #runDir = mkdtempSync(join(tmpdir(), 'zhilu-shell-'));
  #child: ChildProcess | null = null;

  constructor(options: ElectronWindowOptions) {
    this.#options = options;
  }

  open(): void {
    const { executable, main, agent, gearbox, map, stateDir, size, onClosed } = this.#options;
    const { regionDirs, serviceDirs, mediaDirs } = this.#options;
    const config: ShellConfig = {
      displays: [
        {
          name: 'centre',
          zone: 'driver',
          screen: 0,
          bounds: { x: 0, y: 0, ...size },
          kiosk: false,
        },
      ],
      agent,
      gearbox,
      regionDirs: [...regionDirs],
      serviceDirs: [...serviceDirs],
      ownershipDirs: [...this.#options.ownershipDirs],
      mediaDirs: [...mediaDirs],
      assistant: this.#options.assistant,
      map,
      stateDir,
      runtimeDir: this.#runDir,
      crashDir: join(stateDir, 'crashes'),
    };
    const file = join(this.#runDir, 'shell.json');
    writeFileSync(file, JSON.stringify(config), { mode: 0o600 });
    // Electron refuses to sandbox itself for root, as Chromium does.
    const switches = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const child = spawn(executable, [main, ...switches], {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ZHILU_SHELL_CONFIG: file },
    });
    this.#child = child;
    child.once('error', (error) => onClosed(error.message));
    child.once('exit', (code, signal) => {
      this.#child = null;
      onClosed(describeEnd(code, signal));
    });
  }

  async close(): Promise<void> {
    await endProcess(this.#child);
    rmSync(this.#runDir, { recursive: true, force: true });
  }
}

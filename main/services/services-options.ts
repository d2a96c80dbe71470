import type { Logger } from 'pino';
import type { Clock } from '../../shared/clock.ts';
import type { Reason } from '../../shared/contract/reason.ts';
import type { NavigationCommand } from '../../shared/navigation/command.ts';
import type { NavigationState } from '../../shared/navigation/navigation-state.ts';
import type { Consent, Purpose } from '../../shared/privacy/purpose.ts';
import type { WalletLimits } from '../../shared/services/wallet.ts';
import type { DrivingState } from '../../shared/vehicle/driving-state.ts';
import type { Readings } from '../../shared/vehicle/reading.ts';
import type { Rejections } from '../../shared/vehicle/rejections.ts';
import type { Fetch } from './provider.ts';

/** What the driver agreed to; kept by another feature. */
export interface Consents {
  readonly consents: readonly Consent[];
  /** Why decisions are not being kept, or `null`. */
  readonly problem: Reason | null;
  isGranted(purpose: Purpose): boolean;
  /** Answers why the decision could not be stored, if so. */
  set(purpose: Purpose, isGranted: boolean): Reason | null;
  onChange(listener: () => void): () => void;
}

export interface ServicesOptions {
  /** Those of the product first. */
  readonly serviceDirs: readonly string[];
  readonly stateDir: string;
  readonly clock: Clock;
  readonly log: Logger;
  readonly rejections: Rejections;
  readonly vehicle: {
    readonly readings: Readings;
    readonly drivingState: DrivingState;
    onChange(listener: () => void): () => void;
  };
  readonly navigation: {
    readonly state: NavigationState;
    onChange(listener: (parts: readonly (keyof NavigationState)[]) => void): () => void;
    perform(command: NavigationCommand): Promise<Reason | null>;
  };
  readonly consents: Consents;
  /** Whether anybody can see a card. */
  readonly displays: { readonly hasDriver: boolean };
  /** Carries out an action of the registry, as a touch on the driver's display would. */
  readonly runAction: (action: string, input: unknown) => Promise<Reason | null>;
  readonly limits?: WalletLimits | undefined;
  /** How many times faster than real the demo merchants work. */
  readonly demoPace?: number | undefined;
  /** The way to providers; the network unless a test takes its place. */
  readonly fetch?: Fetch;
  readonly random?: () => number;
}

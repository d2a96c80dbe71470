import { z } from 'zod';

/**
 * Why something was refused or failed. `key` names a sentence in `locales/<language>/reasons.json`,
 * so that every surface (touch, voice, phone) can say it in the driver's language.
 */
export const REASON_KEYS = [
  // driving restrictions
  'restricted.moving',
  'restricted.unknown',
  'restricted.passengerDisplay',
  // the vehicle
  'vehicle.linkLost',
  'vehicle.sourceAbsent',
  'vehicle.notSupported',
  'vehicle.invalidValue',
  'vehicle.refused',
  'vehicle.noAnswer',
  'vehicle.notConfirmed',
  'vehicle.partlyDone',
  'vehicle.superseded',
  'vehicle.expired',
  'vehicle.unsafeWhileMoving',
  'vehicle.stateUnknown',
  // navigation
  'navigation.noRegion',
  'navigation.regionBroken',
  'navigation.noPosition',
  'navigation.outsideRegion',
  'navigation.notNearRoad',
  'navigation.noRoute',
  'navigation.routerFailed',
  'navigation.searchFailed',
  'navigation.noPlace',
  'navigation.noHome',
  'navigation.noCompany',
  'navigation.nothingPlanned',
  'navigation.notNavigating',
  'navigation.notSimulated',
  'navigation.nothingToResume',
  'navigation.tooManyVias',
  'navigation.noElectricState',
  'navigation.chargeTooLow',
  // services
  'services.notOffered',
  'services.providerDown',
  'services.providerSlow',
  'services.providerInvalid',
  'services.declined',
  'services.soldOut',
  'services.slotTaken',
  'services.connectorTaken',
  'services.noMerchant',
  'services.noSlot',
  'services.noConnector',
  'services.noOrder',
  'services.notPayable',
  'services.notCancellable',
  'services.overLimit',
  'services.needsConsent',
  'services.noUsual',
  'services.noSuggestion',
  'services.alreadyUnderWay',
  // ownership
  'ownership.noCatalogue',
  'ownership.noModel',
  'ownership.notTogether',
  'ownership.outsidePlan',
  'ownership.noEstimate',
  'ownership.fileSetAside',
  // media
  'media.noLibrary',
  'media.noTrack',
  'media.nothingPlaying',
  'media.trackBroken',
  'media.sourceDown',
  'media.noPlaylist',
  // the assistant
  'assistant.noRecogniser',
  'assistant.recogniserFailed',
  'assistant.hearingNeedsConsent',
  'assistant.microphoneDenied',
  'assistant.noMicrophone',
  'assistant.microphoneFailed',
  'assistant.noWakeWord',
  'assistant.noVoice',
  'assistant.voiceFailed',
  'assistant.voiceSetAside',
  'assistant.soundBlocked',
  'assistant.touchForThis',
  'assistant.nothingAsked',
  'assistant.nothingToUndo',
  'assistant.nothingSaid',
  // the language model
  'assistant.modelNotConfigured',
  'assistant.modelNeedsConsent',
  'assistant.modelStopped',
  'assistant.modelPaused',
  'assistant.modelUnreachable',
  'assistant.modelSlow',
  'assistant.modelBroken',
  'assistant.modelInvalid',
  'assistant.modelTooLarge',
  'assistant.modelUnauthorised',
  'assistant.modelBusy',
  'assistant.modelFailed',
  'assistant.modelDeclined',
  'assistant.modelUnclear',
  'assistant.modelTooMany',
  'assistant.modelUnsaid',
  'assistant.modelTooLong',
  // the request itself
  'request.unknownAction',
  'request.invalidInput',
  // the product
  'host.unavailable',
  'host.storage',
] as const;

export type ReasonKey = (typeof REASON_KEYS)[number];

export const reasonSchema = z.object({
  key: z.enum(REASON_KEYS),
  /** For the log and the health page, not for the driver. */
  detail: z.string().max(400).exactOptional(),
});

export type Reason = z.infer<typeof reasonSchema>;

/** Builds a {@link Reason}. */
export function reason(key: ReasonKey, detail?: string): Reason {
  return detail === undefined ? { key } : { key, detail: detail.slice(0, 400) };
}

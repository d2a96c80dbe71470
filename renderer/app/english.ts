import app from '../../locales/en-US/app.json' with { type: 'json' };
import assistant from '../../locales/en-US/assistant.json' with { type: 'json' };
import climate from '../../locales/en-US/climate.json' with { type: 'json' };
import guidance from '../../locales/en-US/guidance.json' with { type: 'json' };
import media from '../../locales/en-US/media.json' with { type: 'json' };
import navigation from '../../locales/en-US/navigation.json' with { type: 'json' };
import ownership from '../../locales/en-US/ownership.json' with { type: 'json' };
import privacy from '../../locales/en-US/privacy.json' with { type: 'json' };
import reasons from '../../locales/en-US/reasons.json' with { type: 'json' };
import services from '../../locales/en-US/services.json' with { type: 'json' };
import settings from '../../locales/en-US/settings.json' with { type: 'json' };
import vehicle from '../../locales/en-US/vehicle.json' with { type: 'json' };

/** What the page says in English; a chunk of its own, since most cars never need it. */
export const ENGLISH = {
  app,
  assistant,
  climate,
  guidance,
  media,
  navigation,
  ownership,
  privacy,
  reasons,
  services,
  settings,
  vehicle,
};

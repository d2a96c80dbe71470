import assistant from '../../locales/zh-CN/assistant.json' with { type: 'json' };
import guidance from '../../locales/zh-CN/guidance.json' with { type: 'json' };
import media from '../../locales/zh-CN/media.json' with { type: 'json' };
import ownership from '../../locales/zh-CN/ownership.json' with { type: 'json' };
import privacy from '../../locales/zh-CN/privacy.json' with { type: 'json' };
import services from '../../locales/zh-CN/services.json' with { type: 'json' };
import settings from '../../locales/zh-CN/settings.json' with { type: 'json' };

/** Words of the source language that the first look at the map does not need. */
export const PANEL_WORDS = {
  assistant,
  guidance,
  media,
  ownership,
  privacy,
  services,
  settings,
};

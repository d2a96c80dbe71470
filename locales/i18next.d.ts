import 'i18next';
import type actions from './zh-CN/actions.json';
import type app from './zh-CN/app.json';
import type climate from './zh-CN/climate.json';
import type guidance from './zh-CN/guidance.json';
import type navigation from './zh-CN/navigation.json';
import type reasons from './zh-CN/reasons.json';
import type settings from './zh-CN/settings.json';
import type vehicle from './zh-CN/vehicle.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app';
    resources: {
      actions: typeof actions;
      app: typeof app;
      climate: typeof climate;
      guidance: typeof guidance;
      navigation: typeof navigation;
      reasons: typeof reasons;
      settings: typeof settings;
      vehicle: typeof vehicle;
    };
  }
}

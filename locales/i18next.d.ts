import 'i18next';
import type actions from './zh-CN/actions.json';
import type app from './zh-CN/app.json';
import type assistant from './zh-CN/assistant.json';
import type climate from './zh-CN/climate.json';
import type guidance from './zh-CN/guidance.json';
import type media from './zh-CN/media.json';
import type navigation from './zh-CN/navigation.json';
import type ownership from './zh-CN/ownership.json';
import type privacy from './zh-CN/privacy.json';
import type reasons from './zh-CN/reasons.json';
import type services from './zh-CN/services.json';
import type settings from './zh-CN/settings.json';
import type vehicle from './zh-CN/vehicle.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app';
    resources: {
      actions: typeof actions;
      app: typeof app;
      assistant: typeof assistant;
      climate: typeof climate;
      guidance: typeof guidance;
      media: typeof media;
      navigation: typeof navigation;
      ownership: typeof ownership;
      privacy: typeof privacy;
      reasons: typeof reasons;
      services: typeof services;
      settings: typeof settings;
      vehicle: typeof vehicle;
    };
  }
}

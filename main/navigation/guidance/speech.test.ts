import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type Settings } from '../../../shared/settings/settings.ts';
import { createSpeech, guidanceTranslate } from './speech.ts';

describe('speech', () => {
  it('follows the settings from one sentence to the next', () => {
    let settings: Settings = DEFAULT_SETTINGS;
    const speech = createSpeech(() => settings);
    expect(speech.text({ key: 'said.offRoute' })).toBe('已偏航，正在重新规划路线');
    settings = { ...settings, language: 'en-US', guidanceVoice: 'brief', distanceUnit: 'mi' };
    expect(speech.text({ key: 'said.offRoute' })).toBe(
      'You have left the route; finding a new one',
    );
    expect(speech.voice).toBe('brief');
    expect(speech.listener).toEqual({ language: 'en-US', distanceUnit: 'mi' });
  });

  it('repeats names as they are written', () => {
    const name = '<b>A&B</b> $t(said.offRoute) {{x}}';
    expect(guidanceTranslate('zh-CN')('banner.onto', { road: name })).toBe(`进入${name}`);
  });
});

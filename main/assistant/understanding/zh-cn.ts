import aspectWords from '../../../resources/assistant/zh-CN/lexicon/aspect.json' with { type: 'json' };
import deviceWords from '../../../resources/assistant/zh-CN/lexicon/device.json' with { type: 'json' };
import featureWords from '../../../resources/assistant/zh-CN/lexicon/feature.json' with { type: 'json' };
import modeWords from '../../../resources/assistant/zh-CN/lexicon/mode.json' with { type: 'json' };
import operationWords from '../../../resources/assistant/zh-CN/lexicon/operation.json' with { type: 'json' };
import pageWords from '../../../resources/assistant/zh-CN/lexicon/page.json' with { type: 'json' };
import positionWords from '../../../resources/assistant/zh-CN/lexicon/position.json' with { type: 'json' };
import valueWords from '../../../resources/assistant/zh-CN/lexicon/value.json' with { type: 'json' };
import lists from '../../../resources/assistant/zh-CN/lists.json' with { type: 'json' };
import marks from '../../../resources/assistant/zh-CN/marks.json' with { type: 'json' };
import numerals from '../../../resources/assistant/zh-CN/numerals.json' with { type: 'json' };
import calls from '../../../resources/assistant/zh-CN/templates/calls.json' with { type: 'json' };
import car from '../../../resources/assistant/zh-CN/templates/car.json' with { type: 'json' };
import conversation from '../../../resources/assistant/zh-CN/templates/conversation.json' with { type: 'json' };
import feelings from '../../../resources/assistant/zh-CN/templates/feelings.json' with { type: 'json' };
import forecast from '../../../resources/assistant/zh-CN/templates/forecast.json' with { type: 'json' };
import journey from '../../../resources/assistant/zh-CN/templates/journey.json' with { type: 'json' };
import library from '../../../resources/assistant/zh-CN/templates/library.json' with { type: 'json' };
import listening from '../../../resources/assistant/zh-CN/templates/listening.json' with { type: 'json' };
import media from '../../../resources/assistant/zh-CN/templates/media.json' with { type: 'json' };
import names from '../../../resources/assistant/zh-CN/templates/names.json' with { type: 'json' };
import navigation from '../../../resources/assistant/zh-CN/templates/navigation.json' with { type: 'json' };
import others from '../../../resources/assistant/zh-CN/templates/others.json' with { type: 'json' };
import ownership from '../../../resources/assistant/zh-CN/templates/ownership.json' with { type: 'json' };
import phone from '../../../resources/assistant/zh-CN/templates/phone.json' with { type: 'json' };
import questions from '../../../resources/assistant/zh-CN/templates/questions.json' with { type: 'json' };
import radio from '../../../resources/assistant/zh-CN/templates/radio.json' with { type: 'json' };
import route from '../../../resources/assistant/zh-CN/templates/route.json' with { type: 'json' };
import screen from '../../../resources/assistant/zh-CN/templates/screen.json' with { type: 'json' };
import services from '../../../resources/assistant/zh-CN/templates/services.json' with { type: 'json' };
import video from '../../../resources/assistant/zh-CN/templates/video.json' with { type: 'json' };
import watching from '../../../resources/assistant/zh-CN/templates/watching.json' with { type: 'json' };
import weather from '../../../resources/assistant/zh-CN/templates/weather.json' with { type: 'json' };
import windows from '../../../resources/assistant/zh-CN/templates/windows.json' with { type: 'json' };

/** The grammar of Mandarin, as data; `createGrammar` checks it. */
export const ZH_CN = {
  language: 'zh-CN',
  numerals,
  marks,
  lexicon: {
    aspect: aspectWords,
    device: deviceWords,
    feature: featureWords,
    mode: modeWords,
    operation: operationWords,
    page: pageWords,
    position: positionWords,
    value: valueWords,
  },
  lists,
  templates: [
    ...calls,
    ...car,
    ...conversation,
    ...feelings,
    ...forecast,
    ...journey,
    ...library,
    ...listening,
    ...media,
    ...names,
    ...navigation,
    ...others,
    ...ownership,
    ...phone,
    ...questions,
    ...radio,
    ...route,
    ...screen,
    ...services,
    ...video,
    ...watching,
    ...weather,
    ...windows,
  ],
};

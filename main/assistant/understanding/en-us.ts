import aspectWords from '../../../resources/assistant/en-US/lexicon/aspect.json' with { type: 'json' };
import deviceWords from '../../../resources/assistant/en-US/lexicon/device.json' with { type: 'json' };
import featureWords from '../../../resources/assistant/en-US/lexicon/feature.json' with { type: 'json' };
import modeWords from '../../../resources/assistant/en-US/lexicon/mode.json' with { type: 'json' };
import operationWords from '../../../resources/assistant/en-US/lexicon/operation.json' with { type: 'json' };
import positionWords from '../../../resources/assistant/en-US/lexicon/position.json' with { type: 'json' };
import valueWords from '../../../resources/assistant/en-US/lexicon/value.json' with { type: 'json' };
import lists from '../../../resources/assistant/en-US/lists.json' with { type: 'json' };
import marks from '../../../resources/assistant/en-US/marks.json' with { type: 'json' };
import numerals from '../../../resources/assistant/en-US/numerals.json' with { type: 'json' };
import car from '../../../resources/assistant/en-US/templates/car.json' with { type: 'json' };
import device from '../../../resources/assistant/en-US/templates/device.json' with { type: 'json' };
import dialogue from '../../../resources/assistant/en-US/templates/dialogue.json' with { type: 'json' };
import media from '../../../resources/assistant/en-US/templates/media.json' with { type: 'json' };
import navigation from '../../../resources/assistant/en-US/templates/navigation.json' with { type: 'json' };
import others from '../../../resources/assistant/en-US/templates/others.json' with { type: 'json' };
import ownership from '../../../resources/assistant/en-US/templates/ownership.json' with { type: 'json' };
import services from '../../../resources/assistant/en-US/templates/services.json' with { type: 'json' };
import weather from '../../../resources/assistant/en-US/templates/weather.json' with { type: 'json' };

/** The grammar of English, as data; `createGrammar` checks it. */
export const EN_US = {
  language: 'en-US',
  numerals,
  marks,
  lexicon: {
    aspect: aspectWords,
    device: deviceWords,
    feature: featureWords,
    mode: modeWords,
    operation: operationWords,
    position: positionWords,
    value: valueWords,
  },
  lists,
  templates: [
    ...car,
    ...device,
    ...dialogue,
    ...media,
    ...navigation,
    ...others,
    ...ownership,
    ...services,
    ...weather,
  ],
};

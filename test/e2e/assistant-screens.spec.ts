import { ASSISTANT_SCENES, DEAF_SCENES, VOICE_SCENES } from '../fixtures/page/assistant-scenes.ts';
import { checkScenes } from '../fixtures/page/check-scenes.ts';

checkScenes('the assistant', [...DEAF_SCENES, ...ASSISTANT_SCENES, ...VOICE_SCENES]);

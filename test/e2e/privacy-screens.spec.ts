import { checkScenes } from '../fixtures/page/check-scenes.ts';
import { PRIVACY_SCENES } from '../fixtures/page/privacy-scenes.ts';

checkScenes('privacy', PRIVACY_SCENES);

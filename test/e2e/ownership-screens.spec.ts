import { checkScenes } from '../fixtures/page/check-scenes.ts';
import { OWNERSHIP_SCENES } from '../fixtures/page/ownership-scenes.ts';

checkScenes('the showroom', OWNERSHIP_SCENES);

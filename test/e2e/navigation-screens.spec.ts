import { checkScenes } from '../fixtures/page/check-scenes.ts';
import { NAVIGATION_SCENES } from '../fixtures/page/navigation-scenes.ts';

checkScenes('navigation', NAVIGATION_SCENES);

import { checkScenes } from '../fixtures/page/check-scenes.ts';
import { SERVICE_SCENES } from '../fixtures/page/service-scenes.ts';

checkScenes('services', SERVICE_SCENES);

import { setup } from './fixtures/demo-pack.ts';

// The browser's tests drive through the demo region, as `npm start` does.
await setup();

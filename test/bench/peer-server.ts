import { createServer } from 'node:http';
import { writeFileSync } from 'node:fs';
import { Server } from 'socket.io';
import { loadBatch, preciseNow, steadyTicks } from './load-source.ts';

/**
 * The peer of `signal-to-pixel`: the least a page can do. One socket.io server sends the same 104
 * values, and the page writes each into a text node. No host, no validation, no framework.
 */
const PAGE = `<!doctype html><meta charset="utf-8"><title>peer</title><body>
<script src="/socket.io/socket.io.js"></script>
<script>
  const nodes = new Map();
  const nodeOf = (path) => {
    let node = nodes.get(path);
    if (!node) {
      const span = document.createElement('span');
      if (path === 'Vehicle.Speed') span.dataset.testid = 'speed';
      node = document.createTextNode('');
      span.append(node, ' ');
      document.body.append(span);
      nodes.set(path, node);
    }
    return node;
  };
  io({ transports: ['websocket'] }).on('values', (batch) => {
    for (const { path, value } of batch) nodeOf(path).textContent = value;
  });
</script>`;

const [hz = '50', emitsFile = ''] = process.argv.slice(2);
const http = createServer((_request, response) => {
  response.setHeader('content-type', 'text/html');
  response.end(PAGE);
});
const io = new Server(http);
const emits: [tick: number, at: number][] = [];
const stop = steadyTicks(Number(hz), (tick) => {
  const batch = loadBatch(tick);
  emits.push([tick, preciseNow()]);
  io.emit('values', batch);
});
http.listen(0, '127.0.0.1', () => {
  const address = http.address();
  if (typeof address === 'object' && address) {
    process.send?.({ type: 'listening', port: address.port });
  }
});
process.once('SIGTERM', () => {
  stop();
  writeFileSync(emitsFile, JSON.stringify(emits));
  process.exit(0);
});

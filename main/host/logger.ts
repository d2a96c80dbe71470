import { destination, pino, type DestinationStream, type Logger } from 'pino';

const stderr = () => destination({ dest: 2, sync: true });

/** The host's log: JSON lines on stderr, which journald or the launcher collects. */
export function createLogger(level = 'info', sink: DestinationStream = stderr()): Logger {
  return pino(
    {
      name: 'host',
      level,
      redact: {
        paths: ['token', '*.token', '*.*.token', 'cookie', '*.cookie', '*.headers'],
        censor: '[redacted]',
      },
      // Errors are logged under `error` everywhere; pino only knows `err` by itself.
      serializers: { error: pino.stdSerializers.err },
    },
    sink,
  );
}

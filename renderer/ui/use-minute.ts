import { useEffect, useState } from 'react';

const MINUTE_MS = 60_000;

/** Epoch ms, told again at every full minute. */
export function useMinute(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    // Aligned to the minute, so that the time never lags by most of one.
    const timer = setTimeout(() => setNow(Date.now()), MINUTE_MS - (now % MINUTE_MS));
    return () => clearTimeout(timer);
  }, [now]);
  return now;
}

import { useEffect, useEffectEvent, useState } from 'react';
import type { Reason } from '../../shared/contract/reason.ts';
import { useHostHeard } from './hooks.ts';

type Answer<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly reason: Reason };

/** What is known of a question's answer. */
export interface Answered<Value> {
  /** `null` while nothing has been answered yet. */
  readonly value: Value | null;
  /** Why the latest answer is none; an earlier value stays, and is no longer current. */
  readonly trouble: Reason | null;
  readonly ask: () => void;
}

interface Known<Value> {
  readonly question: string;
  readonly value: Value | null;
  readonly trouble: Reason | null;
}

/**
 * Asks `question` (anything that JSON can carry; `null` asks nothing), again whenever it changes and
 * every `refreshMs` after an answer; while the host is away it waits for its return. The answer to an old question never stands for a newer one.
 */
export function useAnswer<Question, Value>(
  question: Question | null,
  ask: (question: Question) => Promise<Answer<Value>>,
  refreshMs?: number,
): Answered<Value> {
  const [known, setKnown] = useState<Known<Value> | null>(null);
  const [round, setRound] = useState(0);
  const key = JSON.stringify(question);
  const isHeard = useHostHeard();
  const put = useEffectEvent(() => (question === null ? null : ask(question)));
  useEffect(() => {
    if (!isHeard) return undefined;
    let isCurrent = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    void put()?.then((answer) => {
      if (!isCurrent) return;
      setKnown((before) => ({
        question: key,
        value: answer.ok ? answer.value : before?.question === key ? before.value : null,
        trouble: answer.ok ? null : answer.reason,
      }));
      if (refreshMs !== undefined) timer = setTimeout(() => setRound(round + 1), refreshMs);
    });
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [key, round, refreshMs, isHeard]);
  const current = known?.question === key ? known : null;
  return {
    value: current?.value ?? null,
    trouble: current?.trouble ?? null,
    ask: () => setRound((count) => count + 1),
  };
}

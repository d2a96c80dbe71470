import { useMemo } from 'react';
import { CandidateRow } from './CandidateRow.tsx';
import { candidatesFor } from './candidates.ts';
import { withCandidate } from './composition.ts';
import type { Composition } from './typed.ts';
import { usePinyinTable } from './use-pinyin-table.ts';

interface CompositionCandidatesProps {
  readonly composition: Composition;
  /** What was found under the typed pinyin; what it may mean is looked for in these names first. */
  readonly names: readonly string[];
  /** What stands here while no pinyin is open. */
  readonly hint: string;
  readonly onCompose: (composition: Composition) => void;
}

/** The Han text that the typed pinyin may become. */
export function CompositionCandidates({
  composition,
  names,
  hint,
  onCompose,
}: CompositionCandidatesProps) {
  const table = usePinyinTable(true);
  // The same names in another array are no reason to begin at the first page of candidates again.
  const joined = names.join('\n');
  const candidates = useMemo(() => {
    if (!table || composition.pinyin === '') return [];
    return candidatesFor(composition, joined.split('\n'), table);
  }, [table, composition, joined]);
  return (
    <CandidateRow
      candidates={candidates}
      hint={composition.pinyin === '' ? hint : ''}
      onChoose={(candidate) => onCompose(withCandidate(composition, candidate))}
    />
  );
}

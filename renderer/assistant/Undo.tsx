import { Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { assistantFacts } from '../../shared/assistant/facts.ts';
import { usePage } from '../host/hooks.ts';
import { usePerform } from '../host/perform-context.ts';
import { IconButton } from '../ui/IconButton.tsx';

/** Takes back what the last wishes have changed, as long as that can be. */
export function Undo() {
  const { t } = useTranslation('assistant');
  const canUndo = usePage(({ assistant }) => assistantFacts(assistant).canUndo);
  const perform = usePerform();
  if (!canUndo) return null;
  return (
    <IconButton
      icon={<Undo2 aria-hidden="true" />}
      label={t('undo')}
      onPress={() => void perform('assistant.undo', {})}
    />
  );
}

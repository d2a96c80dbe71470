import { AudioLines } from 'lucide-react';
import { usePage } from '../../host/hooks.ts';
import styles from './Subtitle.module.css';

/** What was said last, to be read: quiet, and gone with the next instruction. */
export function Subtitle() {
  const text = usePage(({ navigation }) => navigation.utterance?.text);
  const isMuted = usePage(({ settings }) => settings.settings.guidanceVoice === 'muted');
  if (text === undefined || isMuted) return null;
  return (
    <p className={styles['subtitle']} role="status">
      <AudioLines aria-hidden="true" />
      <span>{text}</span>
    </p>
  );
}

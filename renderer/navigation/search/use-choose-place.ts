import type { PlaceHit } from '../../../shared/navigation/place.ts';
import { usePerform } from '../../host/perform-context.ts';
import { navigationView, resetNavigationView, setNavigationView } from '../navigation-view.ts';

/** What a touch on a place does: keeps it as home or work where that was asked for, else shows it. */
export function useChoosePlace(): (place: PlaceHit) => void {
  const perform = usePerform();
  return (place) => {
    const { saveAs } = navigationView.getState();
    if (saveAs === null) {
      setNavigationView({ place, isTyping: false });
      return;
    }
    void perform('navigation.save', { as: saveAs, destination: { by: 'place', place } }).then(
      ({ status }) => {
        if (status === 'done') resetNavigationView();
      },
    );
  };
}

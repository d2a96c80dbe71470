import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { modelOf } from '../../shared/ownership/view.ts';
import { ActionButton } from '../services/ActionButton.tsx';
import { useNewOrder } from '../services/use-new-order.ts';
import { MeetingForm } from './MeetingForm.tsx';
import { ModelChooser } from './ModelChooser.tsx';
import { ShowroomFrame } from './ShowroomFrame.tsx';
import type { ShowroomPageProps } from './page-props.ts';
import { useShowroomView } from './use-showroom.ts';

/** A test drive: which model, at which dealer, when. */
export function TestDrivePage({ tile, catalogue }: ShowroomPageProps) {
  const looked = modelOf(useShowroomView(), catalogue);
  const [chosen, setChosen] = useState(looked);
  const showOrder = useNewOrder(tile.id);
  if (!chosen) return null;
  return (
    <ShowroomFrame tile={tile} page="testDrive">
      <MeetingForm
        tile={tile}
        purpose="testDriveContact"
        needsConsent={false}
        subject={<ModelChooser catalogue={catalogue} model={chosen} onChoose={setChosen} />}
      >
        {(meeting, label) => (
          <ActionButton
            variant="primary"
            icon={<KeyRound aria-hidden="true" />}
            id="ownership.bookTestDrive"
            input={{ modelId: chosen.id, ...meeting }}
            onDone={showOrder}
          >
            {label}
          </ActionButton>
        )}
      </MeetingForm>
    </ShowroomFrame>
  );
}

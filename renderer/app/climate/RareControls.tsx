import { ClimateToggle } from './ClimateToggle.tsx';
import { FanStepper } from './FanStepper.tsx';

/** What is set once a season, or that a car in a hurry leaves to its automatic. */
export function RareControls() {
  return (
    <>
      <ClimateToggle action="climate.setRearDefroster" />
      <ClimateToggle action="climate.setSync" />
      <FanStepper />
    </>
  );
}

import { useState, type ReactNode } from 'react';
import type { ActionId, ActionInput } from '../../shared/actions/registry.ts';
import { usePerform } from '../host/perform-context.ts';
import { Button, type ButtonProps } from '../ui/Button.tsx';
import { useServiceRefusal } from './use-service-refusal.ts';

export interface ActionButtonProps<Id extends ActionId> extends Pick<
  ButtonProps,
  'variant' | 'icon' | 'className' | 'isPending'
> {
  readonly id: Id;
  readonly input: ActionInput<Id>;
  /** Called when the action was carried out, or is on its way. */
  readonly onDone?: () => void;
  readonly children: ReactNode;
}

/** A button for an action of the registry: pale while refused, marked while it is under way. */
export function ActionButton<Id extends ActionId>({
  id,
  input,
  onDone,
  isPending = false,
  children,
  ...look
}: ActionButtonProps<Id>) {
  const perform = usePerform();
  const refusal = useServiceRefusal(id, input);
  const [isUnderWay, setUnderWay] = useState(false);
  const press = async () => {
    if (isUnderWay) return;
    setUnderWay(true);
    const { status } = await perform(id, input);
    setUnderWay(false);
    if (status === 'done' || status === 'pending') onDone?.();
  };
  return (
    <Button
      {...look}
      isUnavailable={refusal !== null}
      isPending={isUnderWay || isPending}
      onPress={() => void press()}
    >
      {children}
    </Button>
  );
}

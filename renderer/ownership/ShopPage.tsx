import { AnswerState } from '../services/State.tsx';
import { DealerChooser } from './DealerChooser.tsx';
import { ProductList } from './ProductList.tsx';
import { ShowroomFrame } from './ShowroomFrame.tsx';
import type { ShowroomPageProps } from './page-props.ts';
import { useDealers } from './use-dealers.ts';

/** Accessories at a dealer. */
export function ShopPage({ tile }: ShowroomPageProps) {
  const dealers = useDealers(tile.id);
  const { dealer } = dealers;
  return (
    <ShowroomFrame tile={tile} page="accessories">
      <AnswerState answered={dealers.answered}>
        {() => (
          <>
            <DealerChooser dealers={dealers} />
            {dealer && <ProductList tile={tile} dealer={dealer} group="accessory" />}
          </>
        )}
      </AnswerState>
    </ShowroomFrame>
  );
}

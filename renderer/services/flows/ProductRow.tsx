import { useTranslation } from 'react-i18next';
import type { Product } from '../../../shared/services/merchant.ts';
import { moneyText } from '../../../shared/services/money-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Stepper } from '../../ui/Stepper.tsx';
import { nameIn } from '../names.ts';
import { useLanguage } from '../use-language.ts';
import styles from './ProductRow.module.css';

/** More of one thing nobody orders from a car. */
const MOST = 20;

interface ProductRowProps {
  readonly product: Product;
  readonly quantity: number;
  readonly onChange: (quantity: number) => void;
}

/** Something a shop sells, and how much of it is wanted. */
export function ProductRow({ product, quantity, onChange }: ProductRowProps) {
  const { t } = useTranslation('services');
  const language = useLanguage();
  const name = nameIn(language, product);
  return (
    <div className={styles['row']} data-chosen={quantity > 0 || undefined}>
      <span className={styles['words']}>
        <span className={styles['name']}>{name}</span>
        <span className={styles['price']}>{moneyText(language, product.price)}</span>
      </span>
      {product.isSoldOut ? (
        <span className={styles['soldOut']}>{t('menu.soldOut')}</span>
      ) : quantity === 0 ? (
        <Button variant="quiet" onPress={() => onChange(1)}>
          <span className="visually-hidden">{name}</span>
          {t('menu.add')}
        </Button>
      ) : (
        <Stepper
          className={styles['stepper'] ?? ''}
          label={name}
          decreaseLabel={t('menu.less', { name })}
          increaseLabel={t('menu.more', { name })}
          value={quantity}
          onDecrease={() => onChange(quantity - 1)}
          onIncrease={() => onChange(Math.min(MOST, quantity + 1))}
        />
      )}
    </div>
  );
}

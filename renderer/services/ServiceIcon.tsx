import type { ServiceTile } from '../../shared/services/services-state.ts';
import { SERVICE_ICON_COMPONENTS } from './service-icons.ts';
import styles from './ServiceIcon.module.css';

/** The sign of a service: an icon of the product, or a picture of its own. */
export function ServiceIcon({ icon }: Pick<ServiceTile, 'icon'>) {
  if (icon.kind === 'file') {
    return (
      <span className={styles['sign']}>
        <img className={styles['picture']} src={icon.path} alt="" />
      </span>
    );
  }
  const Icon = SERVICE_ICON_COMPONENTS[icon.name];
  return (
    <span className={styles['sign']}>
      <Icon aria-hidden="true" />
    </span>
  );
}

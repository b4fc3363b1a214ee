import { CheckOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { PERMISSION_TITLES } from '#core/access/permission-titles.ts';
import { may, PERMISSIONS } from '#core/access/permissions.ts';
import { USER_ROLES } from '#core/access/roles.ts';
import { say } from '../../../ui/language.ts';
import { Panel, Section, Table } from '../parts/section.tsx';
import styles from './roles.module.css';

/** What each role may do, as the service itself decides it. */
export default function Roles() {
  const { t } = useTranslation(['settings', 'app']);
  return (
    <Section title={t('sections.roles')} about={t('roles.about')}>
      <Panel>
        <Table
          label={t('sections.roles')}
          heads={[
            { key: 'permission', title: t('roles.permission') },
            ...USER_ROLES.map((role) => ({ key: role, title: t(`app:roles.${role}`) })),
          ]}
        >
          {PERMISSIONS.map((permission) => (
            <tr key={permission} className={styles['permission']}>
              <th scope="row">{say(PERMISSION_TITLES[permission])}</th>
              {USER_ROLES.map((role) => (
                <td key={role}>
                  {may(role, permission) ? (
                    <CheckOutlined className={styles['yes'] ?? ''} aria-label={t('roles.yes')} />
                  ) : (
                    <span className="faint">
                      <span aria-hidden="true">·</span>
                      <span className="hidden">{t('roles.no')}</span>
                    </span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </Table>
      </Panel>
      <Panel title={t('roles.scopes')}>
        <dl className={styles['scopes']}>
          {USER_ROLES.map((role) => (
            <div key={role}>
              <dt>{t(`app:roles.${role}`)}</dt>
              <dd>{t(`people.does.${role}`)}</dd>
            </div>
          ))}
        </dl>
      </Panel>
    </Section>
  );
}

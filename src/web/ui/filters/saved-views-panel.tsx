import { DeleteOutlined, LinkOutlined } from '@ant-design/icons';
import { useLocation } from '@tanstack/react-router';
import { Button, Checkbox, Input, Popconfirm, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseSearch } from '../../client/address.ts';
import { useMay } from '../../client/me.ts';
import { useRemoveView, useSaveView, useViews, type View } from '../../client/views.ts';
import { PageLink } from '../page-link.tsx';
import { Problem } from '../states/problem.tsx';
import { useFailureWords } from '../states/use-failure-words.ts';
import styles from './filters.module.css';

interface PanelProps {
  readonly isOpen: boolean;
  readonly close: () => void;
}

/** The views that there are, a name for the address of now, and a link to pass on. */
export default function SavedViewsPanel({ isOpen, close }: PanelProps) {
  const { t } = useTranslation('ui');
  const { data, error, refetch } = useViews(isOpen);
  const views = data?.views ?? [];
  if (error !== null && data === undefined) return <Problem failure={error} retry={() => void refetch()} />;
  return (
    <div className={styles['views']}>
      {data === undefined && <Skeleton active title={false} paragraph={{ rows: 2 }} />}
      {data !== undefined && views.length === 0 && <p className="faint">{t('views.none')}</p>}
      <List title={t('views.own')} views={views.filter(({ own }) => own)} close={close} />
      <List title={t('views.shared')} views={views.filter(({ own }) => !own)} close={close} />
      <Save />
      <CopyLink />
    </div>
  );
}

interface ListProps {
  readonly title: string;
  readonly views: readonly View[];
  readonly close: () => void;
}

function List({ title, views, close }: ListProps) {
  const { t } = useTranslation('ui');
  const mayShare = useMay('views.share');
  const remove = useRemoveView();
  if (views.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul>
        {views.map((view) => (
          <li key={`${view.owner} ${view.name}`}>
            <PageLink to={view.path} search={parseSearch(view.search)} onClick={close}>
              {view.name}
            </PageLink>
            <span className="faint">
              {view.own
                ? view.shared && t('views.shared')
                : view.ownerName !== null && t('views.by', { name: view.ownerName })}
            </span>
            {(view.own || mayShare) && (
              <Remove view={view} remove={() => remove.mutate(view)} isBusy={remove.isPending} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface RemoveProps {
  readonly view: View;
  readonly remove: () => void;
  readonly isBusy: boolean;
}

/** What only its owner sees goes at once; what everybody sees is asked for. */
function Remove({ view, remove, isBusy }: RemoveProps) {
  const { t } = useTranslation('ui');
  const button = (
    <Button
      type="text"
      size="small"
      icon={<DeleteOutlined />}
      disabled={isBusy}
      aria-label={t('views.remove', { name: view.name })}
      {...(view.shared ? {} : { onClick: remove })}
    />
  );
  if (!view.shared) return button;
  return (
    <Popconfirm
      title={t('views.removeAsk')}
      okText={t('views.yes')}
      cancelText={t('views.no')}
      onConfirm={remove}
    >
      {button}
    </Popconfirm>
  );
}

function Save() {
  const { t } = useTranslation('ui');
  const mayShare = useMay('views.share');
  const wordsFor = useFailureWords();
  const location = useLocation();
  const save = useSaveView();
  const [name, setName] = useState('');
  const [isShared, setShared] = useState(false);
  const keep = () => {
    if (name.trim() === '') return;
    const search = location.searchStr.replace(/^\?/, '');
    save.mutate(
      { name: name.trim(), path: location.pathname, search, shared: isShared },
      {
        onSuccess: () => {
          setName('');
          setShared(false);
        },
      },
    );
  };
  return (
    <div className={styles['save']}>
      <Input
        value={name}
        placeholder={t('views.name')}
        aria-label={t('views.name')}
        maxLength={80}
        onChange={(event) => setName(event.target.value)}
        onPressEnter={keep}
      />
      <Button type="primary" disabled={name.trim() === ''} loading={save.isPending} onClick={keep}>
        {t('views.save')}
      </Button>
      {mayShare && (
        <Checkbox checked={isShared} onChange={(event) => setShared(event.target.checked)}>
          {t('views.share')}
        </Checkbox>
      )}
      <p aria-live="polite" className={save.error === null ? 'faint' : styles['refused']}>
        {save.error !== null
          ? wordsFor(save.error)
          : save.data !== undefined && t('views.saved', { name: save.data.name })}
      </p>
    </div>
  );
}

function CopyLink() {
  const { t } = useTranslation('ui');
  const [isCopied, setCopied] = useState(false);
  const [isByHand, setByHand] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(window.location.href);
    } catch {
      // Over plain HTTP a browser keeps its clipboard to itself.
      setByHand(true);
      return;
    }
    setCopied(true);
    setTimeout(() => setCopied(false), 2_000);
  };
  if (isByHand) {
    return (
      <div>
        <span className="faint">{t('views.byHand')}</span>
        <Input
          readOnly
          autoFocus
          aria-label={t('views.byHand')}
          value={window.location.href}
          onFocus={({ target }) => target.select()}
        />
      </div>
    );
  }
  return (
    <Button type="text" size="small" icon={<LinkOutlined />} onClick={() => void copy()}>
      {isCopied ? t('views.copied') : t('views.copy')}
    </Button>
  );
}

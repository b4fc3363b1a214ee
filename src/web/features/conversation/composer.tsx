import { Button, Mentions } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMentionable } from '../../client/annotations.ts';
import { useUnsent } from '../../client/use-unsent.ts';
import { useFailureWords } from '../../ui/states/use-failure-words.ts';
import { mentionedIn } from './named-pieces.ts';
import styles from './notes.module.css';

interface ComposerProps {
  readonly conversation: string;
  /** The turn or thread that is written on. */
  readonly place: string;
  readonly write: (draft: { readonly text: string; readonly mentions: string[] }) => Promise<unknown>;
  readonly close: () => void;
}

const LONGEST = 4000;

/** A comment as it is written; what is typed stays until the service has it, also when something else is opened meanwhile. */
export function Composer({ conversation, place, write, close }: ComposerProps) {
  const { t } = useTranslation('conversation');
  const wordsFor = useFailureWords();
  const key = `${conversation} ${place}`;
  const { text, write: change, done } = useUnsent(key);
  const finish = () => {
    done();
    close();
  };
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const { data: people = [] } = useMentionable(conversation, true);
  const send = async () => {
    if (text.trim() === '' || isBusy) return;
    setBusy(true);
    setFailure(undefined);
    try {
      await write({ text: text.trim(), mentions: mentionedIn(text, people) });
      finish();
    } catch (error) {
      setFailure(wordsFor(error));
    } finally {
      setBusy(false);
    }
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) void send();
    else if (event.key === 'Escape' && text.trim() === '') close();
  };
  return (
    <div className={styles['composer']}>
      <Mentions
        autoFocus
        // A field that grows writes a style attribute, which the page's policy refuses.
        rows={3}
        value={text}
        maxLength={LONGEST}
        aria-label={t('comment.text')}
        placeholder={t('comment.placeholder')}
        options={people.map(({ id, name }) => ({ key: id, value: name, label: name }))}
        onChange={change}
        onKeyDown={press}
      />
      {failure !== undefined && (
        <p role="alert" className={styles['failure']}>
          {failure}
        </p>
      )}
      <div className={styles['buttons']}>
        <Button
          type="primary"
          size="small"
          loading={isBusy}
          disabled={text.trim() === ''}
          onClick={() => void send()}
        >
          {t('comment.send')}
        </Button>
        <Button size="small" onClick={finish}>
          {t('cancel')}
        </Button>
        <span className="faint">{t('comment.hint')}</span>
      </div>
    </div>
  );
}

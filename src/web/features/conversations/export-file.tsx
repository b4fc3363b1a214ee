import { Button, Checkbox, Input, Modal, Progress, Radio } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ExportProgress, exportConversations, keepFile } from '../../client/export.ts';
import { useMay } from '../../client/me.ts';
import { useFormats } from '../../ui/format.ts';
import { useFailureWords } from '../../ui/states/use-failure-words.ts';
import styles from './bulk.module.css';
import type { Chosen } from './chosen.ts';

const FORMATS = ['csv', 'ndjson'] as const;

/** Takes conversations out as a file and says how far it has come. */
export default function ExportFile({
  chosen,
  close,
}: {
  readonly chosen: Chosen;
  readonly close: () => void;
}) {
  const { t } = useTranslation('conversations');
  const formats = useFormats('UTC');
  const wordsFor = useFailureWords();
  const mayReveal = useMay('conversations.reveal');
  const [format, setFormat] = useState<(typeof FORMATS)[number]>('csv');
  const [reveal, setReveal] = useState(false);
  const [reason, setReason] = useState('');
  const [phase, setPhase] = useState<'asking' | 'running' | 'done'>('asking');
  const [progress, setProgress] = useState<ExportProgress>({ done: 0, total: chosen.count });
  const [failure, setFailure] = useState<string>();
  const running = useRef<AbortController | undefined>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  const begin = async () => {
    const control = new AbortController();
    running.current = control;
    setFailure(undefined);
    setProgress({ done: 0, total: chosen.count });
    setPhase('running');
    try {
      const { filter, ids } = chosen;
      const asked = { format, filter, ...(ids === undefined ? {} : { ids }) };
      const revealed = reveal ? { reveal, reason: reason.trim() } : {};
      const content = await exportConversations({ ...asked, ...revealed }, control.signal, setProgress);
      keepFile(content, `tingzhen-${new Date().toISOString().slice(0, 10)}.${format}`);
      setPhase('done');
    } catch (problem) {
      if (control.signal.aborted) return;
      setPhase('asking');
      setFailure(wordsFor(problem));
    }
  };
  const percent = progress.total === 0 ? 0 : Math.floor((progress.done / progress.total) * 100);
  return (
    <Modal
      open
      title={t('export.title', { n: formats.count(chosen.count) })}
      onCancel={close}
      footer={
        phase === 'done'
          ? [
              <Button key="close" type="primary" onClick={close}>
                {t('close')}
              </Button>,
            ]
          : [
              <Button key="cancel" onClick={close}>
                {t('cancel')}
              </Button>,
              <Button
                key="begin"
                type="primary"
                loading={phase === 'running'}
                disabled={reveal && reason.trim() === ''}
                onClick={() => void begin()}
              >
                {t('export.begin')}
              </Button>,
            ]
      }
    >
      {phase !== 'asking' ? (
        <div className={styles['form']} role="status">
          <Progress percent={phase === 'done' ? 100 : percent} />
          <p>
            {t(phase === 'running' ? 'export.running' : 'export.done', {
              done: formats.count(progress.done),
              total: formats.count(progress.total),
            })}
          </p>
        </div>
      ) : (
        <div className={styles['form']}>
          <Radio.Group
            value={format}
            onChange={(event) => setFormat(event.target.value as (typeof FORMATS)[number])}
            options={FORMATS.map((value) => ({ value, label: t(`export.${value}`) }))}
          />
          {mayReveal && (
            <Checkbox checked={reveal} onChange={(event) => setReveal(event.target.checked)}>
              {t('export.reveal')}
            </Checkbox>
          )}
          {reveal && (
            <Input
              value={reason}
              maxLength={500}
              placeholder={t('export.reason')}
              aria-label={t('export.reason')}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
          <p className="faint">{t(reveal ? 'export.recorded' : 'export.masked')}</p>
          {failure !== undefined && (
            <p role="alert" className={styles['problem']}>
              {failure}
            </p>
          )}
        </div>
      )}
    </Modal>
  );
}

import { Button, Input, Segmented } from 'antd';
import { useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Analysis } from '#core/analysis/analysis.ts';
import type { Conversation } from '#core/conversation/schema.ts';
import { readTranscript } from '#core/rules/parse-example.ts';
import { useConversation } from '../../../client/conversations.ts';
import { Problem } from '../../../ui/states/problem.tsx';
import { State } from '../../../ui/states/state.tsx';
import type { Engine } from '../engine/engine.ts';
import type { RulebookFile } from '../engine/files.ts';
import type { EngineQuestion, Reading } from '../engine/protocol.ts';
import { useAnswer } from '../engine/use-engine.ts';
import { rowsFor } from '../form/fields.tsx';
import { tryInService } from '../rulebooks.ts';
import { ConversationChoice } from './conversation-choice.tsx';
import styles from './tools.module.css';
import { TryResult } from './try-result.tsx';

export interface TryInput {
  readonly source: 'pasted' | 'chosen';
  readonly text: string;
  readonly id: string | undefined;
}

interface TryPanelProps {
  readonly engine: Engine;
  readonly rulebook: string;
  readonly files: readonly RulebookFile[];
  readonly reading: Reading | undefined;
  readonly input: TryInput;
  readonly chosen: string | undefined;
  readonly change: (input: TryInput) => void;
}

const PAUSE_MS = 350;

/** Judges a conversation by the files as they are being written, turn by turn. */
export function TryPanel({ engine, rulebook, files, reading, input, chosen, change }: TryPanelProps) {
  const { t } = useTranslation('rules');
  const id = useId();
  const found = useConversation(input.source === 'chosen' ? input.id : undefined);
  const pasted = useMemo(() => readTranscript(input.text), [input.text]);
  const conversation = useMemo((): Conversation | null => {
    if (input.source === 'chosen') return found.data?.conversation ?? null;
    if (pasted.turns.length === 0) return null;
    return { id: 'pasted', channel: 'chat', turns: pasted.turns.map((turn) => ({ ...turn })) };
  }, [input.source, found.data, pasted]);
  const heard = input.source === 'chosen' ? found.data?.signals : undefined;
  const question = useMemo((): Extract<EngineQuestion, { kind: 'try' }> | null => {
    if (conversation === null) return null;
    const signals = heard as Analysis['signals'] | undefined;
    return { kind: 'try', files, conversation, ...(signals === undefined ? {} : { heard: signals }) };
  }, [files, conversation, heard]);
  const { answer, error, isWorking } = useAnswer(engine, question, PAUSE_MS);
  const service = useServiceTrial(rulebook, files, conversation);
  const analysis = service.analysis ?? answer;

  return (
    <div className={styles['try']}>
      <Segmented
        block
        value={input.source}
        options={(['pasted', 'chosen'] as const).map((value) => ({ value, label: t(`try.${value}`) }))}
        onChange={(source) => change({ ...input, source })}
      />
      {input.source === 'pasted' ? (
        <div>
          <label htmlFor={id} className="hidden">
            {t('try.paste')}
          </label>
          <Input.TextArea
            id={id}
            value={input.text}
            placeholder={t('try.placeholder')}
            rows={rowsFor(input.text, 4)}
            onChange={({ target }) => change({ ...input, text: target.value })}
          />
          {pasted.unread.slice(0, 3).map(({ line, number }) => (
            <p key={number} className={styles['bad']}>
              {t('try.unread', { number, line })}
            </p>
          ))}
        </div>
      ) : (
        <ConversationChoice id={input.id} choose={(one) => change({ ...input, id: one })} />
      )}
      {found.error !== null && input.source === 'chosen' && <Problem failure={found.error} />}
      {conversation === null ? (
        input.source === 'pasted' && <State title={t('try.empty')}>{t('try.emptyDetail')}</State>
      ) : (
        <>
          <p className={styles['sum']}>
            <span className="faint">
              {t(
                service.analysis !== undefined
                  ? 'try.byService'
                  : heard === undefined
                    ? 'try.byWords'
                    : 'try.byStored',
              )}
            </span>
            {heard === undefined && service.analysis === undefined && (
              <Button size="small" loading={service.isAsking} onClick={service.ask}>
                {t('try.askService')}
              </Button>
            )}
          </p>
          {service.failure !== null && <Problem failure={service.failure} />}
          {error !== undefined && <p className={styles['bad']}>{error}</p>}
          {analysis !== undefined && (
            <div className={isWorking && service.analysis === undefined ? styles['stale'] : undefined}>
              <TryResult conversation={conversation} analysis={analysis} reading={reading} chosen={chosen} />
            </div>
          )}
        </>
      )}
    </div>
  );
}

/** What the service says, until the conversation or a file is changed. */
function useServiceTrial(
  rulebook: string,
  files: readonly RulebookFile[],
  conversation: Conversation | null,
) {
  const [told, setTold] = useState<{
    readonly of: unknown;
    readonly files: unknown;
    readonly analysis: Analysis;
  }>();
  const [isAsking, setAsking] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const isFresh = told !== undefined && told.of === conversation && told.files === files;
  const ask = () => {
    if (conversation === null) return;
    setAsking(true);
    setFailure(null);
    tryInService(rulebook, files, conversation)
      .then(
        (trial) => {
          const analysis = { id: conversation.id, ...trial } as unknown as Analysis;
          setTold({ of: conversation, files, analysis });
        },
        (refusal: unknown) => setFailure(refusal),
      )
      .finally(() => setAsking(false));
  };
  return { analysis: isFresh ? told.analysis : undefined, isAsking, failure, ask };
}

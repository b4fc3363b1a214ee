import { useTranslation } from 'react-i18next';
import { SITUATIONS } from '#core/coaching/situations.ts';
import { useTimeZone } from '../../client/me.ts';
import { useFormats } from '../../ui/format.ts';
import { say } from '../../ui/language.ts';
import { Card } from '../../ui/page/page.tsx';
import styles from './coaching.module.css';
import { PassageView } from './passage-view.tsx';
import { ScrolledTable } from './scrolled-table.tsx';
import type { PlaybookDetail } from './use-playbooks.ts';

type Followed = NonNullable<PlaybookDetail['effect']>;

/** A playbook as it is read: when, what to do, in which words, as whom, and when not. */
export function PlaybookView({ playbook }: { readonly playbook: PlaybookDetail }) {
  const { t } = useTranslation('growth');
  const formats = useFormats(useTimeZone());
  const { situation, language, steps, phrases, whenNot, exemplars, exemplarsKept, evidenceText, effect } =
    playbook;
  const hidden = exemplarsKept - exemplars.length;
  return (
    <div className={styles['stacked']}>
      <Card title={t('playbook.evidence')} note={say(SITUATIONS[situation].when)}>
        <p>{say(evidenceText)}</p>
        {effect !== null && <Effect effect={effect} />}
      </Card>
      <div className={styles['two']}>
        <Card title={t('playbook.steps')}>
          <ol className={styles['steps']} lang={language}>
            {steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </Card>
        <Card title={t('playbook.whenNot')}>
          {whenNot.length === 0 ? (
            <p className="faint">{t('playbook.nothingKnown')}</p>
          ) : (
            <ul className={styles['steps']} lang={language}>
              {whenNot.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          )}
        </Card>
      </div>
      <Card title={t('playbook.phrases')} note={t('playbook.phrasesNote')}>
        {phrases.length === 0 && <p className="faint">{t('playbook.noPhrases')}</p>}
        <ul className={styles['phrases']}>
          {phrases.map(({ text, conversations, agents }) => (
            <li key={text}>
              <q lang={language}>{text}</q>
              <small className="faint">
                {conversations === undefined
                  ? t('playbook.written')
                  : t('playbook.said', {
                      conversations: formats.count(conversations),
                      agents: formats.count(agents ?? 0),
                    })}
              </small>
            </li>
          ))}
        </ul>
      </Card>
      <Card title={t('playbook.exemplars')} note={t('playbook.exemplarsNote')}>
        {exemplars.length === 0 && <p className="faint">{t('playbook.noExemplars')}</p>}
        <div className={styles['passages']}>
          {exemplars.map(({ place, passage }) => (
            <PassageView key={`${place.conversation} ${place.turn}`} passage={passage} />
          ))}
        </div>
        {hidden > 0 && <p className="faint">{t('playbook.hidden', { n: formats.count(hidden) })}</p>}
      </Card>
    </div>
  );
}

/** What came of it since it was approved. */
function Effect({ effect }: { readonly effect: Followed }) {
  const { t } = useTranslation('growth');
  const formats = useFormats(useTimeZone());
  const { needed, momentsBefore, momentsSince } = effect;
  const share = (one: Followed['adoption']['since']) =>
    one === null
      ? '–'
      : `${formats.percent(one.value)} [${formats.percent(one.low)}–${formats.percent(one.high)}]`;
  const points = (value: number) => formats.change(value * 100);
  return (
    <>
      <ScrolledTable label={t('playbook.effect')}>
        <thead>
          <tr>
            <th scope="col">{t('playbook.effect')}</th>
            <th scope="col">{t('playbook.before', { n: formats.count(momentsBefore) })}</th>
            <th scope="col">{t('playbook.since', { n: formats.count(momentsSince) })}</th>
            <th scope="col">{t('playbook.difference')}</th>
          </tr>
        </thead>
        <tbody>
          {(['adoption', 'recovery'] as const).map((kind) => {
            const { before, since, difference } = effect[kind];
            return (
              <tr key={kind}>
                <th scope="row">{t(`playbook.${kind}`)}</th>
                <td>{share(before)}</td>
                <td>{share(since)}</td>
                <td>
                  {difference === null
                    ? '–'
                    : `${points(difference.value)} [${points(difference.low)} … ${points(difference.high)}]`}
                </td>
              </tr>
            );
          })}
        </tbody>
      </ScrolledTable>
      {needed > 0 && <p className="faint">{t('playbook.needed', { n: formats.count(needed) })}</p>}
    </>
  );
}

import { CaretRightOutlined, PauseOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useEffect, useImperativeHandle, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../client/me.ts';
import { Refused } from '../../../client/problem.ts';
import { type RecordingPeaks, soundAddress, usePeaks } from '../../../client/sound.ts';
import { useKeys } from '../../../ui/use-keys.ts';
import { placesOf, rolesByChannel, turnAt } from './call-map.ts';
import type { CallSoundProps } from './handle.ts';
import { Legend } from './legend.tsx';
import { Marks } from './marks.tsx';
import styles from './player.module.css';
import { SPEEDS, useAudio, useTenths } from './use-audio.ts';
import { useWave } from './use-wave.ts';

const STEP_SECONDS = 5;

/** Where the recording of a call is heard; one line that says why where there is none. */
export default function Player(props: CallSoundProps) {
  const { t } = useTranslation('conversation');
  const { t: ui } = useTranslation('ui');
  const { data, error, refetch } = usePeaks(props.detail.id);
  if (data !== undefined) return <LoadedPlayer {...props} recording={data} />;
  if (error === null) return <p className={styles['note']}>{t('sound.loading')}</p>;
  const isGone = error instanceof Refused && error.status === 404;
  return (
    <p className={styles['note']} role="status">
      {isGone ? t('sound.gone') : t('sound.unread')}
      {!isGone && (
        <Button size="small" onClick={() => void refetch()}>
          {ui('tryAgain')}
        </Button>
      )}
    </p>
  );
}

interface LoadedPlayerProps extends CallSoundProps {
  readonly recording: RecordingPeaks;
}

function LoadedPlayer({ detail, reason, follow, handle, recording }: LoadedPlayerProps) {
  const { t } = useTranslation('conversation');
  const { t: ui } = useTranslation('ui');
  const mayReveal = useMay('conversations.reveal');
  const box = useRef<HTMLDivElement>(null);
  const { turns } = detail.conversation;
  const audio = useAudio(soundAddress(detail.id, reason));
  const { element, seek, play, toggle } = audio;
  const tenths = useTenths(element);
  const { durationMs, peaks } = recording;
  const places = useMemo(() => placesOf(detail), [detail]);
  const roles = useMemo(() => rolesByChannel(turns, peaks.length), [turns, peaks]);
  const isHidden = recording.needsReveal && reason === undefined;
  useWave(box, element, recording, peaks.length === 1 ? -1 : roles.indexOf('agent'));

  const current = audio.isPlaying ? turnAt(turns, tenths * 100) : undefined;
  useEffect(() => {
    if (current !== undefined) follow(current);
  }, [current, follow]);
  useImperativeHandle(
    handle,
    () => ({
      hear(turn) {
        const startMs = turns[turn]?.startMs;
        if (startMs === undefined || isHidden) return;
        seek(startMs / 1000);
        play();
      },
    }),
    [turns, seek, play, isHidden],
  );
  const step = (seconds: number) => seek(Math.min(durationMs / 1000, element.currentTime + seconds));
  useKeys({
    ' ': () => {
      if (!isHidden) toggle();
    },
    ArrowLeft: () => step(-STEP_SECONDS),
    ArrowRight: () => step(STEP_SECONDS),
  });

  const at = clock(tenths * 100);
  const all = clock(durationMs);
  return (
    <section className={styles['player']} aria-label={t('sound.title')}>
      <div className={styles['bar']}>
        <Button
          type="primary"
          shape="circle"
          disabled={isHidden}
          loading={audio.isWaiting}
          icon={audio.isPlaying ? <PauseOutlined /> : <CaretRightOutlined />}
          aria-label={audio.isPlaying ? t('sound.pause') : t('sound.play')}
          title={audio.isPlaying ? t('sound.pause') : t('sound.play')}
          onClick={toggle}
        />
        <span className={styles['time']}>
          <b>{at}</b> / {all}
        </span>
        <Select
          size="small"
          aria-label={t('sound.speed')}
          value={audio.speed}
          onChange={audio.changeSpeed}
          options={SPEEDS.map((speed) => ({ value: speed, label: `${speed}×` }))}
          popupMatchSelectWidth={false}
        />
        <Legend
          places={places}
          bleeps={reason === undefined ? recording.bleeps : []}
          go={(ms) => seek(ms / 1000)}
          at={() => element.currentTime * 1000}
        />
      </div>
      <div
        className={styles['wave']}
        role="slider"
        tabIndex={0}
        aria-label={t('sound.position')}
        aria-valuemin={0}
        aria-valuemax={Math.round(durationMs / 1000)}
        aria-valuenow={Math.floor(tenths / 10)}
        aria-valuetext={t('sound.at', { at, all })}
      >
        <div className={styles['lanes']} ref={box} />
        {roles.map((role, channel) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: a lane is known by its channel
            key={channel}
            className={styles['lane']}
            data-lane={channel}
            aria-hidden="true"
          >
            {roles.length === 1 ? t('sound.both') : role !== undefined && ui(`role.${role}`)}
          </span>
        ))}
        <Marks
          places={places}
          bleeps={reason === undefined ? recording.bleeps : []}
          durationMs={durationMs}
          lanes={peaks.length}
        />
      </div>
      {isHidden && <p className={styles['note']}>{t(mayReveal ? 'sound.revealFirst' : 'sound.mayNot')}</p>}
      {audio.failure !== null && (
        <p className={styles['note']} role="alert">
          {audio.failure instanceof Refused
            ? (audio.failure.said.detail ?? audio.failure.said.title)
            : t('sound.failed')}
          <Button size="small" onClick={play}>
            {ui('tryAgain')}
          </Button>
        </p>
      )}
    </section>
  );
}

function clock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

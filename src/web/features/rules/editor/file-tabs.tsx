import { PlusOutlined } from '@ant-design/icons';
import { Button, Dropdown, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Problem } from '#core/problem.ts';
import type { FileKind, RulebookFile } from '../engine/files.ts';
import styles from './editor.module.css';
import { newFile } from './new-file.ts';

interface FileTabsProps {
  readonly rulebook: string;
  readonly files: readonly RulebookFile[];
  readonly path: string;
  readonly problems: readonly Problem[];
  readonly isReadOnly: boolean;
  readonly open: (path: string) => void;
  readonly put: (files: readonly RulebookFile[]) => void;
}

const KINDS: readonly FileKind[] = ['rules', 'scorecard', 'signals'];

/** The files of a version; one may be added of each kind, or taken away. */
export function FileTabs({ rulebook, files, path, problems, isReadOnly, open, put }: FileTabsProps) {
  const { t } = useTranslation('rules');
  const faulty = new Set(problems.filter(({ severity }) => severity === 'error').map(({ file }) => file));
  return (
    <nav className={styles['files']} aria-label={t('files.title')}>
      {files.map((file) => (
        <button
          key={file.path}
          type="button"
          aria-current={file.path === path ? 'page' : undefined}
          className={faulty.has(file.path) ? styles['faulty'] : undefined}
          onClick={() => open(file.path)}
        >
          {file.path}
        </button>
      ))}
      {!isReadOnly && (
        <>
          <Dropdown
            trigger={['click']}
            menu={{
              items: KINDS.map((kind) => ({ key: kind, label: t(`files.add.${kind}`) })),
              onClick: ({ key }) => {
                const made = newFile(key as FileKind, rulebook, files);
                put([...files, made]);
                open(made.path);
              },
            }}
          >
            <Button size="small" type="text" icon={<PlusOutlined />} aria-label={t('files.addLabel')} />
          </Dropdown>
          {files.length > 1 && (
            <Popconfirm
              title={t('files.remove', { file: path })}
              onConfirm={() => {
                const left = files.filter((file) => file.path !== path);
                put(left);
                open(left[0]!.path);
              }}
            >
              <Button size="small" type="text">
                {t('files.removeLabel')}
              </Button>
            </Popconfirm>
          )}
        </>
      )}
    </nav>
  );
}

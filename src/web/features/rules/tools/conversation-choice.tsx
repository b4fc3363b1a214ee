import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFirstConversations } from '../../../client/conversations.ts';
import { useTimeZone } from '../../../client/me.ts';
import { useFormats } from '../../../ui/format.ts';

const SHOWN = 20;

/** A conversation of the past, found by words that were said in it. */
export function ConversationChoice({
  id,
  choose,
}: {
  readonly id: string | undefined;
  readonly choose: (id: string) => void;
}) {
  const { t } = useTranslation('rules');
  const formats = useFormats(useTimeZone());
  const [text, setText] = useState('');
  const words = useDeferredValue(text.trim());
  const { data, isFetching } = useFirstConversations(words === '' ? {} : { words }, 'newest', SHOWN, true);
  const options = (data?.conversations ?? []).map((one) => {
    const said = one.highlights.find(({ spans }) => spans.length > 0) ?? one.highlights[0];
    return { value: one.id, label: `${formats.moment(one.at)} · ${said?.text ?? one.id}` };
  });
  const isListed = id === undefined || options.some(({ value }) => value === id);
  return (
    <Select
      aria-label={t('try.find')}
      placeholder={t('try.find')}
      showSearch={{ filterOption: false, searchValue: text, onSearch: setText }}
      loading={isFetching}
      value={id ?? null}
      options={isListed ? options : [{ value: id, label: id }, ...options]}
      popupMatchSelectWidth={480}
      notFoundContent={t('try.notFound')}
      onChange={(one: string) => choose(one)}
    />
  );
}

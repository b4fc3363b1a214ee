import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Refused, Unreachable } from '../../client/problem.ts';

export type FieldName = 'name' | 'email' | 'password' | 'newPassword' | 'organisation';
export type Values = Readonly<Partial<Record<FieldName, string>>>;

interface PersonFormProps {
  readonly fields: readonly FieldName[];
  readonly button:
    | 'create'
    | 'signIn'
    | 'join'
    | 'signInAndJoin'
    | 'signOut'
    | 'becomeAdmin'
    | 'signInAndSetUp';
  readonly initial?: Values;
  /** What is settled already: shown, and not to be changed. */
  readonly given?: Values;
  readonly send: (values: Values) => Promise<void>;
}

const COMPLETE: Readonly<Record<FieldName, string>> = {
  name: 'name',
  email: 'username',
  password: 'current-password',
  newPassword: 'new-password',
  organisation: 'organization',
};

/** The fields by which people come in; what the service says against them stands below. */
export function PersonForm({ fields, button, initial = {}, given = {}, send }: PersonFormProps) {
  const { t } = useTranslation('admission');
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState('');

  const rulesOf = (field: FieldName) => [
    ...(field === 'organisation' ? [] : [{ required: true, whitespace: true, message: t('missing') }]),
    ...(field === 'email' ? [{ type: 'email' as const, message: t('notEmail') }] : []),
    ...(field === 'newPassword' ? [{ min: 8, message: t('short') }] : []),
  ];
  const wordsFor = (failure: unknown): string => {
    if (failure instanceof Unreachable) return t('unreachable');
    if (!(failure instanceof Refused)) throw failure;
    return failure.said.code === 'INVALID_EMAIL_OR_PASSWORD' ? t('wrongPassword') : failure.message;
  };
  const submit = async (values: Values) => {
    setBusy(true);
    setRefusal('');
    const filled = Object.entries(values).filter(([, value]) => value !== undefined && value.trim() !== '');
    try {
      await send(Object.fromEntries(filled));
    } catch (failure) {
      setRefusal(wordsFor(failure));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Form<Values>
      layout="vertical"
      requiredMark={false}
      initialValues={{ ...initial, ...given }}
      onFinish={(values) => void submit(values)}
      validateTrigger="onSubmit"
    >
      {fields.map((field) => (
        <Form.Item key={field} name={field} label={t(field)} rules={rulesOf(field)}>
          {field === 'password' || field === 'newPassword' ? (
            <Input.Password size="large" autoComplete={COMPLETE[field]} />
          ) : (
            <Input
              size="large"
              autoComplete={COMPLETE[field]}
              readOnly={given[field] !== undefined}
              inputMode={field === 'email' ? 'email' : 'text'}
            />
          )}
        </Form.Item>
      ))}
      <div role="alert">
        {refusal !== '' && <Alert type="error" title={refusal} style={{ marginBottom: 16 }} />}
      </div>
      <Button type="primary" htmlType="submit" size="large" block loading={isBusy}>
        {t(button)}
      </Button>
    </Form>
  );
}

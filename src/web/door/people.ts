import { element } from '../ui/dom.ts';
import { ask } from './ask.ts';
import { say, type Word } from './words.ts';

interface Field {
  readonly id: string;
  readonly word: Word;
  readonly type: string;
  readonly complete: string;
  readonly optional?: boolean;
}

const NAME: Field = { id: 'name', word: 'name', type: 'text', complete: 'name' };
const EMAIL: Field = { id: 'email', word: 'email', type: 'email', complete: 'username' };
const PASSWORD: Field = { id: 'password', word: 'password', type: 'password', complete: 'current-password' };
const NEW_PASSWORD: Field = { ...PASSWORD, complete: 'new-password' };
const ORGANISATION: Field = {
  id: 'organisationName',
  word: 'organisation',
  type: 'text',
  complete: 'organization',
  optional: true,
};

/** The form behind the one-time link. */
export function setUpForm(token: string, entered: () => void): HTMLElement {
  return form('setUp', 'create', [NAME, EMAIL, NEW_PASSWORD, ORGANISATION], async (values) => {
    await ask('/api/v1/setup', { ...values, token });
    entered();
  });
}

/** The form behind an invitation: name and password of the new account. */
export function invitationForm(token: string, entered: () => void): HTMLElement {
  return form('accept', 'create', [NAME, NEW_PASSWORD], async (values) => {
    await ask('/api/v1/invitations:accept', { ...values, token });
    entered();
  });
}

export function signInForm(entered: () => void): HTMLElement {
  return form('signIn', 'signIn', [EMAIL, PASSWORD], async (values) => {
    await ask('/api/auth/sign-in/email', values);
    entered();
  });
}

function form(
  title: Word,
  button: Word,
  fields: readonly Field[],
  send: (values: Record<string, string>) => Promise<void>,
): HTMLElement {
  const inputs = fields.map((field) =>
    element('input', {
      id: field.id,
      name: field.id,
      type: field.type,
      autocomplete: field.complete,
      required: field.optional !== true,
      minlength: field.type === 'password' ? 8 : undefined,
    }),
  );
  const problem = element('p', { class: 'problem', role: 'alert' });
  const submit = element('button', { type: 'submit' }, say(button));
  const made = element(
    'form',
    { class: 'card' },
    element('h2', {}, say(title)),
    title === 'setUp' && element('p', { class: 'faint' }, say('setUpNote')),
    ...fields.flatMap((field, index) => [
      element('label', { for: field.id }, say(field.word)),
      inputs[index]!,
    ]),
    submit,
    problem,
  );
  made.addEventListener('submit', (event) => {
    event.preventDefault();
    submit.disabled = true;
    problem.textContent = '';
    const filled = inputs.filter(({ value }) => value !== '').map(({ name, value }) => [name, value]);
    send(Object.fromEntries(filled) as Record<string, string>)
      .catch((failure: unknown) => {
        problem.textContent = failure instanceof Error ? failure.message : say('wrong');
      })
      .finally(() => {
        submit.disabled = false;
      });
  });
  return made;
}

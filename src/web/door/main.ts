import { clear, element } from '../ui/dom.ts';
import { ask } from './ask.ts';
import { coverageCard } from './coverage.ts';
import { invitationForm, setUpForm, signInForm } from './people.ts';
import { sendingCard } from './sending.ts';
import { chooseLanguage, pageLanguage, say } from './words.ts';

const app = document.getElementById('app')!;

/** Pages behind links that work once. */
const ADMISSIONS: Readonly<Record<string, typeof setUpForm>> = {
  '/setup': setUpForm,
  '/invitation': invitationForm,
};

async function show(): Promise<void> {
  const language = pageLanguage();
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  document.title = say('title');
  const admission = ADMISSIONS[location.pathname];
  const token = admission === undefined ? '' : location.hash.slice(1);
  const enter = () => {
    history.replaceState(null, '', '/');
    void show();
  };
  const isIn = token === '' && (await isSignedIn());
  const content = isIn
    ? [coverageCard(() => void show()), sendingCard()]
    : [admission === undefined || token === '' ? signInForm(enter) : admission(token, enter)];
  clear(app, header(isIn), element('main', {}, ...content));
}

function header(isIn: boolean): HTMLElement {
  const other = element('button', { type: 'button', class: 'plain' }, say('language'));
  other.addEventListener('click', () => {
    chooseLanguage(pageLanguage() === 'zh' ? 'en' : 'zh');
    void show();
  });
  const out = element('button', { type: 'button', class: 'plain' }, say('signOut'));
  out.addEventListener('click', () => {
    void ask('/api/auth/sign-out', {}).finally(() => void show());
  });
  return element(
    'header',
    {},
    element('div', {}, element('h1', {}, say('title')), element('p', { class: 'faint' }, say('motto'))),
    element('nav', {}, element('a', { href: '/api/v1/reference' }, say('reference')), other, isIn && out),
  );
}

async function isSignedIn(): Promise<boolean> {
  return ask('/api/v1/me').then(
    () => true,
    () => false,
  );
}

void show();

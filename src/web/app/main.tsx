import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../ui/base.css';
import { startWords } from '../ui/i18n.ts';
import { letOwnStylesIn } from '../ui/style-nonce.ts';
import { startTheme } from '../ui/theme/theme.ts';
import { Application } from './application.tsx';

letOwnStylesIn();
startTheme();
await startWords();
createRoot(document.getElementById('app')!).render(
  <StrictMode>
    <Application />
  </StrictMode>,
);

import './noEval.ts'; // Before anything that builds a schema.
import './ui/mantine.ts';
import './ui/theme.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { watchStyles } from './ui/fetching.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id "root".');

watchStyles();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);

import '@firsthand/shared/base.css';
import '@firsthand/shared/ui/ui.css';
import './admin.css';
import './lab.css';
import './studio.css';
import './report.css';
import './audit.css';
import './privacy.css';
import './webhooks.css';
import { signal } from '@preact/signals';
import { restOf } from '@firsthand/shared/rest.ts';
import { render } from 'preact';
import { App } from './app.tsx';
import { officeOf, type Visit } from './office.ts';

const visit = signal<Visit>({ is: 'asking' });
const office = officeOf(
  restOf(
    (input, init) => fetch(input, init),
    () => {
      const now = visit.peek();
      if (now.is === 'in') visit.value = { ...now, expired: true };
    },
  ),
  visit,
);

const page = document.querySelector('#page');
if (page !== null) render(<App office={office} visit={visit} />, page);
void office.enter();

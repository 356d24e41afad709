import '@firsthand/shared/base.css';
import '@firsthand/shared/ui/ui.css';
import './console.css';
import './wall.css';
import './finding.css';
import './alerts.css';
import './practice.css';
import './kept.css';
import './responses.css';
import './mentions.css';
import './tour.css';
import { signal } from '@preact/signals';
import { restOf } from '@firsthand/shared/rest.ts';
import { render } from 'preact';
import { houseOf, type Seat } from './house.ts';
import { App } from './view/app.tsx';

const seat = signal<Seat>({ is: 'asking' });
const house = houseOf(
  restOf((input, init) => fetch(input, init)),
  seat,
);

const page = document.querySelector('#page');
if (page !== null) render(<App house={house} seat={seat} />, page);
void house.enter();

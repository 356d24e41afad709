import { Badge } from '@firsthand/shared/ui/small.tsx';
import { Button } from '@firsthand/shared/ui/button.tsx';
import { Check, GraduationCap, Lightbulb, X } from 'lucide-preact';
import { useState } from 'preact/hooks';
import type { Coach, Step } from '../practice/coach.ts';
import type { Practice } from '../practice/practice.ts';
import { t } from '../words.ts';
import { useHere } from './here.ts';
import { usePointing } from './pointing.ts';

/** The part of the page that the coach speaks of, at each step. */
const LOOKS_AT: Readonly<Record<Step, readonly string[]>> = {
  available: ['button.me'],
  ring: [],
  accept: ['.ring'],
  wait: [],
  reply: ['.composer'],
  close: ['.talk__actions'],
  done: [],
};

/** The coach beside a practice: where you are, what to do next, what was good. */
export function CoachPanel({ practice }: { readonly practice: Practice }) {
  const { house } = useHere();
  const [folded, setFolded] = useState(false);
  const coach = practice.coach.value;
  usePointing(LOOKS_AT[coach.step]);
  return (
    <section class={`coach${folded ? ' coach--folded' : ''}`} aria-label={t('coach')}>
      <header class="coach__head">
        <GraduationCap size={18} aria-hidden="true" />
        <h2>{t('coach')}</h2>
        <Badge tone="info">{t(`practice.${coach.scenario.id}`)}</Badge>
        <button
          type="button"
          class="coach__fold"
          aria-expanded={!folded}
          onClick={() => setFolded(!folded)}
        >
          {t(folded ? 'coach.unfold' : 'coach.fold')}
        </button>
      </header>
      {!folded && (
        <div class="coach__body">
          <p role="status" class="coach__says">
            {saying(coach)}
          </p>
          {coach.hints.length > 0 && coach.step !== 'done' && (
            <ul class="coach__hints" aria-label={t('coach.hints')}>
              {coach.hints.map((hint) => (
                <li key={hint}>
                  <Lightbulb size={14} aria-hidden="true" /> {hint}
                </li>
              ))}
            </ul>
          )}
          {coach.praise.length > 0 && (
            <ul class="coach__praise" aria-label={t('coach.praise')}>
              {coach.praise.map((praise) => (
                <li key={praise}>
                  <Check size={14} aria-hidden="true" /> {praise}
                </li>
              ))}
            </ul>
          )}
          {coach.step === 'done' && <Figures coach={coach} />}
          <div class="coach__do">
            {(coach.step === 'done' || coach.step === 'available') &&
              practice.scenarios.map((scenario) => (
                <Button
                  key={scenario.id}
                  small
                  kind={
                    coach.step === 'done' && !practice.finished.value.has(scenario.id)
                      ? 'primary'
                      : 'plain'
                  }
                  onClick={() => practice.begin(scenario)}
                >
                  {t(`practice.${scenario.id}`)}
                  {practice.finished.value.has(scenario.id) && ' ✓'}
                </Button>
              ))}
            <Button small kind="quiet" icon={X} onClick={() => house.endPractice()}>
              {t('practice.end')}
            </Button>
          </div>
        </div>
      )}
    </section>
  );
}

function saying(coach: Coach): string {
  switch (coach.step) {
    case 'available':
      return t('coach.available');
    case 'ring':
      return t(coach.declined ? 'coach.declined' : 'coach.ring');
    case 'accept':
      return t('coach.accept');
    case 'wait':
      return t('coach.wait', { name: coach.scenario.name });
    case 'reply':
      return coach.scenario.turns[coach.turn]?.coach ?? t('coach.close');
    case 'close':
      return t('coach.close');
    case 'done':
      return coach.scenario.learned;
  }
}

function Figures({ coach }: { readonly coach: Coach }) {
  const replies = coach.repliedIn;
  const mean = replies.reduce((sum, each) => sum + each, 0) / Math.max(1, replies.length);
  return (
    <dl class="facts">
      {coach.acceptedIn !== null && (
        <div>
          <dt>{t('coach.accepted')}</dt>
          <dd>{t('span.s', { n: Math.round(coach.acceptedIn / 1000) })}</dd>
        </div>
      )}
      {replies.length > 0 && (
        <div>
          <dt>{t('coach.replied')}</dt>
          <dd>{t('span.s', { n: Math.round(mean / 1000) })}</dd>
        </div>
      )}
    </dl>
  );
}

import type { Problem } from '@firsthand/shared/rest.ts';
import { Button } from '@firsthand/shared/ui/button.tsx';
import { Dialog } from '@firsthand/shared/ui/dialog.tsx';
import { Skeleton } from '@firsthand/shared/ui/small.tsx';
import { money, worthWords } from '@firsthand/shared/worth.ts';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import {
  codeShown,
  dayInWords,
  type GestureChoice,
  gestureChoices,
  textShown,
  worthOf,
} from '../gestures.ts';
import { many, t } from '../words.ts';
import { AsVisitorReads } from './gesture-card.tsx';
import { useHere } from './here.ts';
import { dialog } from './open-dialog.ts';

type Choices = ReturnType<typeof gestureChoices>;

type Loaded =
  | { readonly is: 'loading' }
  | { readonly is: 'failed'; readonly problem: Problem }
  | { readonly is: 'there'; readonly choices: Choices };

/** Gives the visitor something that an admin defined, inside this agent's budget. */
export function GestureDialog({ conversation }: { readonly conversation: string }) {
  const { desk, rest } = useHere();
  const site = desk.inbox.value.summaries.get(conversation)?.site ?? '';
  const [loaded, setLoaded] = useState<Loaded>({ is: 'loading' });
  const [chosen, setChosen] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const load = useCallback(() => {
    setLoaded({ is: 'loading' });
    const path = `/api/v1/sites/${encodeURIComponent(site)}/gestures`;
    void rest.request('GET', path, gestureChoices).then((answer) => {
      setLoaded(
        answer.ok
          ? { is: 'there', choices: answer.value }
          : { is: 'failed', problem: answer.problem },
      );
    });
  }, [rest, site]);
  useEffect(load, [load]);
  const list = useRef<HTMLFieldSetElement>(null);
  const again = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (loaded.is === 'there') list.current?.querySelector<HTMLElement>('input:enabled')?.focus();
    if (loaded.is === 'failed') again.current?.querySelector('button')?.focus();
  }, [loaded]);
  const close = () => dialog.close();
  const gestures = loaded.is === 'there' ? loaded.choices.gestures : [];
  const gesture = gestures.find(({ id }) => id === chosen);
  return (
    <Dialog
      title={t('gesture')}
      onClose={close}
      closeLabel={t('dismiss')}
      onSubmit={() => {
        setTried(true);
        if (gesture === undefined) return;
        desk.giveGesture(conversation, gesture.id, gesture.version);
        close();
      }}
      footer={
        <>
          <Button kind="quiet" onClick={close}>
            {t('cancel')}
          </Button>
          {loaded.is === 'failed' ? (
            <span ref={again}>
              <Button kind="primary" onClick={load}>
                {t('tryAgain')}
              </Button>
            </span>
          ) : (
            <Button
              kind="primary"
              type="submit"
              disabled={gestures.every(({ unavailable }) => unavailable !== null)}
            >
              {t('gesture.do')}
            </Button>
          )}
        </>
      }
    >
      {loaded.is === 'loading' && <Skeleton lines={3} label={t('loading')} />}
      {loaded.is === 'failed' && <p role="alert">{loaded.problem.detail}</p>}
      {loaded.is === 'there' && gestures.length === 0 && <p>{t('gesture.none')}</p>}
      {loaded.is === 'there' && gestures.length > 0 && (
        <fieldset class="radios" ref={list}>
          <legend class="field__label">{t('gesture.which')}</legend>
          {gestures.map((each) => (
            <Choice
              key={each.id}
              gesture={each}
              renews={dayInWords(loaded.choices.renews, t.language)}
              chosen={each.id === chosen}
              onChoose={() => setChosen(each.id)}
            />
          ))}
          {tried && gesture === undefined && (
            <p class="field__error" role="alert">
              {t('gesture.choose')}
            </p>
          )}
        </fieldset>
      )}
      {gesture !== undefined && (
        <section aria-label={t('gesture.preview')}>
          <p class="field__label">{t('gesture.preview')}</p>
          <AsVisitorReads
            worth={worthOf(gesture)}
            text={textShown(gesture)}
            code={codeShown(gesture)}
          />
          {gesture.codes === 'POOL' && <p class="quiet">{t('gesture.codeToCome')}</p>}
        </section>
      )}
    </Dialog>
  );
}

function Choice({
  gesture,
  renews,
  chosen,
  onChoose,
}: {
  readonly gesture: GestureChoice;
  readonly renews: string;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}) {
  const worth = worthWords(worthOf(gesture), t.language);
  return (
    <label class="radio">
      <input
        type="radio"
        name="gesture"
        checked={chosen}
        disabled={gesture.unavailable !== null}
        onChange={onChoose}
      />
      <span class="gesture__choice">
        {worth === '' || worth === gesture.name ? gesture.name : `${gesture.name} · ${worth}`}
        <small class="quiet">{standing(gesture, renews)}</small>
      </span>
    </label>
  );
}

/** What is left of the budget, or why it can't be given and until when. */
function standing(gesture: GestureChoice, renews: string): string {
  const { unavailable, leftGiven, leftAmount, currency } = gesture;
  if (unavailable === 'BUDGET_SPENT') return t('gesture.spent', { date: renews });
  if (unavailable !== null) return t('gesture.empty');
  const left = [
    ...(leftGiven === null ? [] : [many('gesture.times', leftGiven)]),
    ...(leftAmount === null || currency === null
      ? []
      : [t('gesture.leftAmount', { sum: money(leftAmount, currency, t.language) })]),
  ];
  return t('gesture.left', { left: left.join(', '), date: renews });
}

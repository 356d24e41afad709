import { Button } from '@firsthand/shared/ui/button.tsx';
import { Dialog } from '@firsthand/shared/ui/dialog.tsx';
import { Field, TextArea } from '@firsthand/shared/ui/field.tsx';
import { Menu } from '@firsthand/shared/ui/menu.tsx';
import { BellOff, Check } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { dueWords } from '../moments.ts';
import { nameOf } from '../names.ts';
import { fieldOf, type Soon, soonFrom } from '../promises.ts';
import type { OpenPromise } from '../wire.ts';
import { promiseWords, t } from '../words.ts';
import { clock } from './clock.ts';
import { useHere } from './here.ts';
import { Due } from './due.tsx';
import { dialog } from './open-dialog.ts';

/** What was promised to the visitor and is open; `act` where the agent may do something about it. */
export function Promised({
  conversation,
  promises,
  act,
}: {
  readonly conversation: string;
  readonly promises: readonly OpenPromise[];
  readonly act: boolean;
}) {
  const { desk } = useHere();
  if (promises.length === 0) return null;
  return (
    <section class="panel" aria-label={t('promises')}>
      <header class="panel__head">
        <h2 class="label">{t('promises')}</h2>
      </header>
      <ul class="promised">
        {promises.map((promise) => (
          <li key={promise.id}>
            <p>{promiseWords(promise)}</p>
            <p class="promised__when">
              <Due due={promise.due} />
              <span class="quiet">
                {promise.owner === undefined
                  ? t('promise.anybody')
                  : nameOf(desk.colleagues.value, promise.owner)}
              </span>
            </p>
            <QuietUntil promise={promise} />
            {act && (
              <p class="promised__do">
                <Button
                  small
                  icon={Check}
                  aria-label={t('promise.keepLabel', { what: promiseWords(promise) })}
                  onClick={() => desk.keepPromise(conversation, promise.id)}
                >
                  {t('promise.keep')}
                </Button>
                <Button
                  small
                  kind="quiet"
                  aria-label={t('promise.moveLabel', { what: promiseWords(promise) })}
                  onClick={() => dialog.show({ is: 'promise', conversation, moved: promise })}
                >
                  {t('promise.move')}
                </Button>
                <Later conversation={conversation} promise={promise} />
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Until when nobody is reminded, while that is so. */
function QuietUntil({ promise: { quietUntil } }: { readonly promise: OpenPromise }) {
  return quietUntil === undefined || Date.parse(quietUntil) <= clock.value ? null : (
    <p class="promised__quiet quiet">
      <BellOff size={12} aria-hidden="true" /> {t('promise.quiet', { until: dueWords(quietUntil) })}
    </p>
  );
}

/** Puts the reminders of a promise off. */
function Later({
  conversation,
  promise,
}: {
  readonly conversation: string;
  readonly promise: OpenPromise;
}) {
  const { desk } = useHere();
  const soon = soonFrom(new Date(clock.value));
  return (
    <Menu
      label={t('promise.laterLabel', { what: promiseWords(promise) })}
      from="end"
      triggerClass="button button--quiet button--small"
      trigger={t('promise.later')}
      items={SOON.flatMap((each) => {
        const at = soon[each];
        return at === undefined
          ? []
          : [
              {
                is: 'item' as const,
                label: t(`promise.${each}`),
                act: () => desk.snoozePromise(conversation, promise.id, at),
              },
            ];
      })}
    />
  );
}

const SOON: readonly Soon[] = ['hour', 'today', 'tomorrow'];
const YEAR_MS = 366 * 86_400_000;
const ANYBODY = '';

/** Promises something to the visitor, or moves what was promised. */
export function PromiseDialog({
  conversation,
  moved,
}: {
  readonly conversation: string;
  readonly moved?: OpenPromise | undefined;
}) {
  const { desk } = useHere();
  const [opened] = useState(() => new Date());
  const soon = soonFrom(opened);
  const [text, setText] = useState('');
  const [due, setDue] = useState(() =>
    fieldOf(moved === undefined ? (soon.today ?? soon.tomorrow ?? opened) : new Date(moved.due)),
  );
  const [owner, setOwner] = useState(moved === undefined ? desk.me.id : (moved.owner ?? ANYBODY));
  const [tried, setTried] = useState(false);
  const moment = new Date(due);
  const left = moment.getTime() - clock.value;
  const late = !(left > 0 && left < YEAR_MS);
  const empty = moved === undefined && text.trim() === '';
  const close = () => dialog.close();
  return (
    <Dialog
      title={t(moved === undefined ? 'promise.new' : 'promise.moveTitle')}
      onClose={close}
      closeLabel={t('dismiss')}
      onSubmit={() => {
        setTried(true);
        if (empty || late) return;
        const keeper = owner === ANYBODY ? null : owner;
        if (moved === undefined) desk.promise(conversation, text.trim(), moment, keeper);
        else desk.movePromise(conversation, moved.id, moment, keeper);
        close();
      }}
      footer={
        <>
          <Button kind="quiet" onClick={close}>
            {t('cancel')}
          </Button>
          <Button kind="primary" type="submit">
            {t(moved === undefined ? 'promise.do' : 'promise.moveDo')}
          </Button>
        </>
      }
    >
      {moved === undefined ? (
        <TextArea
          label={t('promise.text')}
          hint={t('promise.textHint')}
          error={tried && empty ? t('promise.needText') : null}
          value={text}
          onText={setText}
          maxLength={500}
          rows={2}
        />
      ) : (
        <p>{promiseWords(moved)}</p>
      )}
      <Field label={t('promise.when')} error={tried && late ? t('promise.past') : null}>
        {(control) => (
          <>
            <span class="chips">
              {SOON.map((each) => {
                const at = soon[each];
                return (
                  at !== undefined && (
                    <Button
                      key={each}
                      small
                      aria-pressed={due === fieldOf(at)}
                      onClick={() => setDue(fieldOf(at))}
                    >
                      {t(`promise.${each}`)}
                    </Button>
                  )
                );
              })}
            </span>
            <input
              class="input"
              type="datetime-local"
              value={due}
              onInput={(event) => setDue(event.currentTarget.value)}
              {...control}
            />
          </>
        )}
      </Field>
      <Field label={t('promise.owner')}>
        {(control) => (
          <select
            class="input"
            value={owner}
            onChange={(event) => setOwner(event.currentTarget.value)}
            {...control}
          >
            <option value={desk.me.id}>{t('promise.me', { name: desk.me.name })}</option>
            <option value={ANYBODY}>{t('promise.anybody')}</option>
            {desk.colleagues.value
              .filter(({ agent }) => agent.id !== desk.me.id)
              .map(({ agent }) => (
                <option key={agent.id} value={agent.id}>
                  {agent.name}
                </option>
              ))}
          </select>
        )}
      </Field>
    </Dialog>
  );
}

import { Button } from '@firsthand/shared/ui/button.tsx';
import { Dialog } from '@firsthand/shared/ui/dialog.tsx';
import { Skeleton } from '@firsthand/shared/ui/small.tsx';
import { toast } from '@firsthand/shared/ui/toast.tsx';
import { useEffect, useState } from 'preact/hooks';
import { useHere, useLoaded } from '../here.ts';
import { Failed, Wide } from '../parts.tsx';
import { type Chat, chats, type Days, spokenMs } from '../report.ts';
import { t } from '../words.ts';

/** Which chats: those that a number was counted of. */
export interface Drill {
  readonly title: string;
  readonly figure: string;
  readonly narrowed?: { readonly by: 'agent' | 'team' | 'topic'; readonly to: string };
}

interface ChatsProps {
  readonly days: Days;
  readonly zone: string;
  readonly drill: Drill;
  readonly onClose: () => void;
}

const DURATIONS: ReadonlySet<string> = new Set([
  'CHAT',
  'WAIT',
  'HELD',
  'OFFER',
  'FIRST_WORDS',
  'FIRST_REPLY',
]);

/** The chats behind a number, each a click away in the console. */
export function ReportChats({ days, zone, drill, onClose }: ChatsProps) {
  const { rest, siteKey } = useHere();
  const query = new URLSearchParams({ ...days, figure: drill.figure });
  if (drill.narrowed !== undefined) query.set(drill.narrowed.by, drill.narrowed.to);
  const path = `/api/v1/sites/${encodeURIComponent(siteKey)}/report/chats?${query.toString()}`;
  const [loaded, reload] = useLoaded(path, chats);
  const [more, setMore] = useState<readonly Chat[]>([]);
  const [next, setNext] = useState<number | null>(null);
  const first = loaded.is === 'there' ? loaded.value : null;
  useEffect(() => {
    setMore([]);
    setNext(first?.next ?? null);
  }, [first]);
  const read = (after: number) => {
    void rest.request('GET', `${path}&after=${after}`, chats).then((answer) => {
      if (!answer.ok) {
        toast(answer.problem.detail, 'bad');
        return;
      }
      setMore([...more, ...answer.value.chats]);
      setNext(answer.value.next);
    });
  };
  const kind = drill.figure.split('.')[0] ?? '';
  const moment = new Intl.DateTimeFormat(undefined, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: zone,
  });
  return (
    <Dialog title={drill.title} onClose={onClose} closeLabel={t('dismiss')}>
      {loaded.is === 'failed' && <Failed problem={loaded.problem} onAgain={reload} />}
      {loaded.is === 'loading' && <Skeleton lines={4} label={t('loading')} />}
      {first !== null && (
        <>
          <p class="quiet">{t('report.chats.count', { n: first.all })}</p>
          {first.all > 0 && (
            <Wide label={drill.title}>
              <table class="table">
                <caption class="unseen">{drill.title}</caption>
                <thead>
                  <tr>
                    <th scope="col">{t('lab.flip.chat')}</th>
                    <th scope="col">{t('report.agent')}</th>
                    {DURATIONS.has(kind) && <th scope="col">{t('report.took')}</th>}
                    {kind === 'RATING' && <th scope="col">{t('report.stars')}</th>}
                  </tr>
                </thead>
                <tbody>
                  {[...first.chats, ...more].map((chat) => (
                    <tr key={`${chat.conversation} ${chat.seq} ${chat.detail} ${chat.agentName}`}>
                      <td>
                        <a href={`../console/#/c/${encodeURIComponent(chat.conversation)}`}>
                          {moment.format(new Date(chat.at))}
                        </a>
                      </td>
                      <td>{chat.agentName === '' ? '–' : chat.agentName}</td>
                      {DURATIONS.has(kind) && (
                        <td>{chat.value === null ? '–' : spokenMs(chat.value)}</td>
                      )}
                      {kind === 'RATING' && <td>{chat.value}</td>}
                    </tr>
                  ))}
                </tbody>
              </table>
            </Wide>
          )}
          {next !== null && (
            <Button small onClick={() => read(next)}>
              {t('given.more')}
            </Button>
          )}
        </>
      )}
    </Dialog>
  );
}

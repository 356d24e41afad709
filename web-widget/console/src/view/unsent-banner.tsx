import { Button } from '@firsthand/shared/ui/button.tsx';
import { Banner } from '@firsthand/shared/ui/small.tsx';
import { CircleAlert } from 'lucide-preact';
import { isWords } from '../wire.ts';
import { many, t } from '../words.ts';
import { useHere } from './here.ts';

/** What the server refused in chats that are not looked at: else nobody would know that it was not sent. */
export function UnsentBanner() {
  const { desk } = useHere();
  const elsewhere = desk.outbox.value.filter(
    ({ state, command }) =>
      state.is === 'refused' && isWords(command) && command.conversation !== desk.selected.value,
  );
  const first = elsewhere[0];
  if (first === undefined) return null;
  return (
    <Banner
      tone="bad"
      icon={CircleAlert}
      action={
        <Button small onClick={() => desk.select(first.command.conversation)}>
          {t('unsent.show')}
        </Button>
      }
    >
      {many('unsent', elsewhere.length)}
    </Banner>
  );
}

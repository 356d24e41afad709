import { Badge } from '@firsthand/shared/ui/small.tsx';
import { AlarmClock, TriangleAlert } from 'lucide-preact';
import { dueWords, fullWords } from '../moments.ts';
import { isOverdue } from '../promises.ts';
import { t } from '../words.ts';
import { clock } from './clock.ts';

/** When something is due; where its time is up, in words and not by colour alone. */
export function Due({ due }: { readonly due: string }) {
  const overdue = isOverdue({ due }, clock.value);
  return (
    <Badge
      tone={overdue ? 'bad' : 'plain'}
      icon={overdue ? TriangleAlert : AlarmClock}
      title={t('promise.dueTip', { due: fullWords(due) })}
    >
      {overdue && `${t('promise.overdue')} · `}
      {dueWords(due)}
    </Badge>
  );
}

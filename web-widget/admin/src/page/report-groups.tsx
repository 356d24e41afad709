import { NumberTable } from '../parts.tsx';
import { count, type Figures, type Group, rating, spokenMs } from '../report.ts';
import { type Key, t } from '../words.ts';
import type { Drill } from './report-chats.tsx';
import { Count } from './report-figures.tsx';

const median = (of: Figures, kind: string) => {
  const spread = of.spreads.get(kind);
  return spread === undefined ? '–' : spokenMs(spread.median);
};

const stars = (of: Figures, whom: 'BOT' | 'PERSON') => {
  const known = rating(of, whom);
  return known === null ? '–' : `${known.mean.toFixed(1)} (${known.n})`;
};

/** A number that leads to its chats, or something that is only read. */
type Column = { readonly head: Key } & (
  { readonly figure: string } | { readonly text: (of: Figures) => string }
);

interface Table {
  readonly label: Key;
  readonly one: Key;
  /** What a group without a name is called; its id where nothing is said. */
  readonly none?: Key;
  readonly columns: readonly Column[];
}

const WAIT: Column = { head: 'report.wait', text: (of) => median(of, 'WAIT') };
const HANDLING: Column = { head: 'report.handling', text: (of) => median(of, 'HELD') };
const RATING: Column = { head: 'report.rating', text: (of) => stars(of, 'PERSON') };

const TABLES: Readonly<Record<'agent' | 'team' | 'topic', Table>> = {
  agent: {
    label: 'report.agents',
    one: 'report.agent',
    columns: [
      { head: 'report.had', figure: 'HELD' },
      { head: 'report.missed', figure: 'OFFER.MISSED' },
      { head: 'report.declined', figure: 'OFFER.DECLINED' },
      { head: 'report.gestures', figure: 'GESTURE' },
      { head: 'report.promises', figure: 'PROMISE' },
      { head: 'report.firstReply', text: (of) => median(of, 'FIRST_REPLY') },
      HANDLING,
      RATING,
    ],
  },
  team: {
    label: 'report.teams',
    one: 'report.team',
    none: 'report.team.none',
    columns: [
      { head: 'report.escalations', figure: 'ESCALATION' },
      { head: 'report.waits', figure: 'WAIT' },
      { head: 'waitEnd.LEFT', figure: 'WAIT.LEFT' },
      { head: 'waitEnd.NOBODY', figure: 'WAIT.NOBODY' },
      WAIT,
      HANDLING,
      RATING,
    ],
  },
  topic: {
    label: 'report.topics',
    one: 'report.topic',
    none: 'report.topic.none',
    columns: [
      { head: 'report.chats', figure: 'CHAT' },
      { head: 'outcome.PERSON', figure: 'CHAT.PERSON' },
      { head: 'outcome.SOLVED', figure: 'CHAT.SOLVED' },
      { head: 'outcome.SILENT', figure: 'CHAT.SILENT' },
      { head: 'outcome.CAME_BACK', figure: 'CHAT.CAME_BACK' },
      { head: 'outcome.NOT_HELPED', figure: 'CHAT.NOT_HELPED' },
      WAIT,
      HANDLING,
    ],
  },
};

interface GroupTableProps {
  readonly by: keyof typeof TABLES;
  readonly groups: readonly Group[];
  readonly onDrill: (drill: Drill) => void;
}

/** What each agent, team or topic had to do with, and how it went. */
export function GroupTable({ by, groups, onDrill }: GroupTableProps) {
  const { label, one, none, columns } = TABLES[by];
  const nameless = (id: string) => (none === undefined ? id : t(none));
  return (
    <NumberTable label={t(label)} heads={[t(one), ...columns.map(({ head }) => t(head))]}>
      {groups.map(({ id, name, figures, before }) => (
        <tr key={id}>
          <th scope="row">{name || nameless(id)}</th>
          {columns.map((column) => (
            <td key={column.head}>
              {'text' in column ? (
                column.text(figures)
              ) : (
                <Count
                  n={count(figures, column.figure)}
                  drill={{
                    title: `${name || nameless(id)}: ${t('report.behind.chats')}`,
                    figure: column.figure,
                    narrowed: { by, to: id },
                  }}
                  onDrill={onDrill}
                />
              )}
              <span class="report__was quiet">
                {t('report.before', {
                  n:
                    'text' in column
                      ? column.text(before)
                      : count(before, column.figure).toLocaleString(t.language),
                })}
              </span>
            </td>
          ))}
        </tr>
      ))}
    </NumberTable>
  );
}

import { NumberTable } from '../parts.tsx';
import { count, type Figures, type Group, rating, spokenMs } from '../report.ts';
import { t } from '../words.ts';
import type { Drill } from './report-chats.tsx';
import { Count } from './report-figures.tsx';

interface GroupsProps {
  readonly groups: readonly Group[];
  readonly onDrill: (drill: Drill) => void;
}

const median = (of: Figures, kind: string) => {
  const spread = of.spreads.get(kind);
  return spread === undefined ? '–' : spokenMs(spread.median);
};

const stars = (of: Figures, whom: 'BOT' | 'PERSON') => {
  const known = rating(of, whom);
  return known === null ? '–' : `${known.mean.toFixed(1)} (${known.n})`;
};

interface RowProps {
  readonly group: Group;
  readonly none: string;
  readonly by: 'agent' | 'team' | 'topic';
  readonly keys: readonly string[];
  readonly more: readonly string[];
  readonly onDrill: (drill: Drill) => void;
}

function Row({ group, none, by, keys, more, onDrill }: RowProps) {
  const name = group.name === '' ? none : group.name;
  return (
    <tr>
      <th scope="row">{name}</th>
      {keys.map((key) => (
        <td key={key}>
          <Count
            n={count(group.figures, key)}
            drill={{
              title: `${name}: ${t('report.behind.chats')}`,
              figure: key,
              narrowed: { by, to: group.id },
            }}
            onDrill={onDrill}
          />
        </td>
      ))}
      {more.map((text, i) => (
        // Columns have no name but their place.
        // oxlint-disable-next-line react/no-array-index-key
        <td key={i}>{text}</td>
      ))}
    </tr>
  );
}

/** What each agent had to do, and how it went. */
export function AgentTable({ groups, onDrill }: GroupsProps) {
  return (
    <NumberTable
      label={t('report.agents')}
      heads={[
        t('report.agent'),
        t('report.had'),
        t('report.missed'),
        t('report.declined'),
        t('report.gestures'),
        t('report.promises'),
        t('report.firstReply'),
        t('report.handling'),
        t('report.rating'),
      ]}
    >
      {groups.map((group) => (
        <Row
          key={group.id}
          group={group}
          by="agent"
          none={group.id}
          keys={['HELD', 'OFFER.MISSED', 'OFFER.DECLINED', 'GESTURE', 'PROMISE']}
          more={[
            median(group.figures, 'FIRST_REPLY'),
            median(group.figures, 'HELD'),
            stars(group.figures, 'PERSON'),
          ]}
          onDrill={onDrill}
        />
      ))}
    </NumberTable>
  );
}

/** For which team visitors waited, and how long. */
export function TeamTable({ groups, onDrill }: GroupsProps) {
  return (
    <NumberTable
      label={t('report.teams')}
      heads={[
        t('report.team'),
        t('report.escalations'),
        t('report.waits'),
        t('waitEnd.LEFT'),
        t('waitEnd.NOBODY'),
        t('report.wait'),
        t('report.handling'),
        t('report.rating'),
      ]}
    >
      {groups.map((group) => (
        <Row
          key={group.id}
          group={group}
          by="team"
          none={t('report.team.none')}
          keys={['ESCALATION', 'WAIT', 'WAIT.LEFT', 'WAIT.NOBODY']}
          more={[
            median(group.figures, 'WAIT'),
            median(group.figures, 'HELD'),
            stars(group.figures, 'PERSON'),
          ]}
          onDrill={onDrill}
        />
      ))}
    </NumberTable>
  );
}

/** What conversations were about, by the FAQ's categories. */
export function TopicTable({ groups, onDrill }: GroupsProps) {
  return (
    <NumberTable
      label={t('report.topics')}
      heads={[
        t('report.topic'),
        t('report.chats'),
        t('outcome.PERSON'),
        t('outcome.SOLVED'),
        t('outcome.SILENT'),
        t('outcome.CAME_BACK'),
        t('outcome.NOT_HELPED'),
        t('report.wait'),
        t('report.handling'),
      ]}
    >
      {groups.map((group) => (
        <Row
          key={group.id}
          group={group}
          by="topic"
          none={t('report.topic.none')}
          keys={[
            'CHAT',
            'CHAT.PERSON',
            'CHAT.SOLVED',
            'CHAT.SILENT',
            'CHAT.CAME_BACK',
            'CHAT.NOT_HELPED',
          ]}
          more={[median(group.figures, 'WAIT'), median(group.figures, 'HELD')]}
          onDrill={onDrill}
        />
      ))}
    </NumberTable>
  );
}

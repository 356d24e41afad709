import type { LineEvent } from '../transcript.ts';
import { dueWords } from '../moments.ts';
import { coded, named, t } from '../words.ts';

/** A quiet line of the transcript in words. `name` tells who an agent's id is, `teamName` a team's. */
export function lineWords(
  event: LineEvent,
  name: (id: string) => string,
  teamName: (id: string) => string | undefined,
): string {
  switch (event.type) {
    case 'askedForHuman':
      return t('line.askedForHuman');
    case 'waitChosen':
      return t(event.known ? 'line.waitChosen.known' : 'line.waitChosen.anybody');
    case 'escalated':
      return t('line.escalated', { reason: coded('reason', event.reason) });
    case 'offered':
      return t('line.offered', { agent: name(event.agent) });
    case 'alsoOffered':
      return t('line.alsoOffered', { agent: name(event.agent) });
    case 'nobodyAsked':
      return t('line.nobodyAsked');
    case 'transferPassedOn':
      return t('line.passedOn', { to: name(event.to) });
    case 'transferReturned':
      return t('line.transferReturned', { agent: name(event.agent) });
    case 'putBack':
      return event.brief === undefined || event.brief === ''
        ? t('line.putBack', { agent: name(event.agent) })
        : t('line.putBackBrief', { agent: name(event.agent), brief: event.brief });
    case 'transferOffered':
      return event.brief === undefined || event.brief === ''
        ? t('line.transfer', { from: name(event.from), to: name(event.to) })
        : t('line.transferBrief', {
            from: name(event.from),
            to: name(event.to),
            brief: event.brief,
          });
    case 'withdrawn':
      return event.reason === undefined || event.reason === ''
        ? t(`line.withdrawn.${event.ending}`, { agent: name(event.agent) })
        : t('line.withdrawnWhy', {
            what: t(`line.withdrawn.${event.ending}`, { agent: name(event.agent) }),
            reason: event.reason,
          });
    case 'accepted':
      return t('line.accepted', { agent: name(event.agent.id) });
    case 'reassigned': {
      const by = name(event.by);
      const team = event.team === undefined ? undefined : teamName(event.team);
      const what =
        event.agent !== undefined
          ? t('line.reassigned', { by, to: name(event.agent) })
          : team === undefined
            ? t('line.reassignedToQueue', { by })
            : t('line.reassignedToTeam', { by, team });
      return event.brief === undefined || event.brief === '' ? what : `${what}: ${event.brief}`;
    }
    case 'threadEnded':
      return t('line.threadEnded', { agent: name(event.agent) });
    case 'requeued':
      return t('line.requeued');
    case 'givenBack':
      return event.settled === undefined || event.settled.length === 0
        ? t('line.givenBack', { agent: name(event.agent) })
        : t('line.givenBackSettled', {
            agent: name(event.agent),
            settled: event.settled.map(({ text }) => text).join(' · '),
          });
    case 'nobodyThere':
      return t('line.nobodyThere', { why: coded('nobody', event.why) });
    case 'followUp':
      return t('line.followUp');
    case 'setAside':
      return event.reason === undefined || event.reason === ''
        ? t('line.setAside', { agent: name(event.agent) })
        : t('line.setAsideWhy', {
            agent: name(event.agent),
            reason: named('close', event.reason),
          });
    case 'mailEnded':
      return event.how === 'REFUSED'
        ? t('line.mail.REFUSED', { code: event.code })
        : t(`line.mail.${event.how}`);
    case 'promised':
      return t(event.kind === 'CALL_BACK' ? 'line.promised.CALL_BACK' : 'line.promised.ANSWER', {
        due: dueWords(event.due),
      });
    case 'promiseMade':
      return t('line.promiseMade', {
        agent: name(event.agent),
        text: event.text,
        due: dueWords(event.due),
      });
    case 'promiseMoved':
      return event.owner === undefined
        ? t('line.promiseMovedFree', { agent: name(event.agent), due: dueWords(event.due) })
        : t('line.promiseMoved', {
            agent: name(event.agent),
            owner: name(event.owner),
            due: dueWords(event.due),
          });
    case 'promiseSnoozed':
      return t('line.promiseSnoozed', {
        agent: name(event.agent),
        until: dueWords(event.until),
      });
    case 'promisesKept':
      return t('line.promisesKept', { agent: name(event.agent) });
    case 'promiseReminded':
      return t(event.overdue ? 'line.promiseOverdue' : 'line.promiseDue');
    case 'identified':
      return t('line.identified', {
        who: [event.name, event.email]
          .filter((each) => each !== undefined && each !== '')
          .join(', '),
      });
    case 'closed':
      return event.reason === undefined || event.reason === ''
        ? coded('line.closed', event.by)
        : t('line.closedWhy', {
            what: coded('line.closed', event.by),
            reason: named('close', event.reason),
          });
    case 'reopened':
      return t('line.reopened');
    case 'rated':
      return t(event.comment === undefined ? 'line.rated' : 'line.ratedComment', {
        stars: `${'★'.repeat(event.stars)}${'☆'.repeat(Math.max(0, 5 - event.stars))}`,
        of: coded('ratedOf', event.of),
        comment: event.comment ?? '',
      });
    case 'agentLost':
      return t('line.agentLost', { agent: name(event.agent) });
    case 'agentBack':
      return t('line.agentBack', { agent: name(event.agent) });
  }
}

/** What the alerts know of the world. */
export interface Alarm {
  /** Conversations that ring here now. */
  readonly ringing: readonly string[];
  /** Visitors' messages in this agent's conversations that nobody has seen yet. */
  readonly unseen: number;
  /** Whether the window is in front of the agent. */
  readonly watched: boolean;
}

/** What the alerts have said so far. */
export interface Alerts {
  readonly muted: boolean;
  readonly ringing: readonly string[];
  readonly unseen: number;
}

/** What is to be done now. */
export type Alert =
  | { readonly do: 'ring'; readonly conversation: string }
  | { readonly do: 'stopRinging'; readonly conversation: string }
  | { readonly do: 'chime' }
  | { readonly do: 'notifyOfMessage' };

export const SILENT: Alerts = { muted: false, ringing: [], unseen: 0 };

/** The alerts after a look at the world, and what is to be done. Asking twice does nothing twice. */
export function alertsAfter(
  alerts: Alerts,
  alarm: Alarm,
): { readonly alerts: Alerts; readonly todo: readonly Alert[] } {
  const todo: Alert[] = [];
  for (const conversation of alarm.ringing) {
    if (!alerts.ringing.includes(conversation)) todo.push({ do: 'ring', conversation });
  }
  for (const conversation of alerts.ringing) {
    if (!alarm.ringing.includes(conversation)) todo.push({ do: 'stopRinging', conversation });
  }
  if (alarm.unseen > alerts.unseen) {
    todo.push({ do: 'chime' });
    if (!alarm.watched) todo.push({ do: 'notifyOfMessage' });
  }
  return {
    alerts: { ...alerts, ringing: alarm.ringing, unseen: alarm.unseen },
    todo,
  };
}

/**
 * The window's title: the counts in front, and while something rings the words for it every other
 * second.
 *
 * @param beat counts the seconds
 */
export function titleOf(
  alarm: Alarm,
  words: { readonly product: string; readonly ringing: string },
  beat: number,
): string {
  const count = alarm.ringing.length + alarm.unseen;
  const prefix = count > 0 ? `(${count}) ` : '';
  if (alarm.ringing.length > 0 && beat % 2 === 0) return `${prefix}${words.ringing}`;
  return prefix + words.product;
}

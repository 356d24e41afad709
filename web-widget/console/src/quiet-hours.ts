/** When an agent wants no sound and no notification, by this machine's clock. */
export interface QuietHours {
  readonly on: boolean;
  /** Such as 20:00. */
  readonly from: string;
  readonly to: string;
}

export const NO_QUIET: QuietHours = { on: false, from: '20:00', to: '08:00' };

const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** Whether it is quiet at `now`; hours that end before they begin go over midnight. */
export function isQuiet({ on, from, to }: QuietHours, now: Date): boolean {
  const begin = minutes(from);
  const end = minutes(to);
  if (!on || begin === null || end === null || begin === end) return false;
  const at = now.getHours() * 60 + now.getMinutes();
  return begin < end ? at >= begin && at < end : at >= begin || at < end;
}

function minutes(time: string): number | null {
  const parts = TIME.exec(time);
  return parts === null ? null : Number(parts[1]) * 60 + Number(parts[2]);
}

const KEY = 'firsthand.quiet';

/** The hours kept in this browser; none where nothing sound is kept. */
export function quietHoursIn(storage: Storage): QuietHours {
  const [on, from, to] = (storage.getItem(KEY) ?? '').split(' ');
  return from !== undefined && to !== undefined && minutes(from) !== null && minutes(to) !== null
    ? { on: on === 'on', from, to }
    : NO_QUIET;
}

export function keepQuietHours(storage: Storage, hours: QuietHours): void {
  storage.setItem(KEY, `${hours.on ? 'on' : 'off'} ${hours.from} ${hours.to}`);
}

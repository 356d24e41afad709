/** The parts of a service worker's world that are used; the library for pages has no types of them. */
export interface WorkerScope {
  readonly registration: {
    readonly scope: string;
    showNotification(title: string, options: NoticeOptions): Promise<void>;
    getNotifications(filter: { readonly tag: string }): Promise<readonly Notice[]>;
  };
  readonly clients: {
    matchAll(of: {
      readonly type: 'window';
      readonly includeUncontrolled: boolean;
    }): Promise<readonly WindowClient[]>;
    openWindow(url: string): Promise<unknown>;
    claim(): Promise<void>;
  };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', heard: (event: Extendable) => void): void;
  addEventListener(type: 'push', heard: (event: PushCame) => void): void;
  addEventListener(type: 'notificationclick', heard: (event: NoticeClicked) => void): void;
}

/** An event during which the worker stays awake. */
export interface Extendable {
  waitUntil(work: Promise<unknown>): void;
}

export interface PushCame extends Extendable {
  readonly data: { text(): string } | null;
}

export interface NoticeClicked extends Extendable {
  readonly notification: Notice;
}

export interface Notice {
  readonly title: string;
  readonly body: string;
  readonly data: unknown;
  close(): void;
}

export interface NoticeOptions {
  readonly body: string;
  readonly tag: string;
  readonly icon?: string;
  readonly renotify?: boolean;
  readonly silent?: boolean;
  readonly requireInteraction?: boolean;
  readonly data: NoticeData;
}

/** What a notification carries for the click on it. */
export interface NoticeData {
  readonly conversation: string | null;
}

/** A console that is open in this browser. */
export interface WindowClient {
  readonly url: string;
  readonly focused: boolean;
  readonly visibilityState: string;
  focus(): Promise<unknown>;
  /** Leads it to another address; browsers refuse that for windows that no worker serves. */
  navigate(url: string): Promise<unknown>;
  postMessage(message: unknown, ports: MessagePort[]): void;
}

/** The page's end of a socket whose other end is in the page, too: nothing goes over any line. */
export class StageSocket extends EventTarget implements WebSocket {
  readonly CONNECTING = 0;
  readonly OPEN = 1;
  readonly CLOSING = 2;
  readonly CLOSED = 3;
  binaryType: BinaryType = 'blob';
  readonly bufferedAmount = 0;
  readonly extensions = '';
  readonly protocol: string;
  readonly url = 'practice:';
  readyState: WebSocket['readyState'] = 0;
  onopen: WebSocket['onopen'] = null;
  onclose: WebSocket['onclose'] = null;
  onerror: WebSocket['onerror'] = null;
  onmessage: WebSocket['onmessage'] = null;

  constructor(
    protocol: string,
    private readonly hear: (text: string) => void,
  ) {
    super();
    this.protocol = protocol;
    queueMicrotask(() => {
      this.readyState = 1;
      this.onopen?.(new Event('open'));
    });
  }

  send(data: string | ArrayBufferLike | Blob | ArrayBufferView): void {
    if (this.readyState === 1 && typeof data === 'string') this.hear(data);
  }

  /** Says something to the page. */
  say(text: string): void {
    if (this.readyState === 1) this.onmessage?.(new MessageEvent('message', { data: text }));
  }

  close(): void {
    this.readyState = 3;
  }
}

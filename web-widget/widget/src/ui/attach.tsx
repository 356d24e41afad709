import { acceptedFiles } from '@firsthand/shared/accepted.ts';
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Part } from './app.tsx';
import { Icon } from './icons.tsx';

/** The ways to choose files: by a button, dropped on the chat, pasted into `field`. */
export function Attach({
  say,
  field,
  chosen,
}: Pick<Part, 'say'> & {
  readonly field: RefObject<HTMLTextAreaElement>;
  readonly chosen: (files: readonly File[]) => void;
}) {
  const chooser = useRef<HTMLInputElement>(null);

  function pick(list: FileList | undefined | null): boolean {
    const files = [...(list ?? [])].filter(({ size }) => size > 0);
    if (files.length > 0) chosen(files);
    return files.length > 0;
  }

  useEffect(() => {
    document.ondrop = (event) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      // Behind a form nobody would see what lies on the tray.
      if (field.current?.closest('[hidden]') === null) pick(event.dataTransfer.files);
    };
    if (field.current) {
      field.current.onpaste = (event) => {
        const types = event.clipboardData?.types ?? [];
        // What office programs copy is words, and a picture of them.
        if (types.includes('text/plain') && types.includes('text/html')) return;
        if (pick(event.clipboardData?.files)) event.preventDefault();
      };
    }
  }, []);

  return (
    <>
      <button
        type="button"
        class="round"
        aria-label={say('attach')}
        onClick={() => chooser.current?.click()}
      >
        <Icon of="clip" />
      </button>
      <input
        ref={chooser}
        type="file"
        hidden
        multiple
        accept={acceptedFiles}
        onChange={(event) => {
          pick(event.currentTarget.files);
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}

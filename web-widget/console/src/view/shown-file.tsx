import { sizeInWords } from '@firsthand/shared/picture.ts';
import type { Attached } from '@firsthand/shared/protocol.ts';
import { Download, FileText } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { t } from '../words.ts';

/** A file in a conversation: a picture to look at in a window of its own, and anything to keep. */
export function ShownFile({ file, name }: { readonly file: Attached; readonly name: string }) {
  const [lost, setLost] = useState(false);
  const address = `/api/v1/files/${encodeURIComponent(file.id)}`;
  const picture = file.type.startsWith('image/');
  return (
    <div class="attached">
      {picture && !lost && (
        <a href={address} target="_blank" rel="noopener" aria-label={t('attached.open', { name })}>
          <img
            class="attached__picture"
            src={address}
            alt={name}
            loading="lazy"
            onError={() => setLost(true)}
          />
        </a>
      )}
      {lost && <p class="quiet">{t('attached.lost')}</p>}
      <a class="attached__keep" href={`${address}?save`} download={name}>
        <FileText size={16} aria-hidden="true" />
        <span class="cut">{name}</span>
        <span class="quiet">{sizeInWords(file.size, t.language)}</span>
        <Download size={14} aria-hidden="true" />
        <span class="unseen">{t('attached.save')}</span>
      </a>
    </div>
  );
}

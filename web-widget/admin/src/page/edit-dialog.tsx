import { Button } from '@firsthand/shared/ui/button.tsx';
import { Dialog } from '@firsthand/shared/ui/dialog.tsx';
import { Banner } from '@firsthand/shared/ui/small.tsx';
import { CircleAlert, Trash2 } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { t } from '../words.ts';

interface EditDialogProps {
  readonly title: string;
  readonly wide?: boolean;
  readonly busy: boolean;
  /** What no field shows by itself; undefined for nothing. */
  readonly problem: string | undefined;
  readonly onClose: () => void;
  readonly onSave: () => void;
  /** What the button says that saves; “Save” if not given. */
  readonly saveLabel?: string;
  /** Null where there is nothing yet to delete. */
  readonly onDelete: (() => void) | null;
  /** What else can be done with it, beside deleting. */
  readonly more?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A form for one thing of a list: saved, deleted or left as it was. */
export function EditDialog(props: EditDialogProps) {
  const { onDelete } = props;
  return (
    <Dialog
      title={props.title}
      wide={props.wide ?? false}
      onClose={props.onClose}
      closeLabel={t('dismiss')}
      onSubmit={props.onSave}
      footer={
        <>
          {onDelete !== null && (
            <span class="dialog__start">
              <Button kind="danger" icon={Trash2} onClick={onDelete}>
                {t('delete')}
              </Button>
              {props.more}
            </span>
          )}
          <Button onClick={props.onClose}>{t('cancel')}</Button>
          <Button kind="primary" type="submit" busy={props.busy}>
            {props.saveLabel ?? t('save')}
          </Button>
        </>
      }
    >
      {props.problem !== undefined && (
        <Banner tone="bad" icon={CircleAlert}>
          {props.problem}
        </Banner>
      )}
      {props.children}
    </Dialog>
  );
}

import '../mnist/mnist.css';
import './own.css';
import { useEffect, useRef, useState } from 'react';
import type { OwnDigits } from '../../../app/lab/own/own';
import { useStore } from '../use-store';
import { FineTune } from './fine-tune';
import { KeepRow } from './keep-row';
import { Notice } from './notice';
import { OwnDetail } from './own-detail';
import { OwnFiles } from './own-files';
import { OwnList } from './own-list';
import { useOwnMessages } from './use-own-messages';

/** A person's own digits: kept, corrected, taught to the network, and carried in and out of files. */
export function OwnTab({ own }: { readonly own: OwnDigits }) {
  const { t } = useOwnMessages();
  const digits = useStore(own.store, (state) => state.digits);
  const keeping = useStore(own.store, (state) => state.keeping);
  const [chosen, setChosen] = useState<string | null>(null);
  const notice = useRef<HTMLDivElement>(null);
  const digit = digits.find(({ id }) => id === chosen);

  const leavesNone = useRef(false);
  // The button that was pressed is gone with the last digit: what undoes it takes the focus.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only then is there something to undo
  useEffect(() => {
    if (leavesNone.current) notice.current?.querySelector('button')?.focus();
    leavesNone.current = false;
  }, [digits]);

  const deleteChosen = () => {
    const place = digits.findIndex(({ id }) => id === chosen);
    // The list shows the newest first: what moves into its place is older.
    const next = digits[place - 1] ?? digits[place + 1];
    leavesNone.current = next === undefined;
    own.remove(digits.slice(place, place + 1).map(({ id }) => id));
    setChosen(next?.id ?? null);
  };

  return (
    <div className="own">
      <KeepRow own={own} />
      <Notice own={own} ref={notice} />
      {keeping !== 'lasting' && (
        <p role="alert" className="own-keeping">
          {t(`keeping.${keeping}`)}
        </p>
      )}
      <div className="own-columns">
        <OwnDetail own={own} digit={digit} onDelete={deleteChosen} />
        <OwnList own={own} chosen={chosen} onChoose={setChosen} />
        <div className="own-side">
          <FineTune own={own} />
          <OwnFiles own={own} />
        </div>
      </div>
    </div>
  );
}

import { useId, useState } from 'react';
import type { Browser } from '../../../app/lab/browse/browser';
import { SET_SIZES } from '../../../app/lab/browse/state';
import { Button } from '../../shared/button';
import { useMessages } from '../../shared/i18n/use-i18n';
import { parseNumber } from '../../train/parse-number';
import { useStore } from '../use-store';
import { MNIST_MESSAGES } from './messages/mnist-messages';

/** Goes to the digit with a number. */
export function JumpField({ browser }: { readonly browser: Browser }) {
  const { t } = useMessages(MNIST_MESSAGES);
  const misjump = useStore(browser.store, (state) => state.misjump);
  const set = useStore(browser.store, (state) => state.query.set);
  const [typed, setTyped] = useState('');
  const id = useId();
  return (
    <form
      className="mnist-field mnist-jump"
      onSubmit={(event) => {
        event.preventDefault();
        browser.jumpTo(parseNumber(typed));
      }}
    >
      <label htmlFor={id}>
        {t('jump.label')}{' '}
        <span id={`${id}range`} className={`mnist-range${misjump ? ' wrong' : ''}`}>
          {t('jump.none', { last: SET_SIZES[set] - 1 })}
        </span>
      </label>
      <div className="mnist-row">
        <input
          id={id}
          type="text"
          inputMode="numeric"
          autoComplete="off"
          value={typed}
          aria-invalid={misjump}
          aria-describedby={`${id}range`}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button onPress={() => browser.jumpTo(parseNumber(typed))}>{t('jump.go')}</Button>
      </div>
    </form>
  );
}

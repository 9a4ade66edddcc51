import type { Control, Restriction } from '../../app/config/config';
import { useAppState } from './app-context';

/** What the page's URL has made of a control: `hidden` is gone, `locked` is there to be seen and cannot be changed. */
export function useControl(control: Control): 'shown' | Restriction {
  return useAppState(({ config }) => config.controls[control] ?? 'shown');
}

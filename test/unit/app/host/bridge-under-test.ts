import { createHostBridge } from '../../../../src/app/host/bridge';
import { hostPort } from '../../../../src/app/host/port';
import type { HostCommand, InklingMessage } from '../../../../src/core/host/messages';
import { framedApp } from '../framed-app';
import { fakeWindow } from './fake-window';

export const HOST = 'https://course.example';

/** A framed app with a bridge to a host that hears everything. */
export function bridged() {
  const { app, ports } = framedApp();
  const { frame, posted, hears } = fakeWindow();
  const clock = { now: 0 };
  const bridge = createHostBridge(app, hostPort(frame, HOST), {
    words: {
      refusal: (reason, what) => `${reason}:${what}`,
      problem: async ({ problem }) => problem && `in words: ${problem.kind}`,
    },
    needEngine: app.wake,
    now: () => clock.now,
  });
  const told = () => posted.map(({ message }) => message as InklingMessage);
  return {
    app,
    ports,
    posted,
    clock,
    bridge,
    told,
    /** What was told of a type, oldest first. */
    toldOf: <T extends InklingMessage['type']>(type: T) =>
      told().filter(
        (message): message is Extract<InklingMessage, { readonly type: T }> => message.type === type,
      ),
    send: (command: HostCommand | object, id?: string) =>
      hears({ ...command, inkling: 1, ...(id !== undefined && { id }) }, HOST),
    hears,
  };
}

/** Lets everything happen that waits for nothing. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 100; turn++) await Promise.resolve();
}

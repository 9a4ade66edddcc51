import { describe, expect, it, vi } from 'vitest';
import { hostPort } from '../../../../src/app/host/port';
import { fakeWindow } from './fake-window';

const HOST = 'https://course.example';
const NEWS = { inkling: 1, type: 'error', kind: 'data', message: 'x' } as const;

describe('the way to the host', () => {
  it('leads to the origin that the URL names, and to no other', () => {
    const { frame, posted } = fakeWindow();
    hostPort(frame, HOST).post(NEWS);
    expect(posted).toEqual([{ message: NEWS, target: HOST }]);
  });

  it('leads nowhere where the URL names none, but for what all may know', () => {
    const { frame, posted, listeners } = fakeWindow();
    const port = hostPort(frame, null);
    port.post(NEWS);
    expect(posted).toEqual([]);
    port.announce({ inkling: 1, type: 'resize', height: 5 });
    expect(posted.map(({ target }) => target)).toEqual(['*']);
    port.listen(() => {});
    expect(listeners.size).toBe(0);
  });

  it('hears the page around it, and only while that is the host', () => {
    const { frame, hears } = fakeWindow();
    const listener = vi.fn();
    const stop = hostPort(frame, HOST).listen(listener);
    hears('from another site', 'https://evil.example');
    hears('from another window', HOST, {});
    hears('from none', '', null);
    hears('from a page without origin', 'null');
    hears('nearly', `${HOST}.evil.example`);
    expect(listener).not.toHaveBeenCalled();
    hears('hello', HOST);
    expect(listener.mock.calls).toEqual([['hello']]);
    stop();
    hears('more', HOST);
    expect(listener).toHaveBeenCalledTimes(1);
  });

  it('knows a host without an origin by its being around the frame', () => {
    const { frame, posted, hears } = fakeWindow();
    const listener = vi.fn();
    const port = hostPort(frame, 'null');
    port.listen(listener);
    hears('from elsewhere', 'null', {});
    hears('from a site', HOST);
    expect(listener).not.toHaveBeenCalled();
    hears('hello', 'null');
    expect(listener).toHaveBeenCalledTimes(1);
    port.post(NEWS);
    expect(posted[0]!.target).toBe('*');
  });
});

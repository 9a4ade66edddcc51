/**
 * Lets the messages that have come in be handled before going on. A timer would do, but browsers hold nested timers
 * back by 4 ms and more, and animation frames stop in hidden tabs.
 */
export function createYield(): () => Promise<void> {
  const channel = new MessageChannel();
  const waiting: (() => void)[] = [];
  channel.port1.onmessage = () => waiting.shift()?.();
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      channel.port2.postMessage(null);
    });
}

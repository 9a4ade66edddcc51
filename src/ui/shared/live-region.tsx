import { useEffect, useRef, useState } from 'react';
import { type Announcer, createAnnouncer, type News } from './announcer';
import { useI18n } from './i18n/use-i18n';

const SILENCE = { sentence: '', count: 0 };

/** Says news to screen readers, politely and seldom; nothing of it is seen. */
export function LiveRegion({ news }: { readonly news: News | null }) {
  const { language } = useI18n();
  const [said, setSaid] = useState(SILENCE);
  const announcer = useRef<Announcer | null>(null);

  useEffect(() => {
    announcer.current = createAnnouncer((sentence) =>
      setSaid(({ count }) => ({ sentence, count: count + 1 })),
    );
    return () => announcer.current?.stop();
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: words of another language must not stay
  useEffect(() => announcer.current?.clear(), [language]);

  const topic = news?.topic ?? null;
  const sentence = news?.sentence ?? '';
  const restMs = news?.restMs;
  useEffect(() => {
    announcer.current?.report(
      topic === null ? null : { topic, sentence, ...(restMs !== undefined && { restMs }) },
    );
  }, [topic, sentence, restMs]);

  // A new element each time: the same sentence said again is a change too.
  return (
    <div role="status" className="visually-hidden">
      {said.sentence !== '' && <span key={said.count}>{said.sentence}</span>}
    </div>
  );
}

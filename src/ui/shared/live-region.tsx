import { useEffect, useRef, useState } from 'react';
import { type Announcer, createAnnouncer, type News } from './announcer';

/** Says news to screen readers, politely and seldom; nothing of it is seen. */
export function LiveRegion({ news }: { readonly news: News | null }) {
  const [said, setSaid] = useState('');
  const announcer = useRef<Announcer | null>(null);

  useEffect(() => {
    announcer.current = createAnnouncer(setSaid);
    return () => announcer.current?.stop();
  }, []);

  const topic = news?.topic ?? null;
  const sentence = news?.sentence ?? '';
  useEffect(() => {
    announcer.current?.report(topic === null ? null : { topic, sentence });
  }, [topic, sentence]);

  return (
    <div role="status" className="visually-hidden">
      {said}
    </div>
  );
}

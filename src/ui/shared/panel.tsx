import { type ReactNode, useId } from 'react';

type PanelProps = { readonly name: string; readonly heading: string; readonly children: ReactNode };

/** One of the page's parts, named by its heading. */
export function Panel({ name, heading, children }: PanelProps) {
  const id = useId();
  return (
    <section className={`panel ${name}`} aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      {children}
    </section>
  );
}

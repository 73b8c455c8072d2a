import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';

interface Props {
  /** It opens when this becomes true, and stays as whoever reads it leaves it. */
  wanted: boolean;
  class: string;
  summary: ComponentChildren;
  children: ComponentChildren;
}

/** Something that folds: it may open by itself, but never closes under somebody's hands. */
export function Fold({ wanted, class: look, summary, children }: Props) {
  const [open, setOpen] = useState(wanted);
  useEffect(() => {
    if (wanted) setOpen(true);
  }, [wanted]);
  return (
    <details class={look} open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}

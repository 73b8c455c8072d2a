import { Mark } from './icons.tsx';

/** The head of a page of ours. */
export function PageHeader({ title, class: look }: { title: string; class?: string }) {
  return (
    <header class={look}>
      <Mark />
      <h1>{title}</h1>
    </header>
  );
}

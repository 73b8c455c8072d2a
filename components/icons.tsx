import type { Severity } from '../rules/types.ts';

/** Drawn by us; every icon stands beside a word, so all are hidden from screen readers. */

/** The mark: a hand that points, on a signal disc. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      <circle cx="24" cy="24" r="23" fill="#2a3a8c" />
      <circle cx="38" cy="10" r="7" fill="#3ccf7c" stroke="#fff" stroke-width="2" />
      <path
        d="M8 29v-6.5c0-2 1.4-3.5 3.4-3.5H31a3 3 0 0 1 0 6h-8.2c1.6.3 2.7 1.3 2.7 2.7 0 1.2-.8 2.1-1.8 2.4 1 .4 1.6 1.3 1.6 2.4s-.8 2-1.9 2.3c.6.5.9 1.1.9 1.9 0 1.5-1.2 2.6-2.8 2.6H15c-4 0-7-3.4-7-7.3Z"
        fill="#fff"
      />
    </svg>
  );
}

/** Shape differs by severity, not only colour. */
export function SeverityIcon({ severity }: { severity: Severity | 'fine' }) {
  const paths = {
    block:
      'M5 1h6l4 4v6l-4 4H5l-4-4V5Zm-.2 4.4 2.6 2.6-2.6 2.6 1.2 1.2L8.6 9.2l2.6 2.6 1.2-1.2L9.8 8l2.6-2.6-1.2-1.2-2.6 2.6L6 4.2Z',
    warn: 'M8 1 15.5 15H.5Zm-.9 5v4.5h1.8V6Zm0 5.6v1.8h1.8v-1.8Z',
    info: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm-.9 3h1.8v1.8H7.100Zm0 3h1.8v5H7.100Z',
    fine: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm-1 9.900L3.900 7.800l1.200-1.200L7 8.500l4-4 1.200 1.200Z',
  };
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path fill="currentColor" fill-rule="evenodd" d={paths[severity]} />
    </svg>
  );
}

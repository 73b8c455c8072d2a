const day = new Intl.DateTimeFormat('ja-JP', {
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  weekday: 'short',
  hour: 'numeric',
  minute: '2-digit',
});
const time = new Intl.DateTimeFormat('ja-JP', { hour: 'numeric', minute: '2-digit' });

/** 2026年11月21日(土) 9:00 in this computer's time zone; `at` in epoch milliseconds. */
export const when = (at: number): string => day.format(at);

/** 9:00 */
export const clock = (at: number): string => time.format(at);

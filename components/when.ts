type Format = 'day' | 'time';

const options: Record<Format, Intl.DateTimeFormatOptions> = {
  day: { year: 'numeric', month: 'long', day: 'numeric', weekday: 'short', hour: 'numeric', minute: '2-digit' },
  time: { hour: 'numeric', minute: '2-digit' },
};

/** Making one takes longer than a hundred uses of it. */
const made = new Map<string, Intl.DateTimeFormat>();

function format(kind: Format, locale: string): Intl.DateTimeFormat {
  const key = kind + locale;
  const known = made.get(key) ?? new Intl.DateTimeFormat(locale, options[kind]);
  made.set(key, known);
  return known;
}

/** 2026年11月21日(土) 9:00 in this computer's time zone; `at` in epoch milliseconds. */
export const when = (at: number, { locale }: { locale: string }): string => format('day', locale).format(at);

/** 9:00 */
export const clock = (at: number, { locale }: { locale: string }): string => format('time', locale).format(at);

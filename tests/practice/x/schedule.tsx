/** @jsxImportSource react */
import { useState } from 'react';
import { draftOf, drafts, edit } from './drafts.ts';
import { useStore } from './store.ts';
import { scheduleText } from './submit.ts';

/** The page at /compose/post/schedule: five selects in the Japanese order of the live site (month, day, year, hour, minute). */

const span = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index);

interface Field {
  label: string;
  unit: string;
  values: number[];
}

export function Schedule({ onDone }: { onDone: () => void }) {
  const { subject } = useStore(drafts);
  const already = draftOf(subject).scheduledAt;
  // Tomorrow at this time, unless something is set.
  const start = already ?? new Date(Date.now() + 24 * 3600_000);
  const [parts, setParts] = useState([
    start.getMonth() + 1,
    start.getDate(),
    start.getFullYear(),
    start.getHours(),
    start.getMinutes(),
  ]);
  const [month = 1, day = 1, year = 2000, hour = 0, minute = 0] = parts;
  const chosen = new Date(year, month - 1, day, hour, minute);
  const possible = chosen.getTime() > Date.now() && chosen.getDate() === day;
  const thisYear = new Date().getFullYear();
  const fields: Field[] = [
    { label: '月', unit: '月', values: span(1, 12) },
    { label: '日', unit: '日', values: span(1, 31) },
    { label: '年', unit: '年', values: span(thisYear, thisYear + 2) },
    { label: '時', unit: '時', values: span(0, 23) },
    { label: '分', unit: '分', values: span(0, 59) },
  ];
  return (
    <div className="page-form">
      <p>{possible ? scheduleText(chosen) : '過去の日時や、ない日付は選べません。'}</p>
      <div className="selects">
        {fields.map((field, index) => (
          <label key={field.label}>
            <span className="dim">{field.label}</span>
            <select
              id={`SELECTOR_${index + 1}`}
              data-testid={`SELECTOR_${index + 1}`}
              value={parts[index]}
              onChange={(event) => {
                const value = Number(event.target.value);
                setParts((now) => now.map((old, at) => (at === index ? value : old)));
              }}
            >
              {field.values.map((value) => (
                <option key={value} value={value}>
                  {value}
                  {field.unit}
                </option>
              ))}
            </select>
          </label>
        ))}
      </div>
      <div className="row">
        {already && (
          <button
            type="button"
            className="secondary"
            data-testid="unscheduleButton"
            onClick={() => {
              edit(subject, { scheduledAt: null });
              onDone();
            }}
          >
            予約をやめる
          </button>
        )}
        <button
          type="button"
          className="primary"
          data-testid="scheduledConfirmationPrimaryAction"
          disabled={!possible}
          onClick={() => {
            edit(subject, { scheduledAt: chosen });
            onDone();
          }}
        >
          {already ? '更新' : '確認する'}
        </button>
      </div>
    </div>
  );
}

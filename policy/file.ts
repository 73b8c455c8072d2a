/** What a file of settings holds. */

/** Without the byte order mark that Notepad puts first and JSON does not know. */
export const unmarked = (text: string): string => text.replace(/^\uFEFF/, '');

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The settings inside a file: the file itself, or what a policy file of Chromium holds for one extension. */
export function settingsIn(json: unknown, id: string | undefined): { raw: unknown } | { problem: string } {
  if (!isRecord(json) || !('3rdparty' in json)) return { raw: json };
  const party = json['3rdparty'];
  const extensions = isRecord(party) ? party.extensions : undefined;
  if (!isRecord(extensions)) return { problem: '「3rdparty」の中に「extensions」がありません。' };
  const ids = Object.keys(extensions);
  if (id !== undefined) {
    return ids.includes(id)
      ? { raw: extensions[id] }
      : { problem: `ID「${id}」の設定がありません。書かれているのは ${ids.join('、') || 'なし'} です。` };
  }
  const [only] = ids;
  if (only === undefined) return { problem: '「extensions」の中に設定がありません。' };
  return ids.length === 1
    ? { raw: extensions[only] }
    : { problem: `設定が${ids.length}つあります。--id で選んでください（${ids.join('、')}）。` };
}

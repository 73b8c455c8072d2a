/** What a drop or a paste brings: files, whole folders, and text beside them. */

/** Files of one folder that are taken; a page would not take more either. */
const MAX_FOLDER_FILES = 1_000;

export interface Brought {
  /** With the files of dropped folders, in the order in which they are listed. */
  files: Promise<File[]>;
  /** Text by its type. */
  texts: [string, string][];
}

/** Has to be called while the event is under way: afterwards the browser takes everything back. */
export function bringOf(transfer: DataTransfer): Brought {
  const items = [...transfer.items].filter((item) => item.kind === 'file');
  // A pasted or synthetic file has no entry, only itself.
  const found = items.map((item) => {
    const entry = item.webkitGetAsEntry();
    return entry?.isDirectory ? (entry as FileSystemDirectoryEntry) : item.getAsFile();
  });
  const texts = transfer.types
    .filter((type) => type !== 'Files')
    .map((type): [string, string] => [type, transfer.getData(type)]);
  return { files: gather(found), texts };
}

async function gather(found: readonly (FileSystemDirectoryEntry | File | null)[]): Promise<File[]> {
  const files: File[] = [];
  for (const each of found) {
    if (each instanceof File) files.push(each);
    else if (each) await walk(each, files);
  }
  return files;
}

async function walk(folder: FileSystemDirectoryEntry, files: File[]): Promise<void> {
  const reader = folder.createReader();
  const entries: FileSystemEntry[] = [];
  // The browser lists a hundred at a time and ends with none.
  for (;;) {
    const more = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (more.length === 0) break;
    entries.push(...more);
  }
  for (const entry of entries.sort((a, b) => a.name.localeCompare(b.name, 'ja', { numeric: true }))) {
    if (files.length >= MAX_FOLDER_FILES) return;
    if (entry.isDirectory) await walk(entry as FileSystemDirectoryEntry, files);
    else files.push(await new Promise((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject)));
  }
}

/** A transfer of our own that brings the same. */
export function transferOf(files: readonly File[], texts: Brought['texts'] = []): DataTransfer {
  const transfer = new DataTransfer();
  for (const [type, text] of texts) transfer.setData(type, text);
  for (const file of files) transfer.items.add(file);
  return transfer;
}

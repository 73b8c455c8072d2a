/** Prime and constant of P-256, y² = x³ − 3x + b over p (NIST SP 800-186, 3.2.1.3). */
const P = 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n;
const B = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn;

/**
 * Whether a key of the right shape (65 bytes, base64url) is a point of P-256. One letter typed wrong is caught here, with
 * the name of its owner, instead of much later as a code that never fits.
 */
export function isOnCurve(base64url: string): boolean {
  const bytes = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  const hex = Array.from(bytes, (byte) => byte.charCodeAt(0).toString(16).padStart(2, '0')).join('');
  if (hex.length !== 130) return false;
  const x = BigInt(`0x${hex.slice(2, 66)}`);
  const y = BigInt(`0x${hex.slice(66)}`);
  return x < P && y < P && (y * y - (x ** 3n - 3n * x + B)) % P === 0n;
}

/** Which Node.js this project runs on: the versions that vite and rolldown name (^20.19.0 || >=22.12.0). */

/** @param {string} version as process.versions.node gives it @returns {boolean} */
export function nodeFits(version) {
  const [major = 0, minor = 0] = version.split('.').map((part) => Number.parseInt(part, 10));
  return (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
}

/** @param {string} version @returns {string} what whoever sits before it is told */
export const nodeTooOld = (version) =>
  `Node.js 20.19 以上（22系は 22.12 以上）が必要です（いまは ${version}）。21系は使えません。\nhttps://nodejs.org/ja から新しいものを入れて、もう一度お試しください。`;

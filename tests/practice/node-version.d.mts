/** Whether this project runs on that version of Node.js. */
export function nodeFits(version: string): boolean;
/** What is said where it does not. */
export function nodeTooOld(version: string): string;

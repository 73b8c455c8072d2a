/**
 * What an editor holds, read from its DOM without touching it, with the node that each stretch comes from.
 *
 * `innerText` counts empty lines wrongly in Draft.js and Lexical alike (measured), so lines are read here: every block that
 * holds no other block is one line, and so is what stands between blocks. A <br> ends a line unless it is the last thing in
 * its block, where editors keep one only to give an empty line its height. A picture inside the text (an emoji drawn as an
 * image) counts as its alternative text.
 */

interface Piece {
  node: Node;
  start: number;
  text: string;
}

interface Reading {
  text: string;
  pieces: Piece[];
}

/** Elements that stand on lines of their own in the editors known (Draft.js div, Lexical p / h1 / li, plain div). */
const blocks: ReadonlySet<string> = new Set(
  'ADDRESS ARTICLE BLOCKQUOTE DIV DL DT DD FIGURE H1 H2 H3 H4 H5 H6 LI OL P PRE SECTION TABLE TR UL'.split(' '),
);

const isBlock = (node: Node): boolean => node instanceof Element && blocks.has(node.tagName);

const holdsBlocks = (node: Node): boolean => [...node.childNodes].some((child) => isBlock(child) || holdsBlocks(child));

/** Nodes of each line, in order: the inline content of one leaf block, or a run of inline nodes between blocks. */
function linesOf(root: Node): Node[][] {
  if (!holdsBlocks(root)) return [[...root.childNodes]];
  const lines: Node[][] = [];
  let run: Node[] = [];
  const endRun = (): void => {
    // Blanks between blocks are the markup's, not the writer's.
    if (run.some((node) => node instanceof Element || (node.nodeValue ?? '').trim() !== '')) lines.push(run);
    run = [];
  };
  for (const child of root.childNodes) {
    if (!isBlock(child) && !holdsBlocks(child)) {
      run.push(child);
      continue;
    }
    endRun();
    lines.push(...linesOf(child));
  }
  endRun();
  return lines;
}

function readLine(nodes: readonly Node[], reading: Reading): void {
  const breaks: number[] = [];
  const visit = (node: Node): void => {
    if (node instanceof HTMLBRElement) {
      breaks.push(reading.text.length);
      reading.text += '\n';
      return;
    }
    const own = node instanceof HTMLImageElement ? node.alt : node.nodeType === Node.TEXT_NODE ? node.nodeValue : '';
    if (own) {
      reading.pieces.push({ node, start: reading.text.length, text: own });
      reading.text += own;
    }
    for (const child of node.childNodes) visit(child);
  };
  for (const node of nodes) visit(node);
  if (breaks.at(-1) === reading.text.length - 1) reading.text = reading.text.slice(0, -1);
}

function read(editor: HTMLElement): Reading {
  const reading: Reading = { text: '', pieces: [] };
  linesOf(editor).forEach((line, index) => {
    if (index > 0) reading.text += '\n';
    readLine(line, reading);
  });
  return reading;
}

const isField = (editor: HTMLElement): editor is HTMLTextAreaElement | HTMLInputElement =>
  editor instanceof HTMLTextAreaElement || editor instanceof HTMLInputElement;

/** What the editor holds, lines joined with LF. */
export const readText = (editor: HTMLElement): string => (isField(editor) ? editor.value : read(editor).text);

/** DOM ranges for [start, end) stretches of `readText(editor)`; stretches that no longer exist are left out. */
export function textRanges(editor: HTMLElement, spans: readonly (readonly [number, number])[]): Range[] {
  if (isField(editor)) return [];
  const { pieces } = read(editor);
  const at = (offset: number, isEnd: boolean): [Node, number] | null => {
    for (const piece of pieces) {
      const inside = isEnd
        ? offset > piece.start && offset <= piece.start + piece.text.length
        : offset >= piece.start && offset < piece.start + piece.text.length;
      if (!inside) continue;
      if (piece.node.nodeType === Node.TEXT_NODE) return [piece.node, offset - piece.start];
      const parent = piece.node.parentNode;
      if (!parent) return null;
      const index = [...parent.childNodes].indexOf(piece.node as ChildNode);
      return [parent, index + (isEnd ? 1 : 0)];
    }
    return null;
  };
  const ranges: Range[] = [];
  for (const [start, end] of spans) {
    const from = at(start, false);
    const to = at(end, true);
    if (!from || !to) continue;
    const range = document.createRange();
    range.setStart(...from);
    range.setEnd(...to);
    ranges.push(range);
  }
  return ranges;
}

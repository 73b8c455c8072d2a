/**
 * A bounded reader for the little XML that XMP is: elements, attributes, text. It expands no entities but the five of XML
 * and character references, loads nothing, keeps going where XML is malformed, and takes one pass over the text.
 * Libraries were weighed: DOM parsers want the whole tree in memory and refuse the malformed packets cameras write.
 */

export interface XmlEvents {
  /** Local names (without prefix) from the root to this element. */
  open(path: readonly string[], attributes: readonly (readonly [name: string, value: string])[]): void;
  text(path: readonly string[], value: string): void;
}

/** Real XMP nests about 12 deep. */
const MAX_XML_DEPTH = 100;

export function readXml(source: string, maxElements: number, events: XmlEvents): void {
  const path: string[] = [];
  let elements = 0;
  let at = 0;
  while (at < source.length && elements < maxElements) {
    const open = source.indexOf('<', at);
    const end = open < 0 ? source.length : open;
    if (end > at && path.length > 0) {
      const value = source.slice(at, end).trim();
      if (value) events.text(path, decoded(value));
    }
    if (open < 0) return;
    if (source.startsWith('<![CDATA[', open)) {
      const close = source.indexOf(']]>', open);
      if (close < 0) return;
      if (path.length > 0) events.text(path, source.slice(open + 9, close));
      at = close + 3;
    } else if (source.startsWith('<!--', open)) {
      at = after(source, '-->', open);
    } else if (source.startsWith('<?', open)) {
      at = after(source, '?>', open);
    } else if (source.startsWith('<!', open)) {
      at = after(source, '>', open);
    } else if (source[open + 1] === '/') {
      path.pop();
      at = after(source, '>', open);
    } else {
      elements++;
      const tag = readTag(source, open + 1);
      path.push(tag.name);
      if (path.length > MAX_XML_DEPTH) return;
      events.open(path, tag.attributes);
      if (tag.empty) path.pop();
      at = tag.end;
    }
  }
}

const after = (source: string, text: string, from: number): number => {
  const at = source.indexOf(text, from);
  return at < 0 ? source.length : at + text.length;
};

function readTag(source: string, from: number) {
  const nameAt = /[^\s/>]*/y;
  nameAt.lastIndex = from;
  const name = local(nameAt.exec(source)?.[0] ?? '');
  const attributes: [string, string][] = [];
  const attributeAt = /\s*([^\s=/>"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y;
  attributeAt.lastIndex = from + name.length;
  let end = nameAt.lastIndex;
  attributeAt.lastIndex = end;
  for (let hit = attributeAt.exec(source); hit; hit = attributeAt.exec(source)) {
    attributes.push([local(hit[1] ?? ''), decoded(hit[2] ?? hit[3] ?? '')]);
    end = attributeAt.lastIndex;
  }
  const close = after(source, '>', end);
  return { name, attributes, empty: source[close - 2] === '/', end: close };
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const decoded = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi, (whole, hex, decimal, name) => {
    if (name) return entities[String(name).toLowerCase()] ?? whole;
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });

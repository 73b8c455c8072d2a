/** The list of parts (CycloneDX), from the lock file: the same for the same lock file, without npm and without a network. */

interface Locked {
  name?: string;
  version?: string;
  license?: string;
  integrity?: string;
  dependencies?: Record<string, string>;
}

export interface Lock {
  packages: Record<string, Locked>;
}

/** Built into the product although npm counts it among the tools: the names of emoji. */
const alsoShipped = ['emojibase-data'];

/** Where a package lies that another one asks for by name: beside it first, then further out, as Node.js looks for it. */
function placeOf(name: string, from: string, packages: Lock['packages']): string {
  for (let at = from; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const place = `${at}/node_modules/${name}`;
    if (packages[place]) return place;
  }
  const place = `node_modules/${name}`;
  if (!packages[place])
    throw new Error(`package-lock.json に ${name} がありません。npm install をやり直してください。`);
  return place;
}

const nameOf = (place: string): string => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);

const licensesOf = (license: string | undefined) =>
  license === undefined ? [] : [/[\s()]/.test(license) ? { expression: license } : { license: { id: license } }];

/** `sha512-…` in base64, as CycloneDX writes it. */
const hashesOf = (integrity = '') =>
  integrity.split(/\s+/).flatMap((one) => {
    const [, bits, sum = ''] = /^sha(1|256|384|512)-(.+)$/.exec(one) ?? [];
    return bits === undefined ? [] : [{ alg: `SHA-${bits}`, content: Buffer.from(sum, 'base64').toString('hex') }];
  });

/** What the product is made of: everything that it ships, and what that needs in turn. */
export function billOfMaterials({ packages }: Lock): string {
  const wanted = (place: string): string[] => {
    const names = Object.keys(packages[place]?.dependencies ?? {});
    return (place === '' ? [...names, ...alsoShipped] : names).map((name) => placeOf(name, place, packages));
  };
  const places = new Set(wanted(''));
  // A set hands out what is added to it while it is gone through.
  for (const place of places) for (const next of wanted(place)) places.add(next);
  const partOf = (place: string) => {
    const { name = nameOf(place), version = '', license, integrity } = packages[place] ?? {};
    return {
      'bom-ref': `${name}@${version}`,
      type: place === '' ? 'application' : 'library',
      name,
      version,
      purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
      licenses: licensesOf(license),
      hashes: hashesOf(integrity),
    };
  };
  const refOf = (place: string): string => partOf(place)['bom-ref'];
  const sorted = [...places].sort((a, b) => (refOf(a) < refOf(b) ? -1 : 1));
  const bom = {
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: { component: partOf('') },
    components: sorted.map(partOf),
    dependencies: ['', ...sorted].map((place) => ({
      ref: refOf(place),
      dependsOn: [...new Set(wanted(place).map(refOf))].sort(),
    })),
  };
  return `${JSON.stringify(bom, null, 2)}\n`;
}

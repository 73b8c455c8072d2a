import { adml, admx } from './admx.ts';
import { type Browser, lineOf, registryOf, type Values, xml } from './values.ts';

/** One policy in every form in which city halls carry policies to their browsers. */

export const forms = [
  'linux',
  'google',
  'reg',
  'intune',
  'mobileconfig',
  'admx',
  'adml-ja',
  'adml-en',
  'values',
] as const;
export type Form = (typeof forms)[number];

interface Target {
  /** Id of the extension: 32 letters a–p. */
  id: string;
  brand: Browser;
}

/** /etc/chromium/policies/managed/yubisashi.json */
const linux = (values: Values, { id }: Target): string =>
  `${JSON.stringify({ '3rdparty': { extensions: { [id]: values } } }, null, 2)}\n`;

/** Google Admin console, "Policy for extensions". */
const google = (values: Values): string =>
  `${JSON.stringify(Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { Value: value }])), null, 2)}\n`;

/** What is typed into the editor of Group Policy: name, tab, value as it goes into the field, which has but one line. */
const list = (values: Values): string =>
  Object.entries(values)
    .map(([name, value]) => `${name}\t${lineOf(value).replace(/[\t\r\n]+/g, ' ')}\n`)
    .join('');

/** A string as a .reg file spells it. */
const quoted = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

/** A file for regedit, UTF-16 with CRLF: lists and groups as JSON in a string, which Chromium reads by the schema. */
function reg(values: Values, { id, brand }: Target): string {
  const key = `[HKEY_LOCAL_MACHINE\\${registryOf[brand]}\\3rdparty\\extensions\\${id}\\policy]`;
  const lines = Object.entries(values).map(([name, value]) => `${quoted(name)}=${quoted(lineOf(value))}`);
  return ['Windows Registry Editor Version 5.00', '', `[-${key.slice(1)}`, '', key, ...lines, ''].join('\r\n');
}

const base64 = (text: string): string =>
  btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''));

/** A script for Intune as Microsoft Graph takes it (deviceManagementScript): writes the same values, and takes old ones away. */
function intune(values: Values, { id, brand }: Target): string {
  // PowerShell takes the curved quotation marks for straight ones: each must be doubled, or a text ends and code begins.
  const literal = (text: string): string => `'${text.replace(/['\u2018-\u201b]/g, '$&$&')}'`;
  const path = `HKLM:\\${registryOf[brand]}\\3rdparty\\extensions\\${id}\\policy`;
  const script = [
    '$ErrorActionPreference = "Stop"',
    `$path = ${literal(path)}`,
    'if (Test-Path $path) { Remove-Item $path -Recurse }',
    'New-Item $path -Force | Out-Null',
    ...Object.entries(values).map(
      ([name, value]) =>
        `New-ItemProperty $path -Name ${literal(name)} -PropertyType String -Value ${literal(lineOf(value))} | Out-Null`,
    ),
    '',
  ].join('\r\n');
  return `${JSON.stringify(
    {
      '@odata.type': '#microsoft.graph.deviceManagementScript',
      displayName: 'Yubisashi policy',
      description: 'ゆびさしの設定をレジストリに書きます',
      // With a byte order mark, or Windows PowerShell 5 takes Japanese for another code page.
      scriptContent: base64(`\ufeff${script}`),
      runAsAccount: 'system',
      enforceSignatureCheck: false,
      fileName: 'yubisashi-policy.ps1',
      runAs32Bit: false,
    },
    null,
    2,
  )}\n`;
}

function plist(value: unknown, indent: string): string {
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    return value.length === 0
      ? `${indent}<array/>`
      : `${indent}<array>\n${value.map((one) => plist(one, inner)).join('\n')}\n${indent}</array>`;
  }
  if (typeof value === 'object' && value !== null) {
    const rows = Object.entries(value).map(([key, one]) => `${inner}<key>${xml(key)}</key>\n${plist(one, inner)}`);
    return rows.length === 0 ? `${indent}<dict/>` : `${indent}<dict>\n${rows.join('\n')}\n${indent}</dict>`;
  }
  if (typeof value === 'boolean') return `${indent}<${value}/>`;
  if (typeof value === 'number') return `${indent}<integer>${value}</integer>`;
  return `${indent}<string>${xml(String(value))}</string>`;
}

/** A configuration profile of macOS. The identifiers are made of the extension's and the browser's: the same file is the same profile. */
function mobileconfig(values: Values, { id, brand }: Target): string {
  const uuid = (last: string): string => {
    const hex = [...id].map((letter) => (letter.charCodeAt(0) - 97).toString(16)).join('');
    return [
      hex.slice(0, 8),
      hex.slice(8, 12),
      `4${hex.slice(13, 16)}`,
      `8${hex.slice(17, 20)}`,
      `${hex.slice(20, 31)}${last}`,
    ]
      .join('-')
      .toUpperCase();
  };
  const [whole, content] = brand === 'edge' ? ['2', '3'] : ['0', '1'];
  const domain = brand === 'edge' ? 'com.microsoft.Edge' : 'com.google.Chrome';
  const profile = {
    PayloadContent: [
      {
        ...values,
        PayloadType: `${domain}.extensions.${id}`,
        PayloadIdentifier: `yubisashi.${brand}.${id}.settings`,
        PayloadUUID: uuid(content),
        PayloadVersion: 1,
        PayloadEnabled: true,
      },
    ],
    PayloadDisplayName: 'ゆびさしの設定',
    PayloadIdentifier: `yubisashi.${brand}.${id}`,
    PayloadScope: 'System',
    PayloadType: 'Configuration',
    PayloadUUID: uuid(whole),
    PayloadVersion: 1,
  };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">',
    '<plist version="1.0">',
    plist(profile, ''),
    '</plist>',
    '',
  ].join('\n');
}

/** The name of a file, told apart where both browsers are served: templates of one name would take each other's place. */
export const fileName = (name: string, brand: Browser): string =>
  brand === 'chrome' ? name : name.replace(/(?=\.\w+$)/, `-${brand}`);

/** With the names of what is sent, by which the extension sees what a browser has dropped on the way. */
const complete = ({ expected: _, ...values }: Values): Values => ({ ...values, expected: Object.keys(values) });

/** The file for a form, and in which encoding it is to be written. */
export function write(form: Form, given: Values, target: Target): { text: string; encoding: 'utf8' | 'utf16le' } {
  const values = complete(given);
  switch (form) {
    case 'linux':
      return { text: linux(values, target), encoding: 'utf8' };
    case 'google':
      return { text: google(values), encoding: 'utf8' };
    case 'reg':
      return { text: `\ufeff${reg(values, target)}`, encoding: 'utf16le' };
    case 'intune':
      return { text: intune(values, target), encoding: 'utf8' };
    case 'mobileconfig':
      return { text: mobileconfig(values, target), encoding: 'utf8' };
    case 'admx':
      return { text: admx(target.id, target.brand), encoding: 'utf8' };
    case 'adml-ja':
      return { text: adml('ja', target.brand), encoding: 'utf8' };
    case 'adml-en':
      return { text: adml('en', target.brand), encoding: 'utf8' };
    case 'values':
      return { text: list(values), encoding: 'utf8' };
  }
}

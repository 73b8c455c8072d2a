import type { Language } from '../schema.ts';
import { settingsTree } from '../settings.ts';
import { type Browser, isJson, registryOf, settingNames, xml } from './values.ts';

/**
 * Administrative templates for Group Policy: every setting a text field; lists and groups as JSON, which Chromium reads by the
 * schema of the extension. Same names in both languages, so that one file of definitions serves both.
 */

/** Templates of one namespace or prefix would take each other's place: each browser has its own. */
const spaces: Record<Browser, { prefix: string; namespace: string; label: string }> = {
  chrome: { prefix: 'yubisashiChrome', namespace: 'Yubisashi.Policies.Chrome', label: 'Chrome' },
  edge: { prefix: 'yubisashiEdge', namespace: 'Yubisashi.Policies.Edge', label: 'Edge' },
};

export function admx(id: string, brand: Browser): string {
  const { prefix, namespace } = spaces[brand];
  const key = `${registryOf[brand]}\\3rdparty\\extensions\\${id}\\policy`;
  const policies = settingNames.map(
    (
      name,
    ) => `    <policy name="${name}" class="Machine" displayName="$(string.${name})" explainText="$(string.${name}_help)" presentation="$(presentation.${name})" key="${xml(key)}">
      <parentCategory ref="yubisashi"/>
      <supportedOn ref="supported"/>
      <elements>
        <text id="${name}" valueName="${name}" maxLength="1000000" required="true"/>
      </elements>
    </policy>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<policyDefinitions xmlns="http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions" revision="1.0" schemaVersion="1.0">
  <policyNamespaces>
    <target prefix="${prefix}" namespace="${namespace}"/>
  </policyNamespaces>
  <resources minRequiredRevision="1.0"/>
  <supportedOn>
    <definitions>
      <definition name="supported" displayName="$(string.supported)"/>
    </definitions>
  </supportedOn>
  <categories>
    <category name="yubisashi" displayName="$(string.category)"/>
  </categories>
  <policies>
${policies.join('\n')}
  </policies>
</policyDefinitions>
`;
}

export function adml(language: Language, brand: Browser): string {
  const words =
    language === 'ja'
      ? {
          category: `ゆびさし（${spaces[brand].label}）`,
          supported: 'Chrome または Edge 122 以降',
          json: 'JSONで書きます。',
          see: '書き方は docs/policy.md をご覧ください。',
        }
      : {
          category: `Yubisashi (${spaces[brand].label})`,
          supported: 'Chrome or Edge 122 and later',
          json: 'Written as JSON.',
          see: 'See docs/policy.md.',
        };
  const settings = Object.entries(settingsTree(language));
  const strings = settings.flatMap(([name, { title = name, help = '' }]) => {
    const about = [help, isJson(name) ? words.json : '', words.see].filter(Boolean).join('\n');
    return [
      `      <string id="${name}">${xml(title)}</string>`,
      `      <string id="${name}_help">${xml(about)}</string>`,
    ];
  });
  const presentations = settings.map(
    ([name, { title = name }]) => `      <presentation id="${name}">
        <textBox refId="${name}">
          <label>${xml(title)}</label>
        </textBox>
      </presentation>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<policyDefinitionResources xmlns="http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions" revision="1.0" schemaVersion="1.0">
  <displayName>${words.category}</displayName>
  <description>${words.category}</description>
  <resources>
    <stringTable>
      <string id="category">${words.category}</string>
      <string id="supported">${words.supported}</string>
${strings.join('\n')}
    </stringTable>
    <presentationTable>
${presentations.join('\n')}
    </presentationTable>
  </resources>
</policyDefinitionResources>
`;
}

import { beforeEach, expect, it } from 'vitest';
import { makeKeys, type OwnKeys } from '../../guards/approval/keys.ts';
import { answerDigest, readRequest } from '../../guards/approval/request.ts';
import { pairKey, slotOf, typedCode } from '../../guards/approval/typed-code.ts';
import type { Override } from '../../guards/desk/hurry.ts';
import type { DeskConfig } from '../../guards/desk/ports.ts';
import { countersign, countersignText } from '../../guards/duty/countersign.ts';
import { policySchema } from '../../policy/schema.ts';
import { createRig, emergencyAt, type Rig } from './desk-rig.ts';

/** Whoever posted in an emergency is not who looks at it afterwards, whoever sits at a shared computer by then. */

let rig: Rig;
let taroElsewhere: OwnKeys;
let override: Override;

const seat = (id: string, name: string): DeskConfig => ({
  policy: rig.policy,
  policyHash: '',
  policyLost: false,
  refused: 0,
  me: { id, name, dept: '', how: id === '' ? 'unknown' : 'chosen' },
  passkeys: [],
});

const ports = () => ({ keys: async () => rig.poster, local: rig.local, now: () => rig.now, logHead: async () => '' });

/** What becomes of a code from those keys while `config` sits at the computer. */
async function answered(config: DeskConfig, by: OwnKeys) {
  const request = await readRequest(await countersignText(config, override, ports()));
  const key = await pairKey(by, request.poster.agreePub, 'approver');
  const code = await typedCode(key, await answerDigest(request), slotOf(rig.now));
  return { asking: request.poster.name, refused: (await countersign(config, override, code, ports())).refused };
}

beforeEach(async () => {
  rig = await createRig();
  taroElsewhere = await makeKeys();
  rig.policy = policySchema.parse({
    people: [
      { id: 'taro', name: '見本太郎', roles: ['head'], agreePub: taroElsewhere.agreePub },
      { id: 'hanako', name: '例示花子', roles: ['approver'], agreePub: rig.approver.agreePub },
    ],
  });
  override = await emergencyAt(rig.now);
});

it.each([
  ['taro', '見本太郎'],
  ['hanako', '例示花子'],
  ['', ''],
])('with %j at the computer', async (id, name) => {
  const config = seat(id, name);
  expect(await answered(config, taroElsewhere)).toEqual({ asking: '見本太郎', refused: 'self' });
  expect(await answered(config, rig.approver)).toEqual({ asking: '見本太郎', refused: null });
});

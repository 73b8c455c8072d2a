import type { Guideline } from '../types.ts';
import common from './common.ts';
import kawasaki from './kawasaki.ts';
import kisarazu from './kisarazu.ts';
import samukawa from './samukawa.ts';
import shiroi from './shiroi.ts';

/** Every bundled guideline, the order in which lists show them. A test refuses a file of this folder that is missing here. */
export const guidelines: readonly Guideline[] = [common, kawasaki, samukawa, shiroi, kisarazu];

/** The guideline of that id (`kawasaki`), or undefined: policy may name one this version does not know. */
export const guidelineById = (id: string): Guideline | undefined => guidelines.find((guideline) => guideline.id === id);

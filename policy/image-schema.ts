import { z } from 'zod';

/** What pictures and films may carry. */

export const imagesSchema = z
  .object({
    metadata: z.enum(['ask', 'clean', 'block']).default('ask').meta({
      title: '撮影場所・作成者などの情報',
      description: 'Place, author and the like in a file',
      help: 'ask＝見せて選んでもらう、clean＝消せるものは尋ねずに消す、block＝残したままの添付を認めない。',
      englishHelp:
        'ask: shown, and somebody chooses; clean: removed without asking where it can be; block: nothing is attached that still has it.',
      strictest: 'block',
    }),
    consent: z.enum(['off', 'ask', 'record']).default('ask').meta({
      title: '写っている人・権利の了解',
      description: 'Consent of people shown, and rights',
      help: 'off＝尋ねない、ask＝写っているかを尋ねる、record＝写っているときは、だれから・方法・日付も書いてもらう。',
      englishHelp:
        'off: not asked, ask: asks whether people are shown, record: then also from whom, how and when consent came.',
      strictest: 'record',
    }),
  })
  .prefault({})
  .meta({
    title: '画像と動画',
    description: 'Pictures and films',
    help: 'ガイドラインが求めるときは、それに合わせて厳しくなります。',
    englishHelp: 'Stricter by itself where a guideline asks for it.',
  });

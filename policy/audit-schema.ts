import { z } from 'zod';

/** What the log keeps, how long, and where it goes. */

export const auditSchema = z
  .object({
    text: z.enum(['full', 'excerpt', 'hash']).default('excerpt').meta({
      title: '記録に残す本文',
      description: 'Text that is kept',
      help: 'full＝全文、excerpt＝先頭80文字、hash＝残さない（指紋だけ）。',
      englishHelp: 'full: all of it, excerpt: the first 80 characters, hash: none (its fingerprint only).',
      strictest: 'full',
    }),
    retentionDays: z.number().int().min(30).max(3650).default(1095).meta({
      title: '記録を残す日数',
      description: 'Days the log is kept',
      help: '過ぎた記録は、一日一度消します。どこまで消したかは、記録に残ります。',
      englishHelp: 'What is older is deleted once a day; the log says how far.',
      strictest: 3650,
    }),
    forward: z.enum(['off', 'otlp', 'loki']).default('off').meta({
      title: '記録の転送',
      description: 'Forwarding',
      help: 'otlp＝OTLP/HTTP（JSON）、loki＝Loki の push API。宛先を組み込んだ、自治体のパッケージだけで働きます。',
      englishHelp:
        "otlp: OTLP/HTTP (JSON), loki: Loki's push API. Works in a municipality's own package alone, which has the address built in.",
      strictest: 'off',
    }),
    forwardTo: z
      .string()
      .max(500)
      .regex(/^(?:https?:\/\/[^\s?#]+)?$/, { error: 'https://logs.example.lg.jp のように書いてください。' })
      .default('')
      .meta({
        title: '転送の宛先',
        description: 'Address to forward to',
        help: '/v1/logs などの前までを書きます。',
        englishHelp: 'Up to, and without, /v1/logs or the like.',
        strictest: '',
      }),
    forwardAuthorization: z.string().max(2000).default('').meta({
      title: '転送の Authorization ヘッダー',
      description: 'Authorization header for forwarding',
      help: 'chrome://policy で誰でも読めます。書き込むだけの権限の鍵にしてください。',
      englishHelp: 'Anybody can read it in chrome://policy: use a key that may only write.',
      strictest: '',
    }),
  })
  .prefault({})
  .meta({ title: '記録', description: 'The log' });

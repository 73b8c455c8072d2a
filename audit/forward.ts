import type { AuditRecord } from './record.ts';

/** Rows in the words of the log systems that city halls already run. Only policy says where they go. */

/** Nanoseconds since the epoch, as a decimal string: more digits than a JavaScript number holds. */
const nanos = ({ at }: AuditRecord): string => `${Date.parse(at)}000000`;

const failed = new Set<string>([
  'code_failed',
  'publish_failed',
  'publish_unanswered',
  'stopped',
  'protection_lost',
  'policy_refused',
  'override',
  'forward_failed',
]);

/** Severity numbers of the OpenTelemetry logs data model: 9 = INFO, 13 = WARN. */
const severityOf = ({ action }: AuditRecord): { severityNumber: number; severityText: string } =>
  failed.has(action) ? { severityNumber: 13, severityText: 'WARN' } : { severityNumber: 9, severityText: 'INFO' };

/** Fields in the names of the Elastic Common Schema; what has no name there is ours. */
const fieldsOf = (record: AuditRecord): Record<string, string> => ({
  'event.action': record.action,
  'event.category': 'web',
  'event.outcome': failed.has(record.action) ? 'failure' : 'success',
  'event.sequence': String(record.seq),
  'user.id': record.actor.id,
  'user.name': record.actor.name,
  'service.name': 'yubisashi',
  'yubisashi.site': record.site,
  'yubisashi.account': record.account,
  'yubisashi.result': record.result,
  'yubisashi.digest': record.digest,
  'yubisashi.topics': record.topics.join(' '),
  'yubisashi.clauses': record.clauses.join(' / '),
  'yubisashi.approvers': record.approvers.join(' '),
  'yubisashi.hash': record.hash,
});

const attribute = ([key, value]: [string, string]) => ({ key, value: { stringValue: value } });

/** Body of POST <endpoint>/v1/logs (OTLP/HTTP, JSON encoding of ExportLogsServiceRequest, opentelemetry-proto 1.x). */
export function otlpOf(records: readonly AuditRecord[], town: string) {
  return {
    resourceLogs: [
      {
        resource: {
          attributes: [attribute(['service.name', 'yubisashi']), attribute(['organization.name', town])],
        },
        scopeLogs: [
          {
            scope: { name: 'yubisashi', version: records[0]?.version ?? '' },
            logRecords: records.map((record) => ({
              timeUnixNano: nanos(record),
              observedTimeUnixNano: nanos(record),
              ...severityOf(record),
              // The whole row: what is checked elsewhere must be what was written here.
              body: { stringValue: JSON.stringify(record) },
              attributes: Object.entries(fieldsOf(record))
                .filter(([, value]) => value !== '')
                .map(attribute),
            })),
          },
        ],
      },
    ],
  };
}

/** Body of POST <endpoint>/loki/api/v1/push (JSON). Few labels, or the index grows: town, action and site alone. */
export function lokiOf(records: readonly AuditRecord[], town: string) {
  const streams = new Map<string, { stream: Record<string, string>; values: [string, string][] }>();
  for (const record of records) {
    const stream = {
      service_name: 'yubisashi',
      organization: town || 'unknown',
      action: record.action,
      site: record.site || 'none',
    };
    const key = JSON.stringify(stream);
    const known = streams.get(key) ?? { stream, values: [] as [string, string][] };
    known.values.push([nanos(record), JSON.stringify(record)]);
    streams.set(key, known);
  }
  return { streams: [...streams.values()] };
}

export const pathOf = {
  otlp: '/v1/logs',
  loki: '/loki/api/v1/push',
};

import { lokiOf, otlpOf, pathOf } from '../../audit/forward.ts';
import type { AuditRecord } from '../../audit/record.ts';
import type { Store } from '../../guards/desk/ports.ts';
import type { Policy } from '../../policy/schema.ts';

/**
 * Sends the log on, row after row, in order, none lost: what counts as sent is what the other side has answered for, and the
 * queue is the log itself. While it is down the log grows and is tried again.
 */

/** Rows at once; one row is about 1 kB. */
const BATCH = 200;
const TIMEOUT_MS = 20_000;

interface Ports {
  after: (seq: number, limit: number) => Promise<AuditRecord[]>;
  policy: () => Promise<Policy>;
  local: Store;
  fetch: typeof fetch;
  /** First failure after a success, and how it went. */
  failed: (why: string) => Promise<void>;
}

export function createForwarder({ after, policy, local, fetch: send, failed }: Ports) {
  let running: Promise<void> | null = null;
  let again = false;

  /** Null = sent; else why not. */
  const post = async (records: readonly AuditRecord[], { audit, municipality }: Policy): Promise<string | null> => {
    const { forward, forwardTo, forwardAuthorization } = audit;
    if (forward === 'off') return null;
    const body = forward === 'otlp' ? otlpOf(records, municipality) : lokiOf(records, municipality);
    try {
      const answer = await send(`${forwardTo.replace(/\/+$/, '')}${pathOf[forward]}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(forwardAuthorization ? { authorization: forwardAuthorization } : {}),
        },
        body: JSON.stringify(body),
        credentials: 'omit',
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      return answer.ok ? null : String(answer.status);
    } catch (error) {
      return error instanceof Error ? error.name : 'failed';
    }
  };

  const run = async (): Promise<void> => {
    for (;;) {
      const inForce = await policy();
      if (inForce.audit.forward === 'off' || inForce.audit.forwardTo === '') return;
      const sent = await local.get('forwarded', 0);
      const rows = await after(sent, BATCH);
      if (rows.length === 0) return;
      const why = await post(rows, inForce);
      const down = await local.get('forwardDown', false);
      if (why !== null) {
        await local.set('forwardDown', true);
        if (!down) await failed(why);
        return;
      }
      await local.set('forwarded', rows.at(-1)?.seq ?? sent);
      if (down) await local.set('forwardDown', false);
    }
  };

  return {
    /** Sends what waits. Calls while it is under way make it look once more. */
    async flush(): Promise<void> {
      if (running) {
        again = true;
        return running;
      }
      running = run().finally(() => {
        running = null;
      });
      await running;
      if (again) {
        again = false;
        await this.flush();
      }
    },
  };
}

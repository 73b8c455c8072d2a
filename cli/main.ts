import { usage as checkUsage, runCheck } from './check.ts';
import { usage as imageUsage, runImage } from './image.ts';
import { usage as policyUsage, runPolicy } from './policy.ts';
import { runVerify, usage as verifyUsage } from './verify.ts';

/** `yubisashi <command> …`: the extension's own engine at a shell. Exit codes are those of the command; 64 for none. */
const io = { out: (line: string) => console.log(line), err: (line: string) => console.error(line) };
const [command, ...args] = process.argv.slice(2);

async function run(): Promise<number> {
  switch (command) {
    case 'check':
      return runCheck(args, io);
    case 'image':
      return runImage(args, io.out);
    case 'policy':
      return runPolicy(args, io);
    case 'verify':
      return runVerify(args, io);
    default:
      io.err(['yubisashi のコマンド', checkUsage, imageUsage, policyUsage, verifyUsage].join('\n'));
      return command === '--help' || command === undefined ? 0 : 64;
  }
}

process.exitCode = await run();

/**
 * A process that publishes, to be killed: `publishWhole` with a maker that writes a site file after file.
 * Words: the target, what every file of this site says, how many files, `exchange` or `renames`.
 */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { publishWhole } from "../../src/cli/publish.ts";

const [target = "", edition = "", files = "", way = ""] = process.argv.slice(2);

process.send?.("begun");
await publishWhole(
  target,
  async (staging) => {
    for (let number = 0; number < Number(files); number++) {
      await writeFile(join(staging, `page-${number}.html`), `${edition}\n`.repeat(400));
      if (number % 8 === 0) await setTimeout(1);
    }
    await writeFile(join(staging, "SHA256SUMS"), `${files} ${edition}\n`);
    process.send?.("made");
  },
  { canExchange: way === "exchange" },
);
process.send?.("published");
process.disconnect?.();

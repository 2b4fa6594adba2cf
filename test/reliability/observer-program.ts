/** A process that looks at a site, again and again, until it is told to stop; then it says what it saw. Word: the target. */
import { lookAt, type Sight } from "./whole-site.ts";

/** What an observer saw, by how often. */
export interface Observed {
  looks: number;
  absent: number;
  readonly editions: string[];
  readonly torn: string[];
}

const [target = ""] = process.argv.slice(2);
const seen: Observed = { looks: 0, absent: 0, editions: [], torn: [] };

process.on("message", () => {
  process.send?.(seen);
  process.disconnect();
});
process.send?.("looking");
look();

function look(): void {
  for (let times = 0; times < 20; times++) remember(lookAt(target));
  if (process.connected) setImmediate(look);
}

function remember(sight: Sight): void {
  seen.looks++;
  if ("absent" in sight) seen.absent++;
  else if ("torn" in sight) seen.torn.push(sight.torn);
  else if (seen.editions.at(-1) !== sight.edition) seen.editions.push(sight.edition);
}

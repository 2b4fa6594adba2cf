import { relative } from "node:path";

/** The scripts by which this package, and a publication that `new` wrote, run the commands. */
const scripts: Readonly<Record<string, string>> = {
  build: "npm run build",
  check: "npm run check",
  serve: "npm start",
};

/**
 * A command as who runs this one would type it: where npm ran it, there may be no `glossator` in the terminal.
 * @param words options, which npm wants behind two dashes
 */
export function ownCommand(command: string, ...words: readonly string[]): string {
  const script = process.env["npm_lifecycle_event"] === "new" ? scripts[command] : undefined;
  const typed = words.map(quoted);
  if (script === undefined) return ["glossator", command, ...typed].join(" ");
  return [script, ...(typed.length > 0 ? ["--", ...typed] : [])].join(" ");
}

/** The option by which a command finds a publication from where this one was run; none where it is there. */
export function rootWords(root: string): string[] {
  const place = relative(process.cwd(), root);
  return place === "" ? [] : ["--root", place];
}

/** As a terminal wants it, so that a line can be copied: "my explainers" is one word. Windows knows double quotes alone. */
function quoted(word: string): string {
  if (/^[\p{L}\p{N}_./\\:@%+=,-]+$/u.test(word)) return word;
  return process.platform === "win32" ? `"${word}"` : `'${word.replaceAll("'", "'\\''")}'`;
}

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
  if (script === undefined) return ["glossator", command, ...words].join(" ");
  return [script, ...(words.length > 0 ? ["--", ...words] : [])].join(" ");
}

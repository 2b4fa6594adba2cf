import { createHash } from "node:crypto";

/** A file's name with a hash of its content before its ending, for hosts and browsers that keep it for ever: `terms-0a1b2c3d4e.js`. */
export function hashedName(name: string, content: string | Uint8Array): string {
  const [, stem = name, extension = ""] = /^(.*)(\.[^.]*)$/.exec(name) ?? [];
  const hash = createHash("sha256").update(content).digest("hex");
  return `${stem}-${hash.slice(0, 10)}${extension}`;
}

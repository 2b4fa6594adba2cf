/** What nobody but the machine that builds should know: where it keeps things, who works there, what it is let into. */
import { readFileSync } from "node:fs";
import { homedir, hostname, tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { unzipSync } from "fflate";
import { filesIn, projectRoot } from "../publication.ts";

/** Texts by which one would know this machine, its user and their secrets. */
export function machineMarks(): string[] {
  const { username } = userInfo();
  const secrets = Object.entries(process.env).flatMap(([name, value = ""]) =>
    /TOKEN|SECRET|PASSW|_KEY$|CREDENTIAL/i.test(name) && value.length >= 8 ? [value] : [],
  );
  const host = hostname();
  return [
    projectRoot,
    `${tmpdir()}/`,
    ...(homedir().length > 1 ? [`${homedir()}/`] : []),
    `/home/${username}`,
    `/Users/${username}`,
    `\\Users\\${username}`,
    // Too short a name is in every text.
    ...(host.length > 5 && host !== "localhost" ? [host] : []),
    ...secrets,
  ];
}

/**
 * Keys as those who issue them shape them, so that they are found.
 * @see https://docs.github.com/en/code-security/secret-scanning/introduction/supported-secret-scanning-patterns
 */
const keys =
  /-----BEGIN [A-Z ]*PRIVATE KEY|\bgh[opsur]_[A-Za-z0-9]{36}|\bgithub_pat_\w{40}|\bnpm_[A-Za-z0-9]{36}|\bAKIA[0-9A-Z]{16}\b|\bxox[abprs]-[\w-]{10}|\bsk-[A-Za-z0-9_-]{32}|\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.|\bAIza[\w-]{35}|:_authToken=|[a-z]:\/\/[^\s/:@"'<>]+:[^\s/:@"'<>]+@[a-z0-9]/;

/** Files below a folder that hold one of these texts or a key, packed or not; with what they hold. */
export function privateIn(folder: string, marks: readonly string[]): string[] {
  return filesIn(folder).flatMap((path) =>
    [...unpacked(path, readFileSync(join(folder, path)))].flatMap(([name, bytes]) => {
      const text = `${name}\n${Buffer.from(bytes).toString("utf8")}`;
      const key = keys.exec(text)?.[0];
      const found = marks.filter((mark) => text.includes(mark));
      return [...found, ...(key === undefined ? [] : [key])].map((what) => `${name}: ${what}`);
    }),
  );
}

/** A file, and whatever is packed in it: archives, books, what the search engine fetches. */
function* unpacked(path: string, bytes: Uint8Array): Generator<[string, Uint8Array]> {
  yield [path, bytes];
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) yield* unpacked(`${path}!`, gunzipSync(bytes));
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    for (const [name, content] of Object.entries(unzipSync(bytes)))
      yield* unpacked(`${path}!${name}`, content);
  }
}

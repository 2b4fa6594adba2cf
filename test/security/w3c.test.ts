import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { expect, test } from "vitest";
import { requireProgram } from "../ensure-machine.ts";
import { filesIn, glossator, projectRoot } from "../publication.ts";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";

const checker = createRequire(import.meta.url).resolve("vnu-jar/build/dist/vnu.jar");

interface Message {
  readonly type: string;
  readonly url?: string;
  readonly lastLine?: number;
  readonly message: string;
}

test("the W3C's own checker finds no error in any page of this repository's publication", async () => {
  const site = join(mkdtempSync(join(tmpdir(), "glossator-w3c-")), "_site");
  const { code, stderr } = await glossator(["build", "--root", projectRoot, "--out", site, "--core"]);
  expect(code, stderr).toBe(0);
  const pages = filesIn(site).filter((path) => path.endsWith(".html"));
  const { stderr: report } = spawnSync(
    requireProgram("java"),
    [
      "-Xss2m",
      "-jar",
      checker,
      "--errors-only",
      "--format",
      "json",
      ...pages.map((path) => join(site, path)),
    ],
    { encoding: "utf8", maxBuffer: 1e8 },
  );
  const { messages } = JSON.parse(report) as { readonly messages: readonly Message[] };
  // The checker's list of sources is older than WebAssembly's. https://www.w3.org/TR/CSP3/#grammardef-keyword-source
  const isOld = ({ message }: Message) => message.includes("found \"'wasm-unsafe-eval'\"");
  const told = messages
    .filter((message) => !isOld(message))
    .map(({ url = "", lastLine, message }) => `${url.slice(url.indexOf("_site"))}:${lastLine} ${message}`);
  expect(told).toEqual([]);
});

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checksums, parseChecksums } from "../../src/exports/checksums.ts";
import { serveFolder } from "../browser/browser.ts";
import { filesIn, glossator, minimal, read, writePublication } from "../publication.ts";

let site: string;

beforeAll(async () => {
  const root = writePublication({
    ...minimal,
    "content/explainers/über-uns.md": minimal["content/explainers/juries.md"]!,
  });
  const { code, stderr } = await glossator(["build", "--root", root, "--core"]);
  expect(code, stderr).toBe(0);
  site = join(root, "_site");
});

afterAll(() => rmSync(join(site, ".."), { recursive: true }));

test("a site carries the check sums of all its files, in order, and sha256sum agrees", () => {
  const listed = [...parseChecksums(read(site, "SHA256SUMS"))!.keys()];
  expect(listed).toEqual(filesIn(site).filter((path) => path !== "SHA256SUMS"));
  const { status, stdout } = spawnSync("sha256sum", ["--check", "--strict", "SHA256SUMS"], {
    cwd: site,
    encoding: "utf8",
  });
  expect(status, stdout).toBe(0);
});

test("names that break lines survive, and a list that leads out of its folder is none", () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: "binary", minLength: 1 }).map((name) => `a/${name.toWellFormed()}!`)),
      (names) => {
        const files = [...new Set(names)]
          .filter((name) => !/\/(\.?\.?)(\/|$)/.test(name))
          .map((path) => ({ path, content: path }));
        const sums = parseChecksums(checksums(files).content as string);
        expect([...(sums?.keys() ?? [])]).toEqual(files.map(({ path }) => path).sort());
      },
    ),
  );
  for (const path of ["../a", "a/../../b", "/etc/passwd", "a//b", "."])
    expect(parseChecksums(`${"0".repeat(64)}  ${path}\n`)).toBeUndefined();
  for (const text of ["", "<!DOCTYPE html>", "0123  a\n"]) expect(parseChecksums(text)).toBeUndefined();
});

test("a copy as it was built is good, in a folder and on a host, also one that hides .html", async () => {
  expect((await glossator(["verify", site])).code).toBe(0);
  const [plain, pretty] = await Promise.all([serveFolder(site, { prefix: "/a/b" }), hostWithoutHtml()]);
  for (const place of [plain.url, `${plain.url}index.html`, pretty.url]) {
    const { code, stderr, stdout } = await glossator(["verify", place]);
    expect(stdout + stderr).toContain("each as it was built");
    expect(code).toBe(0);
  }
  pretty.close();
  await plain.close();
});

test("what is missing, changed or strange is told, each file on a line", async () => {
  const copy = mkdtempSync(join(tmpdir(), "glossator-copy-"));
  cpSync(site, copy, { recursive: true });
  rmSync(join(copy, "search.html"));
  writeFileSync(join(copy, "index.html"), `${read(copy, "index.html")}<!-- an advertisement -->`);
  writeFileSync(join(copy, "evil.js"), "");
  const told = await glossator(["verify", copy]);
  expect(told.code).toBe(1);
  expect(told.stdout).toBe("evil.js  not part of the site\nindex.html  changed\nsearch.html  is missing\n");
  const served = await serveFolder(copy);
  const onHost = await glossator(["verify", served.url]);
  expect(onHost.code).toBe(1);
  expect(onHost.stdout).toBe("index.html  changed\nsearch.html  is missing\n");

  // Who can change a page can change its sum: only a build that one trusts finds that.
  writeFileSync(
    join(copy, "SHA256SUMS"),
    checksums(filesIn(copy).map((path) => ({ path, content: readFileSync(join(copy, path)) }))).content,
  );
  expect((await glossator(["verify", copy])).code).toBe(0);
  expect((await glossator(["verify", served.url, "--against", site])).stdout).toBe(onHost.stdout);
  await served.close();
});

test("a place that is none, no list, and a host that does not answer", async () => {
  expect((await glossator(["verify", "/no/such/folder"])).code).toBe(2);
  expect((await glossator(["verify"])).code).toBe(2);
  const empty = mkdtempSync(join(tmpdir(), "glossator-empty-"));
  const { code, stderr } = await glossator(["verify", empty]);
  expect(code).toBe(1);
  expect(stderr).toContain("SHA256SUMS is missing");
  const silent = await serveFolder(empty);
  await silent.close();
  const answer = await glossator(["verify", silent.url]);
  expect(answer.code).toBe(1);
  expect(answer.stderr).toContain("ECONNREFUSED");
});

/** As Netlify and Cloudflare Pages do: pages have no .html, and what is for the host is for nobody else. */
async function hostWithoutHtml(): Promise<{ readonly url: string; close(): void }> {
  const files = await serveFolder(site);
  const server: Server = createServer((request, response) => {
    const path = request.url ?? "/";
    if (path.endsWith(".html")) {
      response.writeHead(308, { location: path.replace(/(?:index)?\.html$/, "") || "/" }).end();
      return;
    }
    if (/^\/(_headers|_redirects|\.nojekyll)$/.test(path)) {
      response.writeHead(404).end();
      return;
    }
    const isFile = filesIn(site).includes(decodeURIComponent(path.slice(1)));
    const name = path.endsWith("/") ? `${path}index.html` : isFile ? path : `${path}.html`;
    void fetch(new URL(name, files.url)).then(async (answer) =>
      response.writeHead(answer.status).end(Buffer.from(await answer.arrayBuffer())),
    );
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () => {
      server.closeAllConnections();
      server.close();
      void files.close();
    },
  };
}

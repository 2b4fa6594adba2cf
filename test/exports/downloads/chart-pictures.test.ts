import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { chartPictures, hasLettersFor } from "../../../src/exports/images/chart-pictures.ts";
import { ImageCache } from "../../../src/exports/images/image-cache.ts";
import { pictureFiles } from "../../../src/exports/images/pictures.ts";
import { renderDirective } from "../../pages/blocks/render-directive.ts";
import { wellFormed } from "../well-formed.ts";

const charts = [
  '::chart{figures="budget steel work overrun floor ceiling gift"}',
  '::chart{kind=share figures="on-foot"}',
  "::chart{table=bids}",
  "::chart{kind=timeline from=2024 to=2026}",
].join("\n\n");

const drawings = renderDirective(charts).seen.files.filter(({ path }) => path.endsWith(".svg"));
const emptyCache = () => new ImageCache(mkdtempSync(join(tmpdir(), "glossator-charts-")));

test("every chart that is taken away is well-formed XML, and names itself", () => {
  expect(drawings).toHaveLength(4);
  for (const { content } of drawings) {
    expect(wellFormed(String(content))).toBe(true);
    expect(content).toMatch(/<title>[^<]+<\/title><desc>[^<]+<\/desc>/);
  }
});

test("every chart is a picture too, twice as wide as its drawing, with more on it than paper, the same at every build", async () => {
  const first = await pictureFiles(chartPictures(drawings), emptyCache());
  const second = await pictureFiles(chartPictures(drawings), emptyCache());
  expect(first.map(({ path }) => path)).toEqual(drawings.map(({ path }) => path.replace(".svg", ".png")));
  for (const [index, { content }] of first.entries()) {
    const png = Buffer.from(content);
    expect(png.subarray(1, 4).toString("latin1")).toBe("PNG");
    expect(png.readUInt32BE(16)).toBe(1280);
    expect(png.length).toBeGreaterThan(5_000);
    expect(png.equals(Buffer.from(second[index]!.content))).toBe(true);
  }
});

test("there are pictures where we have letters for the language", () => {
  expect(["en-GB", "fr", "de", "pl", "tr"].map(hasLettersFor)).toEqual([true, true, true, true, true]);
  expect(["el", "ar", "uk", "ja"].map(hasLettersFor)).toEqual([false, false, false, false]);
});

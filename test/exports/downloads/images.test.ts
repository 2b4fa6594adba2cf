import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzlibSync } from "fflate";
import { beforeAll, describe, expect, test } from "vitest";
import { bookCover } from "../../../src/exports/images/cover.ts";
import { canDraw } from "../../../src/exports/images/drawing.ts";
import { ImageCache } from "../../../src/exports/images/image-cache.ts";
import { palettePng } from "../../../src/exports/images/palette-png.ts";
import { beginPictures, pictureFiles } from "../../../src/exports/images/pictures.ts";
import { shareImageOf, shareImages } from "../../../src/exports/images/share-images.ts";
import { touchIcon } from "../../../src/exports/images/touch-icon.ts";
import type { SiteView } from "../../../src/pages/site-view.ts";
import { writePublication } from "../../publication.ts";
import { builtPublication } from "../built-view.ts";
import { courts } from "./take-away.ts";

let unpublished: SiteView;
let view: SiteView;

beforeAll(async () => {
  ({ view: unpublished } = await builtPublication(writePublication(courts)));
  const { publication } = unpublished;
  view = {
    ...unpublished,
    publication: { ...publication, site: { ...publication.site, url: "https://courts.example/" } },
  };
});

/** The touch icon, drawn with a cache in a folder. */
async function iconWith(folder: string): Promise<Uint8Array> {
  const [file] = await pictureFiles([touchIcon()], new ImageCache(folder));
  return file!.content as Uint8Array;
}

const emptyCache = (): string => mkdtempSync(join(tmpdir(), "glossator-images-"));

/** Width and height of a PNG. */
function sizeOf(png: Uint8Array): [number, number] {
  const view = new DataView(png.buffer, png.byteOffset);
  return [view.getUint32(16), view.getUint32(20)];
}

describe("share images", () => {
  test("are there for every page that says something of its own, all of one size, the same at every build", async () => {
    const folder = emptyCache();
    const first = await pictureFiles(shareImages(view), new ImageCache(folder));
    expect(first.map(({ path }) => path).toSorted()).toMatchInlineSnapshot(`
      [
        "share/actors/index.png",
        "share/actors/judge.png",
        "share/explainers/index.png",
        "share/explainers/judges.png",
        "share/explainers/juries.png",
        "share/figures.png",
        "share/glossary/index.png",
        "share/glossary/jury.png",
        "share/glossary/verdict.png",
        "share/index.png",
        "share/sources.png",
      ]
    `);
    for (const { content } of first) expect(sizeOf(content as Uint8Array)).toEqual([1200, 630]);
    const cached = await pictureFiles(shareImages(view), new ImageCache(folder));
    const again = await pictureFiles(shareImages(view), new ImageCache(emptyCache()));
    const hex = (files: typeof first): string[] =>
      files.map(({ content }) => Buffer.from(content).toString("hex"));
    expect(hex(cached)).toEqual(hex(first));
    expect(hex(again)).toEqual(hex(first));
  });

  test("are the same bytes when there are many, which other threads draw", async () => {
    const few = shareImages(view).slice(0, 2);
    const many = Array.from({ length: 10 }, () => few).flat();
    const [first, second] = await pictureFiles(few, new ImageCache(emptyCache()));
    const drawn = await pictureFiles(many, new ImageCache(emptyCache()));
    expect(drawn).toHaveLength(20);
    for (const [n, { content }] of drawn.entries())
      expect(Buffer.from(content).equals(Buffer.from((n % 2 === 0 ? first! : second!).content))).toBe(true);
  });

  test("a page without one of its own is shared with the publication's", () => {
    const imageOf = shareImageOf(view);
    expect(imageOf("explainers/juries.html")).toBe("share/explainers/juries.png");
    expect(imageOf("search.html")).toBe("share/index.png");
  });

  test("are not made where nobody could ask for them", () => {
    expect(shareImages(unpublished)).toEqual([]);
    expect(shareImageOf(unpublished)("index.html")).toBeUndefined();
  });

  test.each([
    ["Maroš Šefčovič: 35 %, €1.5bn – “so”", true],
    ["日本語", false],
    ["Україна", false],
    ["well 👍", false],
  ])("whether there are letters for %j is known", (text, isDrawable) => {
    expect(canDraw(text)).toBe(isDrawable);
  });
});

describe("the cache of images", () => {
  test("a file that was cut short or changed is drawn again", async () => {
    const folder = emptyCache();
    const right = await iconWith(folder);
    const [name = ""] = readdirSync(folder);
    const whole = readFileSync(join(folder, name));
    for (const wrong of [whole.subarray(0, 60), Buffer.concat([whole, Buffer.of(1)]), Buffer.alloc(0)]) {
      writeFileSync(join(folder, name), wrong);
      expect(await iconWith(folder)).toEqual(right);
      expect(readFileSync(join(folder, name))).toEqual(whole);
    }
  });

  test("that cannot be written costs time and nothing else", async () => {
    const folder = emptyCache();
    rmSync(folder, { recursive: true });
    writeFileSync(folder, "a file where the folder should be");
    expect(sizeOf(await iconWith(folder))).toEqual([180, 180]);
  });
});

test("the book has a cover, unless there are no letters for its name", async () => {
  const cache = new ImageCache(emptyCache());
  const { drawn } = await beginPictures([bookCover(view)!], cache);
  expect(sizeOf((await drawn)[0]!)).toEqual([1000, 1600]);
  const site = { ...view.publication.site, title: "法院" };
  expect(bookCover({ ...view, publication: { ...view.publication, site } })).toBeUndefined();
});

test("a picture keeps its large areas exact, and has at most 16 colours, two pixels a byte", () => {
  const [width, height] = [64, 64];
  const data = new Uint8Array(width * height * 4).fill(255);
  for (let pixel = 1000; pixel < width * height; pixel++)
    data.set([pixel & 255, pixel >> 4, 7, 255], pixel * 4);
  const png = palettePng({ width, height, data });
  const at = (type: string): number => Buffer.from(png).indexOf(type) + 4;
  const lengthOf = (type: string): number => new DataView(png.buffer).getUint32(at(type) - 8);
  const palette = png.subarray(at("PLTE"), at("PLTE") + lengthOf("PLTE"));
  const rows = unzlibSync(png.subarray(at("IDAT"), at("IDAT") + lengthOf("IDAT")));
  expect(palette.length / 3).toBeLessThanOrEqual(16);
  expect(rows.length).toBe((width / 2 + 1) * height);
  const first = rows[1]! >> 4;
  expect([...palette.subarray(first * 3, first * 3 + 3)]).toEqual([255, 255, 255]);
});

import { BitDepth, ColorType, Compression, encode, FilterType } from "@cf-wasm/png";

/** A picture as RGBA, four bytes a pixel. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/**
 * A picture without transparency as PNG with a palette of 16 colours. Text on paper has few colours, all but a handful of
 * them at the edges of letters: with half a byte a pixel in place of four the file is a third as large, and nobody sees a
 * difference. Written by a WebAssembly module, so that the bytes do not depend on the machine.
 * @param pixels of an even width: two share a byte
 * @see https://www.w3.org/TR/png-3/
 */
export function palettePng({ width, height, data }: Pixels): Uint8Array {
  const words = wordsOf(data);
  const { palette, placeOf } = paletteOf(countColors(words));
  return encode(placesOf(words, placeOf), width, height, {
    color: ColorType.Indexed,
    depth: BitDepth.Four,
    palette: Uint8Array.from(palette.flat()),
    // What a line shares with the one above becomes a run of zeros: as small as with a search for repeats, in a tenth of the time.
    filter: FilterType.Up,
    compression: Compression.Rle,
  });
}

/** Four bytes at a time, in whatever order the machine has them: a pixel's is told from another's in one look. */
function wordsOf(data: Uint8Array): Int32Array {
  const { buffer, byteOffset, length } = data.byteOffset % 4 === 0 ? data : data.slice();
  return new Int32Array(buffer, byteOffset, length / 4);
}

/** A colour of a picture, with the number of its pixels. */
interface Seen {
  readonly color: Color;
  count: number;
}

/** The colours by their words. Neighbours mostly have the same. */
function countColors(words: Int32Array): Map<number, Seen> {
  const colors = new Map<number, Seen>();
  for (let from = 0, to = 0; from < words.length; from = to) {
    const word = words[from]!;
    do to++;
    while (words[to] === word);
    const seen = colors.get(word);
    if (seen) seen.count += to - from;
    else colors.set(word, { color: colorOf(word), count: to - from });
  }
  return colors;
}

/** The place of each pixel's colour in the palette, two to a byte. Most pairs are as the one before. */
function placesOf(words: Int32Array, placeOf: ReadonlyMap<number, number>): Uint8Array {
  const places = new Uint8Array(words.length / 2);
  let left: number | undefined;
  let right: number | undefined;
  let pair = 0;
  for (let at = 0; at < places.length; at++) {
    if (words[2 * at] !== left || words[2 * at + 1] !== right) {
      left = words[2 * at]!;
      right = words[2 * at + 1]!;
      pair = (placeOf.get(left)! << 4) | placeOf.get(right)!;
    }
    places[at] = pair;
  }
  return places;
}

type Color = readonly [red: number, green: number, blue: number];

interface Palette {
  readonly palette: readonly Color[];
  readonly placeOf: ReadonlyMap<number, number>;
}

/**
 * At most 16 colours, those seen most and far enough from one another; any other is shown as the nearest of them. The large
 * areas stay exact.
 */
function paletteOf(colors: ReadonlyMap<number, Seen>): Palette {
  const seen = [...colors.values()].toSorted((a, b) => b.count - a.count || order(a.color) - order(b.color));
  for (let reach = 0; ; reach += 4) {
    const palette: Color[] = [];
    for (const { color } of seen) {
      if (palette.every((other) => distance(color, other) > reach)) palette.push(color);
      if (palette.length > 16) break;
    }
    if (palette.length > 16) continue;
    return {
      palette,
      placeOf: new Map([...colors].map(([word, { color }]) => [word, nearest(color, palette)])),
    };
  }
}

function colorOf(word: number): Color {
  const [red = 0, green = 0, blue = 0] = new Uint8Array(Int32Array.of(word).buffer);
  return [red, green, blue];
}

function order([red, green, blue]: Color): number {
  return (red << 16) | (green << 8) | blue;
}

function nearest(color: Color, palette: readonly Color[]): number {
  let place = 0;
  for (const [at, other] of palette.entries())
    if (distance(color, other) < distance(color, palette[place]!)) place = at;
  return place;
}

/** Between two colours, as the crow flies in a cube of 256 steps to a side. */
function distance(a: Color, b: Color): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

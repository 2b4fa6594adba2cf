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
  const runs = runsOf(wordsOf(data));
  const { palette, places } = paletteOf(runs.colors);
  return encode(packed(runs, places), width, height, {
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

/** A picture as runs of pixels of one colour, line after line: most of it is paper. */
interface Runs {
  readonly colors: readonly Seen[];
  /** The colour of each run, as its index in `colors`. */
  readonly colorAt: readonly number[];
  /** The pixel behind each run. */
  readonly ends: readonly number[];
}

function runsOf(words: Int32Array): Runs {
  const colors: Seen[] = [];
  const indexOf = new Map<number, number>();
  const colorAt: number[] = [];
  const ends: number[] = [];
  for (let from = 0, to = 0; from < words.length; from = to) {
    const word = words[from]!;
    do to++;
    while (to < words.length && words[to] === word);
    let index = indexOf.get(word);
    if (index === undefined) {
      index = colors.push({ color: colorOf(word), count: 0 }) - 1;
      indexOf.set(word, index);
    }
    colors[index]!.count += to - from;
    colorAt.push(index);
    ends.push(to);
  }
  return { colors, colorAt, ends };
}

/** The place of each pixel's colour in the palette, two to a byte, the left one in the higher half. */
function packed({ colorAt, ends }: Runs, places: Uint8Array): Uint8Array {
  const bytes = new Uint8Array((ends.at(-1) ?? 0) / 2);
  let from = 0;
  for (let run = 0; run < ends.length; run++) {
    const to = ends[run]!;
    const place = places[colorAt[run]!]!;
    if (from % 2 === 1) bytes[from >> 1]! |= place;
    for (let at = (from + 1) >> 1; at < to >> 1; at++) bytes[at] = place * 0x11;
    if (to % 2 === 1) bytes[to >> 1] = place << 4;
    from = to;
  }
  return bytes;
}

type Color = readonly [red: number, green: number, blue: number];

interface Palette {
  readonly palette: readonly Color[];
  /** For each colour of the picture its place in the palette. */
  readonly places: Uint8Array;
}

/**
 * At most 16 colours, those seen most and far enough from one another; any other is shown as the nearest of them. The large
 * areas stay exact.
 */
function paletteOf(colors: readonly Seen[]): Palette {
  const seen = colors.toSorted((a, b) => b.count - a.count || order(a.color) - order(b.color));
  for (let reach = 0; ; reach += 4) {
    const palette: Color[] = [];
    for (const { color } of seen) {
      if (palette.every((other) => squaredDistance(color, other) > reach ** 2)) palette.push(color);
      if (palette.length > 16) break;
    }
    if (palette.length > 16) continue;
    return { palette, places: Uint8Array.from(colors, ({ color }) => nearest(color, palette)) };
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
  let least = Infinity;
  for (let at = 0; at < palette.length; at++) {
    const squared = squaredDistance(color, palette[at]!);
    if (squared >= least) continue;
    place = at;
    least = squared;
  }
  return place;
}

/** Between two colours, as the crow flies in a cube of 256 steps to a side. Squared, for every colour of a picture asks all of them. */
function squaredDistance(a: Color, b: Color): number {
  return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2;
}

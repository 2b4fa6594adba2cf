import { BitDepth, ColorType, Compression, encode, FilterType } from "@cf-wasm/png";

/** A picture as RGBA, four bytes a pixel. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/**
 * A picture without transparency as PNG with a palette. Text on paper has few colours, all but a handful of them at the
 * edges of letters; one byte a pixel instead of four makes the file less than half as large. Written by a WebAssembly
 * module, so that the bytes do not depend on the machine.
 * @see https://www.w3.org/TR/png-3/
 */
export function palettePng(pixels: Pixels): Uint8Array {
  const { width, height, data } = pixels;
  const starts = runStarts(pixels);
  const endOf = (run: number): number => starts[run + 1] ?? width * height;
  const counts = new Map<number, number>();
  for (const [run, start] of starts.entries()) {
    const color = colorAt(data, start);
    counts.set(color, (counts.get(color) ?? 0) + endOf(run) - start);
  }
  const { palette, placeOf } = paletteOf(counts);
  const places = new Uint8Array(width * height);
  for (const [run, start] of starts.entries())
    places.fill(placeOf.get(colorAt(data, start))!, start, endOf(run));
  return encode(places, width, height, {
    color: ColorType.Indexed,
    depth: BitDepth.Eight,
    palette: Uint8Array.from(palette.flatMap((color) => [color >> 16, (color >> 8) & 255, color & 255])),
    compression: Compression.Default,
    // A filter foretells a shade from its neighbours'; the places of colours in a palette say nothing of each other.
    filter: FilterType.NoFilter,
  });
}

/** Where neighbours of one colour begin, counted in pixels from the first. */
function runStarts({ width, height, data }: Pixels): number[] {
  // Compared four bytes at a time, in whatever order the machine has them.
  const isAligned = data.byteOffset % 4 === 0;
  const { buffer, byteOffset } = isAligned ? data : data.slice();
  const pixels = new Uint32Array(buffer, byteOffset, width * height);
  const starts: number[] = [];
  for (let at = 0; at < pixels.length;) {
    starts.push(at);
    const pixel = pixels[at];
    do at++;
    while (at < pixels.length && pixels[at] === pixel);
  }
  return starts;
}

interface Palette {
  readonly palette: readonly number[];
  readonly placeOf: ReadonlyMap<number, number>;
}

/**
 * At most 256 colours: those that differ least share the one of them that is seen most, so the large areas stay exact.
 * @param counts how many pixels have each colour
 */
function paletteOf(counts: ReadonlyMap<number, number>): Palette {
  const colors = [...counts].toSorted(([a, many], [b, more]) => more - many || a - b).map(([color]) => color);
  for (let bits = 8; ; bits--) {
    const placeByBucket = new Map<number, number>();
    const palette: number[] = [];
    const placeOf = new Map<number, number>();
    for (const color of colors) {
      const bucket = color & (0x010101 * ((0xff << (8 - bits)) & 0xff));
      const place = placeByBucket.get(bucket) ?? palette.push(color) - 1;
      placeByBucket.set(bucket, place);
      placeOf.set(color, place);
    }
    if (palette.length <= 256) return { palette, placeOf };
  }
}

/** @param pixel its place, counted from the first */
function colorAt(data: Uint8Array, pixel: number): number {
  const from = pixel * 4;
  return (data[from]! << 16) | (data[from + 1]! << 8) | data[from + 2]!;
}

import { zlibSync } from "fflate";

/** A picture as RGBA, four bytes a pixel. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/**
 * A picture without transparency as PNG with a palette. Text on paper has few colours, all but a handful of them at the
 * edges of letters; one byte a pixel instead of four makes the file less than half as large. Written by fflate, like our
 * archives, so that the bytes do not depend on the machine.
 * @see https://www.w3.org/TR/png-3/
 */
export function palettePng({ width, height, data }: Pixels): Uint8Array {
  const runs = runsIn({ width, height, data });
  const { palette, indexOf } = paletteOf(runs);
  const rows = new Uint8Array((width + 1) * height);
  for (const { color, start, length } of runs) {
    // Each row begins with its filter, which is none.
    const at = start + Math.floor(start / width) + 1;
    rows.fill(indexOf.get(color) ?? 0, at, at + length);
  }
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([8, 3, 0, 0, 0], 8);
  return joined([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk("IHDR", header),
    chunk(
      "PLTE",
      Uint8Array.from(palette.flatMap((color) => [color >> 16, (color >> 8) & 255, color & 255])),
    ),
    chunk("IDAT", zlibSync(rows, { level: 6 })),
    chunk("IEND", new Uint8Array()),
  ]);
}

interface Palette {
  readonly palette: readonly number[];
  readonly indexOf: ReadonlyMap<number, number>;
}

/** Neighbours of one colour in a row, counted in pixels from the first. */
interface Run {
  readonly color: number;
  readonly start: number;
  readonly length: number;
}

function runsIn({ width, height, data }: Pixels): Run[] {
  // Compared four bytes at a time, in whatever order the machine has them.
  const isAligned = data.byteOffset % 4 === 0;
  const { buffer, byteOffset } = isAligned ? data : data.slice();
  const pixels = new Uint32Array(buffer, byteOffset, width * height);
  const runs: Run[] = [];
  for (let row = 0; row < height; row++) {
    const end = (row + 1) * width;
    for (let at = row * width; at < end;) {
      const start = at;
      const pixel = pixels[at];
      do at++;
      while (at < end && pixels[at] === pixel);
      runs.push({ color: colorAt(data, start * 4), start, length: at - start });
    }
  }
  return runs;
}

/** At most 256 colours: those that differ least share the one of them that is seen most, so the large areas stay exact. */
function paletteOf(runs: readonly Run[]): Palette {
  const counts = new Map<number, number>();
  for (const { color, length } of runs) counts.set(color, (counts.get(color) ?? 0) + length);
  const colors = [...counts].toSorted(([a, many], [b, more]) => more - many || a - b).map(([color]) => color);
  for (let bits = 8; ; bits--) {
    const placeByBucket = new Map<number, number>();
    const palette: number[] = [];
    const indexOf = new Map<number, number>();
    for (const color of colors) {
      const bucket = color & (0x010101 * ((0xff << (8 - bits)) & 0xff));
      const place = placeByBucket.get(bucket) ?? palette.push(color) - 1;
      placeByBucket.set(bucket, place);
      indexOf.set(color, place);
    }
    if (palette.length <= 256) return { palette, indexOf };
  }
}

function colorAt(data: Uint8Array, from: number): number {
  return (data[from]! << 16) | (data[from + 1]! << 8) | data[from + 2]!;
}

function chunk(type: string, content: Uint8Array): Uint8Array {
  const made = new Uint8Array(content.length + 12);
  const view = new DataView(made.buffer);
  view.setUint32(0, content.length);
  made.set(new TextEncoder().encode(type), 4);
  made.set(content, 8);
  view.setUint32(content.length + 8, crc32(made.subarray(4, content.length + 8)));
  return made;
}

/** Node has it from 22 on. */
const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

function crc32(content: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of content) value = table[(value ^ byte) & 255]! ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let place = 0;
  for (const part of parts) {
    whole.set(part, place);
    place += part.length;
  }
  return whole;
}

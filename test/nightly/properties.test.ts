import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { foundFolder } from "./cases.ts";
import { properties } from "./properties.ts";

test.each(properties.map((property) => [property.name, property] as const))("%s", (_, { input, holds }) => {
  fc.assert(
    fc.property(input, (value) => holds(value as never)),
    { numRuns: 500 },
  );
});

test("what broke a law once breaks none now", () => {
  const files = existsSync(foundFolder) ? readdirSync(foundFolder) : [];
  for (const file of files) {
    const found = JSON.parse(readFileSync(join(foundFolder, file), "utf8")) as {
      property: string;
      bytes?: number[];
      input?: unknown;
    };
    const law = properties.find(({ name }) => name === found.property);
    expect(law, file).toBeDefined();
    law!.holds((found.bytes ? Uint8Array.from(found.bytes) : found.input) as never);
  }
});

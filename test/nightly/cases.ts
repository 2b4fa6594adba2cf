import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { properties, type Property } from "./properties.ts";

/** Inputs that broke a law once; the tests try each again. */
export const foundFolder = join(import.meta.dirname, "found");

/** Tries the laws with random input. @returns what broke one, in words */
export function cases(total: number, seed: number, say: (line: string) => void): string[] {
  return properties.flatMap((property) => {
    const begun = Date.now();
    const runs = Math.ceil((total * property.share) / 1000);
    const law = fc.property(property.input, (input) => property.holds(input as never));
    const { failed, numRuns, counterexample, errorInstance } = fc.check(law, { numRuns: runs, seed });
    say(
      `${property.name}: ${numRuns} cases in ${Math.round((Date.now() - begun) / 1000)} s${failed ? ", broken" : ""}`,
    );
    return failed ? [broken(property, counterexample![0], errorInstance)] : [];
  });
}

function broken({ name }: Property, input: unknown, error: unknown): string {
  const written = input instanceof Uint8Array ? { bytes: [...input] } : { input };
  mkdirSync(foundFolder, { recursive: true });
  const file = join(foundFolder, `${name.replace(/\W+/g, "-").slice(0, 60)}-${Date.now()}.json`);
  writeFileSync(file, `${JSON.stringify({ property: name, ...written }, undefined, 2)}\n`);
  return `${name}: ${String(error)}, kept in ${file}`;
}

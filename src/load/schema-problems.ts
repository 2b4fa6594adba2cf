import type { z } from "zod";
import { didYouMean } from "../model/did-you-mean.ts";
import type { Problem } from "../model/problem.ts";
import type { JsonPath } from "./json-with-positions.ts";

/** A document whose values have addresses: JSON or front matter. */
export interface Positioned {
  readonly file: string;
  readonly addressOf: (path: JsonPath) => { readonly line: number; readonly column: number };
  readonly addressOfKey: (path: JsonPath) => { readonly line: number; readonly column: number };
}

type Issue = z.core.$ZodIssue;

/**
 * Says what a schema found wrong in the words of a writer, at the place where it stands.
 * @param knownKeys the keys that an object at a path may have, for "did you mean"
 */
export function schemaProblems(
  issues: readonly Issue[],
  document: Positioned,
  base: JsonPath,
  knownKeys: (path: JsonPath) => readonly string[],
): Problem[] {
  return issues.flatMap((issue) => explain(issue, document, base, knownKeys));
}

function explain(
  issue: Issue,
  document: Positioned,
  base: JsonPath,
  knownKeys: (path: JsonPath) => readonly string[],
): Problem[] {
  const inner = issue.path.filter((key) => typeof key !== "symbol");
  const path = [...base, ...inner];
  const problem = (rule: string, message: string, at = document.addressOf(path), fix?: string): Problem => ({
    file: document.file,
    ...at,
    rule,
    severity: "error",
    message,
    ...(fix === undefined ? {} : { fix }),
  });

  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => {
        const guess = didYouMean(key, knownKeys(inner));
        const advice = guess ? ` Did you mean "${guess}"?` : ` Known here: ${knownKeys(inner).join(", ")}.`;
        return problem("key-known", `The key "${key}" is not known.${advice}`, document.addressOfKey([...path, key]), guess);
      });
    case "invalid_type":
      // zod says "undefined" where the key is not there at all.
      if (issue.input === undefined) {
        return [problem("key-present", `The key "${String(inner.at(-1) ?? "")}" is missing.`)];
      }
      return [problem("value-type", `Should be ${typeName(issue.expected)}, and is ${describe(issue.input)}.`)];
    case "invalid_value": {
      const choices = issue.values.map(String);
      const found = typeof issue.input === "string" ? issue.input : undefined;
      if (issue.input === undefined) {
        return [problem("key-present", `The key "${String(inner.at(-1) ?? "")}" is missing. Use one of: ${choices.join(", ")}.`)];
      }
      const guess = found === undefined ? undefined : didYouMean(found, choices);
      const advice = guess ? ` Did you mean "${guess}"?` : ` Use one of: ${choices.join(", ")}.`;
      return [problem("value-known", `${describe(issue.input)} is not known here.${advice}`, undefined, guess)];
    }
    case "invalid_union":
      return [problem("value-type", `${describe(issue.input)} does not fit here.`)];
    default: {
      const rule = issue.code === "custom" ? issue.params?.["rule"] : undefined;
      return [problem(typeof rule === "string" ? rule : `${kebab(lastName(inner))}-valid`, issue.message)];
    }
  }
}

/** The rule is named after the key whose value is at fault: `date-valid`, `as-of-valid`. */
function lastName(path: JsonPath): string {
  return path.findLast((key): key is string => typeof key === "string") ?? "value";
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

const typeNames: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  boolean: "true or false",
  array: "a list, in [ ]",
  object: "an object, in { }",
  record: "an object, in { }",
};

function typeName(expected: string): string {
  return typeNames[expected] ?? expected;
}

function describe(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "string") return JSON.stringify(shorten(value));
  if (typeof value === "number") return `the number ${value}`;
  if (typeof value === "boolean") return String(value);
  return "an object";
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

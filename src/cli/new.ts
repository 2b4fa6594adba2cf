import type { Arguments } from "./arguments.ts";
import { UsageError } from "./arguments.ts";

export async function scaffold({ words }: Arguments): Promise<number> {
  throw new UsageError(`There is nothing to scaffold called "${words[0] ?? ""}".`);
}

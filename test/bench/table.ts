/** Prints a table as Markdown has it, so that it can go into a document as it is. */
export function printTable(
  title: string,
  heads: readonly string[],
  rows: ReadonlyArray<readonly string[]>,
  print: (line: string) => void = console.log,
): void {
  const widths = heads.map((head, n) => Math.max(head.length, ...rows.map((row) => row[n]!.length)));
  // The first column is words; the others are numbers, and stand with their ends one above the other.
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, n) => (n === 0 ? cell.padEnd(widths[n]!) : cell.padStart(widths[n]!))).join(" | ")} |`;
  print(`\n${title}\n`);
  print(line(heads));
  print(line(widths.map((width, n) => (n === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`))));
  for (const row of rows) print(line(row));
}

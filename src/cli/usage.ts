/** What the commands are and take. */
export const usage = `glossator: explainers with sourced numbers and a glossary, as a static site

  glossator build                 write the site to _site/
    --root DIR                    the publication's folder (default: here)
    --out DIR                     where to write (default: _site in the publication's folder)
    --core                        without exports, share images and HTML validation
    --no-cache                    make everything anew, whatever an earlier build made
  glossator serve                 build, serve with live reload, print the address
    --root DIR, --port N
  glossator check                 editorial and output rules, a report on the terminal
    --root DIR
    --format FORMAT               text, json, sarif, or github (annotations; beside the text where GITHUB_ACTIONS is true)
    --json                        short for --format json
    --all                         every warning, however many there are
  glossator verify WHERE          hold a copy of the site, in a folder or at an address, to its check sums
    --against FOLDER              to those of this build
  glossator release "Note"        write down what the publication says, and tell what changed since the last time
    --root DIR
    --archive                     and keep the explainers as they are now, in archive/ ("archive": true in site.json
                                  does so at every release)
  glossator new KIND "Name"       scaffold; KIND is explainer, term, figure, source, event, actor, position, guide
    --root DIR
  glossator import FILE           merge a glossary from a spreadsheet (.xlsx, .ods), CSV or TSV into _data/glossary.json
    --root DIR
    --dry-run                     say what it would do, and write nothing
    --update                      change entries that are there already
    --skip COLUMN                 leave a column out (again for another)
    --all                         the report whole
  glossator new publication DIR   scaffold a whole publication

Exit codes: 0 good; 1 faults that the author can mend; 2 wrong usage.
`;

/** The lines of one command, or all of them for a word that is none. */
export function usageOf(command: string): string {
  const lines = usage.split("\n");
  const isHead = (line: string) => /^ {2}\S/.test(line);
  const own = lines.filter((line) => line.startsWith(`  glossator ${command} `));
  const parts = own.map((head) => {
    const begin = lines.indexOf(head);
    const end = lines.findIndex((line, at) => at > begin && (isHead(line) || line === ""));
    return lines.slice(begin, end).join("\n");
  });
  return parts.length > 0 ? `${parts.join("\n")}\n` : usage;
}

/** What the commands are and take. */
export const usage = `glossator: explainers with sourced numbers and a glossary, as a static site

  glossator build                 write the site to _site/
    --root DIR                    the publication's folder (default: here)
    --out DIR                     where to write (default: _site in the publication's folder)
    --core                        without exports, share images and HTML validation
  glossator serve                 build, serve with live reload, print the address
    --root DIR, --port N
  glossator check                 editorial and output rules, a report on the terminal
    --root DIR
    --json                        the report as JSON
  glossator new KIND "Name"       scaffold; KIND is explainer, term, figure, source, event, actor
    --root DIR
  glossator new publication DIR   scaffold a whole publication

Exit codes: 0 good; 1 faults that the author can mend; 2 wrong usage.
`;

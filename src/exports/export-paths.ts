/** Where the exports are, from the site's root. */
export const exportPaths = {
  glossaryJson: "glossary.json",
  glossaryCsv: "glossary.csv",
  figuresJson: "figures.json",
  figuresCsv: "figures.csv",
  changesJson: "changes.json",
  atom: "feed.xml",
  jsonFeed: "feed.json",
  calendar: "events.ics",
  sitemap: "sitemap.xml",
  robots: "robots.txt",
  llms: "llms.txt",
  headers: "_headers",
  twin: (slug: string) => `explainers/${slug}.md`,
} as const;

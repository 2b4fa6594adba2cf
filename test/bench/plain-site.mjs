/**
 * What a site costs that has no glossary: Eleventy, markdown-it and one layout, then Pagefind over what was written. Plain
 * JavaScript, for it must not pay for what runs TypeScript. `node plain-site.mjs '{"output":"…","search":true}'`, run in the site's folder.
 */
import { readFileSync } from "node:fs";
import Eleventy from "@11ty/eleventy";
import markdownIt from "markdown-it";

const { output, search = false, terms } = JSON.parse(process.argv[2]);
// Before the first `await`, after which pages are rendered.
let known;
const eleventy = new Eleventy("content", output, {
  quietMode: true,
  configPath: false,
  config(config) {
    const md = markdownIt();
    config.setLibrary("md", terms ? { render: (text) => md.render(withTermLinks(text)) } : md);
    config.addTemplate("_includes/page.11ty.js", page);
    config.addGlobalData("layout", "page.11ty.js");
  },
});
await eleventy.initializeConfig({ markdownTemplateEngine: false });
eleventy.disableLogger();
await eleventy.write();
if (search) {
  const pagefind = await import("pagefind");
  const { index } = await pagefind.createIndex();
  await index.addDirectory({ path: output });
  await index.writeFiles({ outputPath: `${output}/pagefind` });
  await pagefind.close();
  // Its process must end before ours does: only then is the time it took counted.
  await new Promise((resolve) => setTimeout(resolve, 300));
}

function page({ title, summary, content }) {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<meta name="description" content="${summary}">
<link rel="stylesheet" href="/style.css">
</head>
<body>
<header><a href="/">Home</a></header>
<main data-pagefind-body>
<h1>${title}</h1>
${content}
</main>
</body>
</html>
`;
}

/** As most sites begin: one regular expression for each term, the first mention linked. */
function withTermLinks(text) {
  for (const { id, pattern } of patterns()) {
    text = text.replace(pattern, (words) => `[${words}](/glossary/${id}.html)`);
  }
  return text;
}

function patterns() {
  known ??= JSON.parse(readFileSync(terms, "utf8")).map(({ id, term, aliases }) => ({
    id,
    pattern: new RegExp(`\\b(?:${[term.replace(/ \(.*/, ""), ...aliases].join("|")})s?\\b(?![^[]*\\])`, "i"),
  }));
  return known;
}

import type { Files } from "../publication.ts";

/** Another generator, as npm installs it. */
export interface Peer {
  readonly name: string;
  /** Exact versions, all of which run on the oldest Node that we support. */
  readonly packages: Readonly<Record<string, string>>;
  /** Its build, run by Node in the folder where it is installed. */
  readonly build: readonly string[];
  /** Where its build writes the first explainer. */
  readonly page: string;
  readonly variants: readonly PeerVariant[];
}

/** One way to set a generator up. */
export interface PeerVariant {
  /** What the row's name says of it: its search, its sidebar. */
  readonly name: string;
  /** Everything that its site is made of. */
  readonly files: (texts: readonly PlainText[]) => Files;
}

/** An explainer without directives, for any generator to take. */
export interface PlainText {
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  /** The Markdown below the front matter; links lead to `slug.html` in the same folder. */
  readonly body: string;
}

/** What an explainer's file says, as `asPlainMarkdown` has left it. */
export function plainTextOf(path: string, source: string): PlainText {
  const [, frontMatter = "", body = ""] = /^---\n(.*?)\n---\n+(.*)$/s.exec(source)!;
  const field = (name: string): string =>
    JSON.parse(new RegExp(`^${name}: (".*")$`, "m").exec(frontMatter)![1]!);
  return {
    slug: path.replace(/^.*\/|\.md$/g, ""),
    title: field("title"),
    summary: field("summary"),
    body,
  };
}

const title = "The measured publication";

/** Each is set up as its own guide begins, with its default theme; the pages are those of one folder. */
export const peers: readonly Peer[] = [
  {
    name: "VitePress",
    packages: { vitepress: "1.6.4" },
    build: ["node_modules/vitepress/bin/vitepress.js", "build"],
    page: ".vitepress/dist/explainers/question-0.html",
    variants: [
      {
        name: "local search, a sidebar of all pages",
        files: (texts) => vitePressSite(texts, sidebarOf(texts)),
      },
      { name: "local search, no sidebar", files: (texts) => vitePressSite(texts) },
    ],
  },
  {
    name: "Starlight",
    packages: { "@astrojs/starlight": "0.37.7", astro: "5.18.2" },
    build: ["node_modules/astro/astro.js", "build"],
    page: "dist/explainers/question-0/index.html",
    variants: [
      { name: "Pagefind, its sidebar", files: (texts) => starlightSite(texts, { title }) },
      { name: "Pagefind, sidebar empty", files: (texts) => starlightSite(texts, { title, sidebar: [] }) },
    ],
  },
  {
    name: "Docusaurus",
    packages: {
      "@docusaurus/core": "3.10.2",
      "@docusaurus/preset-classic": "3.10.2",
      "@easyops-cn/docusaurus-search-local": "0.55.3",
      "@mdx-js/react": "3.1.1",
      react: "19.2.9",
      "react-dom": "19.2.9",
    },
    build: ["node_modules/@docusaurus/core/bin/docusaurus.mjs", "build"],
    page: "build/explainers/question-0/index.html",
    variants: [
      { name: "no search, its sidebar", files: (texts) => docusaurusSite(texts, []) },
      { name: "a local search plugin, its sidebar", files: (texts) => docusaurusSite(texts, [localSearch]) },
    ],
  },
];

function vitePressSite(texts: readonly PlainText[], sidebar?: readonly object[]): Files {
  const themeConfig = { search: { provider: "local" }, ...(sidebar ? { sidebar } : {}) };
  return {
    ".vitepress/config.mjs": moduleOf({ title, themeConfig }),
    "index.md": home,
    ...pagesIn(".", texts, {
      link: (slug) => `${slug}.md`,
      // Its theme shows no title that is not in the text.
      heading: true,
    }),
  };
}

function sidebarOf(texts: readonly PlainText[]): readonly object[] {
  return texts.map(({ slug, title }) => ({ text: title, link: `/explainers/${slug}` }));
}

function starlightSite(texts: readonly PlainText[], settings: object): Files {
  return {
    "astro.config.mjs": `import starlight from "@astrojs/starlight";

export default { integrations: [starlight(${JSON.stringify(settings)})] };
`,
    "src/content.config.mjs": `import { defineCollection } from "astro:content";
import { docsLoader } from "@astrojs/starlight/loaders";
import { docsSchema } from "@astrojs/starlight/schema";

export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`,
    "src/content/docs/index.md": home,
    // It writes a folder for each page, and leaves links as they are.
    ...pagesIn("src/content/docs", texts, { link: (slug) => `../${slug}/` }),
  };
}

const localSearch = [
  "@easyops-cn/docusaurus-search-local",
  { docsRouteBasePath: "/", indexBlog: false, hashed: true },
];

function docusaurusSite(texts: readonly PlainText[], themes: readonly unknown[]): Files {
  const presets = [["classic", { docs: { routeBasePath: "/" }, blog: false }]];
  return {
    "docusaurus.config.mjs": moduleOf({ title, url: "https://example.org", baseUrl: "/", presets, themes }),
    "docs/index.md": home,
    ...pagesIn("docs", texts, { link: (slug) => `${slug}.md` }),
  };
}

const home = `---
title: "${title}"
---

Explainers on subjects that nobody has heard of.
`;

function moduleOf(value: object): string {
  return `export default ${JSON.stringify(value)};\n`;
}

interface PageForm {
  /** The address of another explainer, in a link. */
  readonly link: (slug: string) => string;
  /** Whether the title stands in the text too. */
  readonly heading?: boolean;
}

function pagesIn(folder: string, texts: readonly PlainText[], { link, heading = false }: PageForm): Files {
  const page = ({ title, summary, body }: PlainText): string => `---
title: ${JSON.stringify(title)}
description: ${JSON.stringify(summary)}
---

${heading ? `# ${title}\n\n` : ""}${body.replace(/\]\(([^)]*)\.html\)/g, (_, slug: string) => `](${link(slug)})`)}`;
  return Object.fromEntries(texts.map((text) => [`${folder}/explainers/${text.slug}.md`, page(text)]));
}

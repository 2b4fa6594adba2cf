import { directionOf } from "../model/direction.ts";
import { paths } from "../model/urls.ts";
import { hashSource } from "./hash-source.ts";
import { menuOf } from "./menu.ts";
import type { SiteView } from "./site-view.ts";

/**
 * What a host shows where no page is, at any depth: `/a/b/glossary/old/gone.html` is answered with this page. There its own
 * relative links would lead astray, so it has everything in it: the policy allows its style and its script by their hashes.
 * The links are right as they stand where the publication says its URL, and one folder deep where it does not; the script finds the
 * site's root by a file that no other site has, and makes them right anywhere.
 */
export function NotFoundPage({ view }: { view: SiteView }) {
  const { wording, publication, assets } = view;
  const { site } = publication;
  const language = site.language;
  const base = site.url ? new URL(site.url).pathname.replace(/\/?$/, "/") : "";
  const to = (path: string) => ({ href: base + path, "data-path": path });
  return (
    <html lang={language} dir={site.direction ?? directionOf(language)} data-mark={assets.styles}>
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={policy} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{wording.notFound}</title>
        <meta name="robots" content="noindex" />
        <meta name="generator" content="Glossator" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <main>
          <p>{site.title}</p>
          <h1>{wording.notFound}</h1>
          <p>{wording.notFoundText}</p>
          <p>
            <a {...to(paths.home)}>{wording.toTheStart}</a>
          </p>
          <p>{wording.browseAll}</p>
          <ul>
            {menuOf(view).map(({ label, path }) => (
              <li>
                <a {...to(path)}>{label}</a>
              </li>
            ))}
          </ul>
          {!base && <p data-lost>{wording.offline.notFoundUp}</p>}
        </main>
        <script dangerouslySetInnerHTML={{ __html: script }} />
      </body>
    </html>
  );
}

/** The site's paper, ink and measure. */
const style = `
:root{color-scheme:light dark;background:#fbfaf6;color:#1c1b19;font:1.125rem/1.5 "Source Serif 4",Charter,Georgia,serif}
body{margin:0}
main{box-sizing:border-box;max-inline-size:38rem;margin:12vh auto;padding:0 1.25rem}
h1{font-size:2.2rem;line-height:1.1}
a{color:inherit}
ul{padding-inline-start:1.2rem}
@media(prefers-color-scheme:dark){:root{background:#15171a;color:#e9e6df}}
`;

/** From the missing page's folder upwards: the first that has our style sheet, whose name is a hash, is the root. */
const script = `
(async () => {
  const html = document.documentElement;
  const folders = location.pathname.split("/").slice(0, -1);
  for (; folders.length > 0; folders.pop()) {
    const root = folders.join("/") + "/";
    const answer = await fetch(root + html.dataset.mark, { cache: "force-cache" }).catch(() => undefined);
    if (!answer || !answer.ok || !/css/.test(answer.headers.get("content-type") || "")) continue;
    for (const link of document.querySelectorAll("[data-path]")) link.setAttribute("href", root + link.dataset.path);
    for (const lost of document.querySelectorAll("[data-lost]")) lost.remove();
    html.dataset.root = root;
    return;
  }
})();
`;

/** What a content security policy has to name for this page. */
export const notFoundSources = { script: hashSource(script), style: hashSource(style) } as const;

const policy = [
  "default-src 'none'",
  `script-src ${notFoundSources.script}`,
  `style-src ${notFoundSources.style}`,
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

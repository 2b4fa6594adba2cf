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

/** The site's paper, ink, lines and measure, with the faces of the system. */
const style = `
:root{color-scheme:light dark;background:#fbfaf6;color:#1c1b19;font:1.125rem/1.55 "Source Serif 4",Charter,Georgia,"Noto Serif",serif}
body{margin:0}
main{box-sizing:border-box;max-inline-size:43rem;margin:auto;padding:.75rem clamp(1.125rem,4vw,3rem) 4rem}
p{margin:0 0 1.05em}
main>p:first-child{margin-block-end:clamp(1.6rem,4.5vw,3.8rem);padding-block:.45rem;border-block:3px solid;border-block-end-width:1px;font-size:1.0625rem;font-weight:650}
h1{margin:0 0 1rem;font-size:clamp(2.05rem,1.5rem + 2.6vw,3.35rem);font-weight:620;line-height:1.08;letter-spacing:-.022em}
a{color:inherit;text-decoration:underline #8b8577 .06em;text-underline-offset:.2em}
ul{display:flex;flex-wrap:wrap;gap:0 1.35rem;margin:0;padding:0;list-style:none}
li a{display:inline-block;padding-block:.25rem}
@media(prefers-color-scheme:dark){:root{background:#15171a;color:#e9e6df}}
@media(prefers-contrast:more){a{text-decoration-color:currentcolor}}
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

import type { SiteFile } from "../model/site-file.ts";
import { contentSecurityPolicy } from "../pages/layout.tsx";
import { notFoundSources } from "../pages/not-found.tsx";
import type { SiteView } from "../pages/site-view.ts";
import { exportPaths } from "./export-paths.ts";

/**
 * `_headers` for the hosts that read one (Netlify, Cloudflare Pages, and others in their footsteps). It says what a page
 * cannot say of itself, and how long each file may be kept. No header is set by two rules that meet: Cloudflare would join
 * their values.
 */
export function headers({ assets, publication }: SiteView): SiteFile {
  return {
    path: exportPaths.headers,
    content: rulesWith(contentSecurityPolicy(assets, publication.site.security)).map(ruleText).join("\n"),
  };
}

/** The page for what is not there carries its own style and script, and one rule is for all pages. */
function withNotFound(policy: string): string {
  return policy
    .replace(/script-src [^;]*/, (sources) => `${sources} ${notFoundSources.script}`)
    .replace(/style-src [^;]*/, (sources) => `${sources} ${notFoundSources.style}`);
}

type Rule = readonly [pattern: string, headers: Readonly<Record<string, string>>];

const rulesWith = (policy: string): readonly Rule[] => [
  [
    "/*",
    {
      "Content-Security-Policy": `${withNotFound(policy)}; frame-ancestors 'none'`,
      "Cross-Origin-Opener-Policy": "same-origin",
      "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
      "Referrer-Policy": "no-referrer",
      "X-Content-Type-Options": "nosniff",
    },
  ],
  // Their names hold a hash of their content.
  ["/assets/*", { "Cache-Control": "public, max-age=31536000, immutable" }],
  // One-file explainers have hashes of their own for what is in them, which the policy above does not know.
  ["/downloads/*", { "Content-Disposition": "attachment" }],
  // A worker that is kept would keep the old site with it.
  ["/sw.js", { "Cache-Control": "no-cache" }],
  [`/${exportPaths.atom}`, { "Content-Type": "application/atom+xml; charset=utf-8" }],
  [`/${exportPaths.jsonFeed}`, { "Content-Type": "application/feed+json; charset=utf-8" }],
  [`/${exportPaths.calendar}`, { "Content-Type": "text/calendar; charset=utf-8" }],
];

function ruleText([pattern, values]: Rule): string {
  const lines = Object.entries(values).map(([name, value]) => `  ${name}: ${value}\n`);
  return `${pattern}\n${lines.join("")}`;
}

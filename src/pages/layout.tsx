import type { ComponentChildren, VNode } from "preact";
import type { AssetPaths } from "../model/site-file.ts";
import { absoluteUrl, paths, relativeUrl, rootUrl } from "../model/urls.ts";
import { directionOf } from "../model/direction.ts";
import { fill } from "../model/figure-text.ts";
import { emptySightings } from "../markdown/render-env.ts";
import { hasChanges } from "./has-changes.ts";
import { Html } from "./parts/html.tsx";
import { Link } from "./parts/link.tsx";
import { Shared } from "./parts/shared.tsx";
import { hashSource } from "./hash-source.ts";
import { iconUrl } from "./icon.ts";
import type { FrameProps, HeaderProps } from "./components.ts";
import { menuOf } from "./menu.ts";
import type { SiteView } from "./site-view.ts";

export interface LayoutProps {
  readonly view: SiteView;
  /** The page's path in the site. */
  readonly path: string;
  readonly title: string;
  readonly description?: string | undefined;
  /** Of the page, where it is not the publication's. */
  readonly lang?: string | undefined;
  readonly dir?: "ltr" | "rtl" | undefined;
  /** Where the page stands in the menu, if it is not in it itself. */
  readonly menuPath?: string;
  readonly kind: "home" | "explainer" | "list" | "entry" | "page" | "search";
  readonly children: ComponentChildren;
}

/**
 * No inline style and no inline script but ours that comes before first paint, by its hash; nothing from another host.
 * `wasm-unsafe-eval` is what Pagefind's engine needs; it does not allow `eval`. What only a header can say is in `_headers`.
 */
export function contentSecurityPolicy(
  { earlyScript }: Pick<AssetPaths, "earlyScript">,
  { trustedTypes }: { readonly trustedTypes: boolean } = { trustedTypes: false },
): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'wasm-unsafe-eval' ${hashSource(earlyScript)}`,
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    ...(trustedTypes ? trustedTypesOnly : []),
  ].join("; ");
}

/** The policies of our client scripts: each allows scripts of this site, and each bundle may make its own of a name. */
const trustedTypesOnly = [
  "require-trusted-types-for 'script'",
  "trusted-types glossator glossator-search glossator-offline 'allow-duplicates'",
];

/** What every page of the site has around its content. */
export function Layout(props: LayoutProps) {
  const { view, path, kind, children } = props;
  const { site } = view.publication;
  const lang = props.lang ?? site.language;
  const { above, below } = frameOf(props);
  return (
    <html
      lang={lang}
      dir={props.dir ?? (props.lang ? directionOf(props.lang) : (site.direction ?? directionOf(lang)))}
    >
      <Head {...props} />
      <body class={`kind-${kind}`}>
        <a class="skip" href="#content">
          {view.wording.skipToContent}
        </a>
        {above}
        <main id="content" tabIndex={-1}>
          {children}
        </main>
        {below}
        {view.structuredDataOf(path).map((json) => (
          // A data block: no browser runs it, and the content security policy is not asked.
          <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }}></script>
        ))}
      </body>
    </html>
  );
}

interface Frame {
  readonly above: VNode;
  readonly below: VNode;
}

function frameOf(props: LayoutProps): Frame {
  const { view, path, kind, menuPath = path } = props;
  const { Header: Above = Header, Footer: Below = Footer } = view.components ?? {};
  const above = <Above view={view} path={path} menuPath={menuPath} isHome={kind === "home"} />;
  const below = <Below view={view} path={path} />;
  if (!isSharedFrame(props)) return { above, below };
  const shared = (name: string, part: VNode) => (
    <Shared view={view} path={path} name={`${name} ${menuPath}`}>
      {part}
    </Shared>
  );
  return { above: shared("header", above), below: shared("footer", below) };
}

/**
 * Whether our header and footer say the same on every page of a folder in this place of the menu: neither names an
 * explainer or an entry itself. A notice might, by a place on the page.
 */
function isSharedFrame({ view, kind, menuPath }: LayoutProps): boolean {
  const { Header: ownHeader, Footer: ownFooter } = view.components ?? {};
  if (ownHeader || ownFooter || menuPath === undefined) return false;
  return (kind === "explainer" || kind === "entry") && !view.publication.site.notice?.includes("#");
}

/** `--paper` of styles/tokens.css: what a phone paints around the page. */
const themeColors = [
  { scheme: "light", color: "#fbfaf6" },
  { scheme: "dark", color: "#15171a" },
] as const;

function Head({ view, path, title, description, kind }: LayoutProps) {
  const { site } = view.publication;
  const asset = (to: string) => relativeUrl(path, to);
  return (
    <head>
      <meta charset="utf-8" />
      <meta
        http-equiv="Content-Security-Policy"
        content={contentSecurityPolicy(view.assets, site.security)}
      />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{kind === "home" ? site.title : windowTitle(title, site.title)}</title>
      <meta name="description" content={description ?? site.description} />
      <meta name="generator" content="Glossator" />
      <meta name="color-scheme" content="light dark" />
      {themeColors.map(({ color, scheme }) => (
        <meta name="theme-color" content={color} media={`(prefers-color-scheme: ${scheme})`} />
      ))}
      <meta name="referrer" content="no-referrer" />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description ?? site.description} />
      <meta property="og:type" content={kind === "explainer" ? "article" : "website"} />
      {site.url && <link rel="canonical" href={absoluteUrl(site.url, path === paths.home ? "" : path)} />}
      <ShareImage view={view} path={path} />
      {view.touchIcon && <link rel="apple-touch-icon" href={asset(view.touchIcon)} />}
      {/* An explainer is held to the bytes of its page, and has a request to spare; the others the other way round. */}
      <link rel="icon" type="image/svg+xml" href={kind === "explainer" ? asset(view.assets.icon) : iconUrl} />
      {/* No <link> preloads the font: fetched in CORS mode, it fails from disk. The script does it on a host. */}
      <script
        data-font={view.assets.preload.map(asset)[0]}
        dangerouslySetInnerHTML={{ __html: view.assets.earlyScript }}
      ></script>
      <link rel="stylesheet" href={asset(stylesOf(kind, path, view.assets))} />
      {/* For paper, and so held up by nothing; the page's script puts it in force for the screen. An explainer links its rest. */}
      {kind !== "explainer" && (
        <link rel="stylesheet" href={asset(view.assets.laterStyles)} media="print" data-later="" />
      )}
      <script
        src={asset(view.assets.page)}
        defer
        data-root={rootUrl(path)}
        data-search={asset(view.assets.search)}
        data-search-styles={kind === "explainer" ? asset(view.assets.searchStyles) : undefined}
        data-terms={asset(view.assets.termIndex)}
        data-definitions={asset(view.assets.longDefinitions)}
        data-offline-client={asset(view.assets.offline)}
        data-since-client={kind === "explainer" ? asset(view.assets.since) : undefined}
      ></script>
      {(kind === "search" || path === paths.glossary) && (
        <script src={asset(view.assets.search)} defer></script>
      )}
      {view.alternatesOf(path).map(({ rel, type, href, title: label }) => (
        <link rel={rel} type={type} href={href} title={label} />
      ))}
    </head>
  );
}

/** What these hold is known, and they load the search too; other lists may hold whatever a page may. */
const plainLists: ReadonlySet<string> = new Set([paths.glossary, paths.search]);

function stylesOf(kind: LayoutProps["kind"], path: string, assets: AssetPaths): string {
  if (kind === "explainer") return assets.explainerStyles;
  return plainLists.has(path) ? assets.listStyles : assets.styles;
}

/** 1200 by 630 is what the sites that show such pictures cut least. */
function ShareImage({ view, path }: { view: SiteView; path: string }) {
  const { url } = view.publication.site;
  const image = view.shareImageOf(path);
  if (!url || !image) return null;
  return (
    <>
      <meta property="og:image" content={absoluteUrl(url, image)} />
      <meta property="og:image:width" content="1200" />
      <meta property="og:image:height" content="630" />
      <meta name="twitter:card" content="summary_large_image" />
    </>
  );
}

/** Search engines and tabs cut a title at about 70 characters; the publication's name is what can go. */
function windowTitle(title: string, siteTitle: string): string {
  const whole = `${title} · ${siteTitle}`;
  return whole.length <= 70 ? whole : title;
}

/** What stands above each page's content: the name, the menu. */
export function Header({ view, path, menuPath, isHome }: HeaderProps) {
  const { wording } = view;
  return (
    <header class="top">
      {!isHome && (
        <Link class="title" from={path} to={paths.home}>
          {view.publication.site.title}
        </Link>
      )}
      <nav aria-label={wording.siteNavigation}>
        <ul>
          {menuOf(view).map(({ label, path: to, isSearch }) => (
            <li>
              <Link
                from={path}
                to={to}
                current={to === menuPath}
                hooks={isSearch ? { "data-search-open": "" } : {}}
              >
                {label}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  );
}

/** What stands below it: dates, licence, other pages, the reader's settings. */
export function Footer({ view, path }: FrameProps) {
  const { wording, publication, downloads, extraPages, routes = [] } = view;
  const { site } = publication;
  return (
    <footer class="end">
      <div>
        {site.notice && <Html class="notice" html={noticeHtml(view, path)} />}
        <div class="facts">
          {site.factsTo && <p>{fill(wording.factsTo, view.dateText(site.factsTo))}</p>}
          <p>{fill(wording.buildDate, view.momentText(view.buildDate))}</p>
          {site.publisher && <p>{site.publisher}</p>}
          {site.licence && (
            <p>
              {site.licence.url ? (
                <a href={site.licence.url}>{fill(wording.licence, site.licence.name)}</a>
              ) : (
                fill(wording.licence, site.licence.name)
              )}
            </p>
          )}
        </div>
        <ul>
          {[
            ...extraPages.map(({ title, path: to }) => ({ label: title, path: to })),
            ...routes.flatMap(({ label, path: to }) => (label === undefined ? [] : [{ label, path: to }])),
            ...(hasChanges(publication) ? [{ label: wording.changes, path: paths.changes }] : []),
            ...downloads,
            { label: wording.offline.title, path: paths.offline },
          ].map(({ label, path: to }) => (
            <li>
              <Link from={path} to={to} current={to === path}>
                {label}
              </Link>
            </li>
          ))}
        </ul>
      </div>
      <div class="settings">
        <div data-theme-control="" hidden></div>
        <div data-cards-control="" hidden></div>
        {/* Last, for it comes later than the others, which must not move for it. */}
        {path !== paths.offline && <div data-offline="unsupported" hidden></div>}
      </div>
    </footer>
  );
}

/** The line at the foot of every page is no part of any page: what it mentions gets no notes. */
function noticeHtml({ publication, renderText }: SiteView, path: string): string {
  const { site } = publication;
  return renderText(site.notice ?? "", publication.addressOf(site, ["notice"]), path, emptySightings());
}

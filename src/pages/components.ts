import type { FunctionComponent } from "preact";
import type { ExplainerPageProps } from "./explainer.tsx";
import type { SiteView } from "./site-view.ts";

/** What the frame of a page is given. */
export interface FrameProps {
  readonly view: SiteView;
  /** The page's path in the site. */
  readonly path: string;
}

/** The components that a publication may put its own in place of. */
export interface Components {
  /** What stands above each page's content. */
  readonly Header: FunctionComponent<HeaderProps>;
  /** What stands below it. */
  readonly Footer: FunctionComponent<FrameProps>;
  /** The whole page of an explainer. */
  readonly ExplainerPage: FunctionComponent<ExplainerPageProps>;
}

export interface HeaderProps extends FrameProps {
  /** The entry of the menu that the page belongs to. */
  readonly menuPath: string;
  /** The front page has the publication's name as its own heading. */
  readonly isHome: boolean;
}

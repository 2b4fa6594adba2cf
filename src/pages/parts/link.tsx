import type { ComponentChildren } from "preact";
import { relativeUrl } from "../../model/urls.ts";

interface LinkProps {
  /** The page that the link stands on. */
  readonly from: string;
  /** A path of the site, with or without a fragment. */
  readonly to: string;
  readonly children: ComponentChildren;
  readonly class?: string;
  readonly current?: boolean;
  /** `data-…` attributes and what else a hook needs. */
  readonly hooks?: Readonly<Record<string, string | boolean>>;
}

/** A link from one page of the site to another. */
export function Link({ from, to, children, current = false, hooks = {}, ...rest }: LinkProps) {
  return (
    <a
      href={relativeUrl(from, to)}
      {...(current ? { "aria-current": "page" as const } : {})}
      {...rest}
      {...hooks}
    >
      {children}
    </a>
  );
}

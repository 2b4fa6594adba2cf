import type { Wording } from "../../model/wording.ts";

interface SearchPanelProps {
  readonly wording: Wording;
  /** Where the form leads without a script: the page it stands on. */
  readonly action?: string | undefined;
}

/** What the search client brings to life; without a script it is an empty form. */
export function SearchPanel({ wording, action }: SearchPanelProps) {
  return (
    <div data-search>
      <form role="search" action={action}>
        <label for="q">{wording.searchThisSite}</label>
        <input type="search" id="q" name="q" autocomplete="off" spellcheck={false} />
        <button type="submit">{wording.search}</button>
        <div data-kinds hidden></div>
      </form>
      <p role="status" data-search-status></p>
      <div data-search-answer></div>
      <ol data-search-results></ol>
    </div>
  );
}

import type { ComponentChildren } from "preact";
import type { RenderPage } from "../../markdown/render-env.ts";
import { fill } from "../../model/figure-text.ts";
import type { Guide } from "../../model/guide.ts";
import { DateOf } from "../parts/date.tsx";
import { Html } from "../parts/html.tsx";
import { SourceLinks } from "../parts/source-list.tsx";
import { Status } from "../parts/status.tsx";
import { blockLine, blockText } from "./block-text.ts";

interface GuideProps {
  readonly guide: Guide;
  readonly page: RenderPage;
}

type Question = Guide["questions"][number];
type Outcome = Guide["outcomes"][number];

/**
 * A guide as steps that link to each other. Every step is in the page and has its address, so that a state can be sent to
 * somebody, the way back is the browser's, and paper has the whole tree; the style sheet shows the step that the address
 * names, and the first where it names none.
 */
export function GuideSteps({ guide, page }: GuideProps) {
  const { wording, publication, path } = page;
  const start = startOf(guide);
  const questions = [start, ...guide.questions.filter((question) => question !== start)];
  return (
    <div class="guide" id={guideIds.guide(guide)} data-guide={guide.id}>
      <p class="label">{guide.title}</p>
      {guide.intro && (
        <Html
          class="guide-intro"
          html={blockText(guide.intro, publication.addressOf(guide, ["intro"]), page)}
        />
      )}
      {questions.map((question) => (
        <QuestionStep question={question} isStart={question === start} guide={guide} page={page} />
      ))}
      {guide.outcomes.map((outcome) => (
        <OutcomeStep outcome={outcome} guide={guide} page={page} />
      ))}
      {guide.sources.length > 0 && (
        <p class="meta">
          {wording.chart.sources}
          <SourceLinks ids={guide.sources} from={path} publication={publication} wording={wording} />
        </p>
      )}
    </div>
  );
}

/** Ids of a guide's steps; each is a state with an address. */
export const guideIds = {
  guide: (guide: Guide) => `guide-${guide.id}`,
  step: (guide: Guide, step: string) => `guide-${guide.id}-${step}`,
  stepTitle: (guide: Guide, step: string) => `guide-${guide.id}-${step}-title`,
} as const;

/** The question that a reader meets first. */
export function startOf(guide: Guide): Question {
  // The schema asks for one question at least.
  return guide.questions.find((question) => question.id === guide.start) ?? guide.questions[0]!;
}

function QuestionStep({
  question,
  isStart,
  guide,
  page,
}: GuideProps & { question: Question; isStart: boolean }) {
  const { publication, wording } = page;
  const at = guide.questions.indexOf(question);
  return (
    <Step id={question.id} class={isStart ? "guide-question guide-start" : "guide-question"} guide={guide}>
      <p class="guide-kind">{fill(wording.guideOf.questionNumber, numberOf(guide, question.id))}</p>
      <p class="guide-title" id={guideIds.stepTitle(guide, question.id)}>
        {question.text}
      </p>
      {question.help && (
        <Html
          class="guide-help"
          html={blockText(question.help, publication.addressOf(guide, ["questions", at, "help"]), page)}
        />
      )}
      <ul class="guide-answers">
        {question.answers.map((answer) => (
          <Answer answer={answer} guide={guide} page={page} />
        ))}
      </ul>
      <Ways guide={guide} page={page} withStart={!isStart} />
    </Step>
  );
}

function Answer({ answer, guide, page }: GuideProps & { answer: Question["answers"][number] }) {
  const { wording, publication, path } = page;
  const leadsToQuestion = guide.questions.some((question) => question.id === answer.to);
  const pattern = leadsToQuestion ? wording.guideOf.toQuestion : wording.guideOf.toOutcome;
  return (
    <li>
      <a class="guide-answer" href={`#${guideIds.step(guide, answer.to)}`}>
        {answer.text}
        <small> → {fill(pattern, numberOf(guide, answer.to))}</small>
      </a>
      {(answer.note || answer.sources.length > 0) && (
        <small class="guide-grounds">
          {answer.note}{" "}
          <SourceLinks ids={answer.sources} from={path} publication={publication} wording={wording} />
        </small>
      )}
    </li>
  );
}

function OutcomeStep({ outcome, guide, page }: GuideProps & { outcome: Outcome }) {
  const { publication, wording, path } = page;
  const at = guide.outcomes.indexOf(outcome);
  const address = (...keys: ReadonlyArray<string | number>) =>
    publication.addressOf(guide, ["outcomes", at, ...keys]);
  return (
    <Step id={outcome.id} class="guide-outcome" guide={guide}>
      <p class="guide-kind">{fill(wording.guideOf.outcomeNumber, numberOf(guide, outcome.id))}</p>
      <p class="guide-title" id={guideIds.stepTitle(guide, outcome.id)}>
        {outcome.title}
      </p>
      <Html class="guide-text" html={blockText(outcome.text, address("text"), page)} />
      {outcome.may.length > 0 && (
        <table class="stack guide-may">
          <caption>{wording.guideOf.may}</caption>
          <thead>
            <tr>
              <th scope="col">{wording.guideOf.what}</th>
              <th scope="col">{wording.guideOf.answer}</th>
              <th scope="col">{wording.howWeKnow}</th>
            </tr>
          </thead>
          <tbody>
            {outcome.may.map((permission, index) => (
              <tr>
                <th scope="row">{permission.what}</th>
                <td data-label={wording.guideOf.answer}>
                  <strong>{permission.answer}</strong>
                  {permission.text && (
                    <>
                      {" "}
                      <Html
                        as="span"
                        html={blockLine(permission.text, address("may", index, "text"), page)}
                      />
                    </>
                  )}
                </td>
                <td data-label={wording.howWeKnow}>
                  <Status status={permission.status ?? outcome.status} wording={wording} />
                  <small>
                    <SourceLinks
                      ids={permission.sources.length > 0 ? permission.sources : outcome.sources}
                      from={path}
                      publication={publication}
                      wording={wording}
                    />
                  </small>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p class="meta">
        <Status status={outcome.status} wording={wording} />, {asOf(outcome, page)}.{" "}
        <SourceLinks ids={outcome.sources} from={path} publication={publication} wording={wording} />
      </p>
      <Ways guide={guide} page={page} withStart />
    </Step>
  );
}

interface StepProps {
  readonly id: string;
  readonly class: string;
  readonly guide: Guide;
  readonly children: ComponentChildren;
}

/** A group and no section: a dozen landmarks would hide the page's own. It takes the focus when an answer leads to it. */
function Step({ id, class: className, guide, children }: StepProps) {
  return (
    <div
      class={`guide-step ${className}`}
      id={guideIds.step(guide, id)}
      role="group"
      aria-labelledby={guideIds.stepTitle(guide, id)}
      tabIndex={-1}
    >
      {children}
    </div>
  );
}

/** Out of a step other than by an answer. */
function Ways({ guide, page, withStart }: GuideProps & { withStart: boolean }) {
  const { wording } = page;
  return (
    <p class="guide-ways">
      {withStart && (
        <>
          <a href={`#${guideIds.step(guide, startOf(guide).id)}`}>{wording.startAgain}</a> ·{" "}
        </>
      )}
      <a href={`#${guideIds.guide(guide)}`}>{wording.guideOf.whole}</a>
    </p>
  );
}

function asOf(outcome: Outcome, { wording }: RenderPage) {
  const [before = "", after = ""] = wording.asOf.split("{}");
  return (
    <>
      {before}
      <DateOf date={outcome.asOf} language={wording.language} />
      {after}
    </>
  );
}

/** Steps are numbered, so that paper can say where an answer leads. */
function numberOf(guide: Guide, step: string): string {
  const start = startOf(guide);
  const questions = [start, ...guide.questions.filter((question) => question !== start)];
  const question = questions.findIndex(({ id }) => id === step);
  return String((question === -1 ? guide.outcomes.findIndex(({ id }) => id === step) : question) + 1);
}

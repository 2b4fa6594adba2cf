import type { ComponentChildren } from "preact";
import type { RenderPage } from "../../markdown/render-env.ts";
import { fill } from "../../model/figure-text.ts";
import type { Guide } from "../../model/guide.ts";
import { anchors } from "../../model/urls.ts";
import { DateOf } from "../parts/date.tsx";
import { Html } from "../parts/html.tsx";
import { SourceLinks } from "../parts/source-list.tsx";
import { Status } from "../parts/status.tsx";

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
    <div class="guide" id={anchors.guide(guide.id)} data-guide={guide.id}>
      <p class="label">{guide.title}</p>
      {guide.intro && (
        <Html
          class="guide-intro"
          html={page.renderText(guide.intro, publication.addressOf(guide, ["intro"]))}
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
          {wording.sourcesAre}
          <SourceLinks ids={guide.sources} from={path} publication={publication} wording={wording} />
        </p>
      )}
    </div>
  );
}

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
      <p class="guide-title" id={anchors.guideStepTitle(guide.id, question.id)}>
        {question.text}
      </p>
      {question.help && (
        <Html
          class="guide-help"
          html={page.renderText(question.help, publication.addressOf(guide, ["questions", at, "help"]))}
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
      <a class="guide-answer" href={`#${anchors.guideStep(guide.id, answer.to)}`}>
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
      <p class="guide-title" id={anchors.guideStepTitle(guide.id, outcome.id)}>
        {outcome.title}
      </p>
      <Html class="guide-text" html={page.renderText(outcome.text, address("text"))} />
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
                        html={page.renderText(permission.text, address("may", index, "text"), "line")}
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
      id={anchors.guideStep(guide.id, id)}
      role="group"
      aria-labelledby={anchors.guideStepTitle(guide.id, id)}
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
          <a href={`#${anchors.guideStep(guide.id, startOf(guide).id)}`}>{wording.startAgain}</a> ·{" "}
        </>
      )}
      <a href={`#${anchors.guide(guide.id)}`}>{wording.guideOf.whole}</a>
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

"""First actions and proofs for a plan, by the family a skill belongs to: what one would do in that line of work.

`{skill}` stands for the name of the skill. A first action is one thing for one week; a proof is something that
another person could look at. The sentences are this project's own. Families are the groups of skills.yaml; `ANY`
serves those without words of their own, and takes turns with theirs, so that a plan does not say one thing nine
times.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Advice:
    """First actions for a skill that is new and for one to be raised; proofs of work alone and of being relied on.

    Sentences of one kind take turns.
    """

    new: tuple[str, ...]
    further: tuple[str, ...]
    alone: tuple[str, ...]
    relied_on: tuple[str, ...]


BASICS = Advice(
    new=(
        "spend two hours with one introduction to {skill}; do its first exercise and keep it.",
        "ask somebody who uses {skill} to show it to you on their own work for half an hour.",
        "write five sentences on what {skill} is for in this job, then check them with somebody.",
    ),
    further=(
        "use {skill} once on purpose and note what you had to look up.",
        "do one thing again that you needed help with in {skill}, this time without help.",
    ),
    alone=(
        "One small piece, finished with help, that you can show.",
        "You explain in two minutes, without notes, what it is for and when it is not needed.",
    ),
    relied_on=(),
)
"""For skills asked for at level 2 or lower, whatever their family."""

ANY = Advice(
    new=(
        "find one small real task that needs {skill}, and agree on the day you hand it over.",
        "choose one course or book on {skill} with exercises, and put its hours in your calendar.",
        "collect three good examples of {skill} and write beside each what makes it good.",
    ),
    further=(
        "ask for a frank review of your last work that needed {skill}, and fix one thing it names.",
        "take on a whole piece of work that leans on {skill}, and name a reviewer before you begin.",
        "offer to teach {skill}: one session, or the guide that your team lacks.",
    ),
    alone=(
        "One piece of work, done alone, that somebody used.",
        "A before and an after, both yours, with a sentence on what changed.",
        "Somebody who does it daily looked your work over and would have let it pass.",
        "The same thing done three times running, the last without a correction.",
    ),
    relied_on=(
        "A result with a number attached, in work that others relied on.",
        "A reviewer, named, who would say that you carried it.",
        "A decision that went your way because of it, written down with its reasons.",
        "Others come to you for it: people you taught, a guide in use, a talk you gave.",
    ),
)

ADVICE: Mapping[str, Advice] = {
    "people": Advice(
        new=(
            "ask somebody good at {skill} if you may sit in once; write down three things they did and why.",
            "pick one moment in the next two weeks that calls for {skill}; note your first two sentences "
            "before it, "
            "and what came of them after it.",
        ),
        further=(
            "tell one colleague what you will try the next time {skill} is needed; ask them afterwards "
            "what they saw.",
            "take the most awkward open case of {skill} near you, and say until when you will have moved it.",
        ),
        alone=(
            "A case you handled without help, in ten lines: what was at stake, what you did, how it ended.",
            "The other side, asked a month later, says that it held.",
        ),
        relied_on=(
            "Two people from the other side of the table would say, by name, that it went well because of you.",
            "A case that others had avoided, settled by you, with what it saved.",
        ),
    ),
    "communication": Advice(
        new=(
            "take one text or talk that is due anyway, make it an exercise in {skill}, and try it on "
            "somebody outside "
            "your field.",
            "find two pieces of {skill} that made you act, and build one of your own on the same bones.",
        ),
        further=(
            "give your last work that needed {skill} to a stricter judge than usual, and redo the "
            "three weakest parts.",
            "deliver one piece that leans on {skill} to people who owe you nothing; note where they "
            "stopped or asked.",
        ),
        alone=("A finished piece with your name on it, in use or in print, that nobody had to rewrite.",),
        relied_on=(
            "A piece that changed what its readers did, with the figure or the reply that shows it.",
            "Others send you theirs to look over before it goes out.",
        ),
    ),
    "business": Advice(
        new=(
            "take one open question from your present work and give it an hour of {skill}, on one page; ask "
            "somebody "
            "who does this daily what is missing.",
            "get the last real example of {skill} where you work, and rebuild it from the raw notes "
            "before you look.",
        ),
        further=(
            "take over {skill} for one project, from its start to its review, and fix the day of the review now.",
            "hold one old piece of your {skill} against what really happened; write down which assumption failed.",
        ),
        alone=("A page or two that was used to decide something, and what was decided.",),
        relied_on=(
            "A figure before and after, from a project in which you answered for this part.",
            "A decision that some opposed and that held, with your reasons from before it.",
        ),
    ),
    "finance": Advice(
        new=(
            "rebuild one month of real or published figures yourself, as an exercise in {skill}, until "
            "the total ties.",
            "take one public company's annual report and try {skill} on it; compare with how a "
            "textbook goes about it.",
        ),
        further=(
            "do one recurring piece of {skill} from end to end this month; list every figure you had to ask about.",
            "find one error or delay of last quarter that better {skill} would have caught, and write the check.",
        ),
        alone=("Figures that you prepared alone and that came back from review without a correction.",),
        relied_on=(
            "A close, forecast or return you answered for, on time, with the size of its error.",
            "A decision about money that followed your numbers, and how it turned out.",
        ),
    ),
    "sales-marketing": Advice(
        new=(
            "listen in on two real calls, or read ten real campaigns, where {skill} counts; note what turned each.",
            "try {skill} on a small real audience, five prospects or one page, and count what comes back.",
        ),
        further=(
            "write down today one number that {skill} should move; change one thing, and look again in four weeks.",
            "ask whoever has the best results in {skill} to take one of your last pieces apart.",
        ),
        alone=("One deal, campaign or page of your own, with what it cost and what it brought.",),
        relied_on=(
            "Two quarters of figures you answered for, beside their targets.",
            "A loss that you can explain, and what you have done differently since.",
        ),
    ),
    "data": Advice(
        new=(
            "take a public data set on a subject you know and answer one question with it that needs "
            "{skill}; put the "
            "steps and the answer on a page.",
            "ask for one finished analysis where you work and do its {skill} again from the raw data; "
            "explain every "
            "difference.",
        ),
        further=(
            "answer one question that somebody at work really has, with {skill}, in two weeks, its "
            "limits included.",
            "let somebody try to break your last result that rests on {skill}, and mend its weakest step.",
        ),
        alone=("A notebook, query or sheet that another person can run to get the same answer.",),
        relied_on=(
            "A decision made on your numbers, with the check you ran before they went out.",
            "Something of yours that others reuse: a table, a model, a method.",
        ),
    ),
    "technology": Advice(
        new=(
            "set up the smallest thing that needs {skill}, in a free trial or on your own machine, and keep "
            "it where "
            "you can show it.",
            "follow one real change or incident that turned on {skill} from ticket to end, and draw what happened.",
        ),
        further=(
            "take one ticket or change that needs more {skill} than your usual ones; name a reviewer "
            "before you begin.",
            "write the design note or runbook for one thing that rests on {skill}, and have it reviewed.",
        ),
        alone=("A repository, lab or change record that you can walk somebody through, failures included.",),
        relied_on=(
            "Something of yours that has been in use for three months, and how it behaved when it broke.",
            "A design or review of yours that others built on, with the trade-off you chose.",
        ),
    ),
    "design-arts": Advice(
        new=(
            "make one existing piece again with {skill} as the only subject; show both to three people and "
            "ask what "
            "they notice.",
            "copy one piece you admire, closely, for its {skill}; then make your own within the same limits.",
        ),
        further=(
            "have your last piece criticized by somebody stronger in {skill}, and rework it within the week.",
            "set yourself a brief that leans on {skill}, with a deadline two weeks from now.",
        ),
        alone=("A finished piece in a portfolio, with its brief, two rejected attempts and why.",),
        relied_on=(
            "Work that a client or an audience chose or paid for, with who and how many.",
            "A piece whose direction you set and that others carried out.",
        ),
    ),
    "health-care": Advice(
        new=(
            "ask to shadow somebody for one shift of {skill}; find out who may do it, and after what training.",
            "get the competency checklist for {skill} that your employer, school or board uses, and mark "
            "what you "
            "already do under supervision.",
        ),
        further=(
            "ask your lead or educator what signs you off on the next step of {skill}, and how many "
            "observed tries.",
            "go through one of last month's cases in which {skill} mattered with somebody senior.",
        ),
        alone=("A signed competency, or a supervisor who no longer stands beside you.",),
        relied_on=(
            "You teach it to others, or check their work, and your own cases stand up to review.",
            "A safety or care figure of your unit that moved, and your part in it.",
        ),
    ),
    "education-care": Advice(
        new=(
            "watch one session or visit in which {skill} is done well; write down what the other side did "
            "because of "
            "it.",
            "work through one described case of {skill} on paper; compare your plan with that of somebody "
            "who does it "
            "daily.",
        ),
        further=(
            "have yourself watched once while you use {skill}, with one question for the observer.",
            "try another way of {skill} with the one person your usual way failed, and note the difference.",
        ),
        alone=("A session, plan or case of your own, with what changed for the people in it.",),
        relied_on=(
            "Results of a group or caseload over a term, before and after.",
            "Colleagues use your materials, or ask you to watch theirs.",
        ),
    ),
    "science": Advice(
        new=(
            "take one published method that needs {skill}, write out its steps for your own bench or site, "
            "and have "
            "somebody mark what would fail.",
            "ask a laboratory or field team for one day of {skill}; keep the record as they keep theirs.",
        ),
        further=(
            "repeat one result of yours that rests on {skill}, blind to the first value, and explain the spread.",
            "write the protocol of {skill} for whoever comes next, and watch them follow it.",
        ),
        alone=("The record of a run or survey that somebody else could repeat from your notes.",),
        relied_on=(
            "Data of yours in a report, filing or paper, with the review they went through.",
            "A method you set up that others now use.",
        ),
    ),
    "engineering": Advice(
        new=(
            "take one thing already drawn or built, do its {skill} yourself, and compare with what was released.",
            "ask to read one failure report that turned on {skill}; write down which check would have caught it.",
        ),
        further=(
            "bring one part, cell or calculation that depends on {skill} to its release, with a named checker.",
            "find one value that nobody can justify any more, and justify or change it by {skill}.",
        ),
        alone=("A drawing, calculation or setup of yours that was checked and released.",),
        relied_on=(
            "Something built to your work, with the test it passed.",
            "A fault you traced to its cause, and the change that ended it.",
        ),
    ),
    "trades": Advice(
        new=(
            "ask a contractor, union hall or shop for one day beside somebody doing {skill}, and which "
            "safety card you "
            "need first.",
            "try {skill} once on scrap or a practice board; have somebody qualified mark what would "
            "fail inspection.",
        ),
        further=(
            "ask for the next job on which {skill} is the hard part, with a check before it is covered up.",
            "time three of your own jobs that need {skill}, and name the step that costs most.",
        ),
        alone=("A job of yours that passed inspection, with photographs from before it was covered up.",),
        relied_on=(
            "A job you ran: materials, helper, inspection date, and no call-back.",
            "An apprentice who learned it from you.",
        ),
    ),
    "logistics": Advice(
        new=(
            "follow one order, load or trip through {skill} from start to end, and note every place it waited.",
            "take last month's late or wrong items and sort them by what {skill} would have changed.",
        ),
        further=(
            "answer for {skill} on one lane, shift or product for a month, and record its number every day.",
            "change one rule of your {skill}, say so beforehand, and compare four weeks with the four before.",
        ),
        alone=("A shift, lane or count that you ran without help, with its numbers.",),
        relied_on=(
            "A cost, error or on-time figure that you moved, and that stayed there.",
            "A disruption you steered through, hour by hour.",
        ),
    ),
    "law-safety": Advice(
        new=(
            "read one statute, standard or order that {skill} rests on; say in half a page what it asks of "
            "one real "
            "case.",
            "ask somebody who answers for {skill} which training it takes, and whether you may watch once.",
        ),
        further=(
            "draft one document, check or drill that needs {skill}; have it marked by somebody who answers for it.",
            "go through one closed case or incident that turned on {skill}, and name the moment it turned.",
        ),
        alone=("A file, inspection or drill of yours that a supervisor accepted unchanged.",),
        relied_on=(
            "A matter you answered for that stood up to a court, a regulator or an audit.",
            "Two cases in which others asked you before they acted.",
        ),
    ),
    "service": Advice(
        new=(
            "work two busy shifts beside somebody good at {skill}; note what they do before they are asked.",
            "try {skill} on six people you know, on time and to a price; ask each what they would change.",
        ),
        further=(
            "take this month's busiest shift or largest event that needs {skill}, and plan it on one page.",
            "pick one complaint or waste figure that better {skill} would lower, and keep count for four weeks.",
        ),
        alone=("A shift, service or event you ran alone, with its covers, takings or guests.",),
        relied_on=(
            "Figures over a season: returning guests, waste, takings, ratings.",
            "Somebody you trained who now does it without you.",
        ),
    ),
}
"""Advice by skill group."""

"""What the made-up councils say of themselves. Every figure in it is invented, as the councils are."""

from dataclasses import dataclass


@dataclass(frozen=True)
class IndicatorText:
    """One section: what is done well, what needs to improve, what comes next, and how sure the council can be."""

    strength: str
    improvement: str
    action: str
    known: str
    strength_cites: tuple[str, str]
    improvement_cites: tuple[str, str] | None = None


ANNUAL_REPORT, FIGURES, GOVERNANCE, AUDIT, VOICES, PLAN = "E-001", "E-002", "E-003", "E-004", "E-005", "E-006"

INDICATORS: dict[str, IndicatorText] = {
    "1.1": IndicatorText(
        "Of the orders that ended last year, 71 in every 100 were completed. Three years ago it was 64. Most of the rise comes from unpaid "
        "work, where we now offer a Saturday squad and placements near people's homes.",
        "We can say how many people finished an order and not yet how many left it better off. We ask at the start and at the end about "
        "housing, work, health and family, but only for six people in ten do we hold both answers.",
        "From next quarter no order is closed on our system without the exit interview, or the reason why there was none.",
        "Completion comes from our case system and was checked against the return to the Government. The outcome questions are our own, "
        "answered by 142 people; too few to split by area.",
        (FIGURES, ""),
        (VOICES, "p. 2"),
    ),
    "2.1": IndicatorText(
        "People told an independent interviewer that their worker was straight with them and had time for them. Several named that one "
        "relationship as the reason why they kept going.",
        "People who live more than 20 miles from an office see their worker less often, and say that they feel it.",
        "Two outreach mornings each week in the village halls of the north, with the bus fare paid in advance.",
        "Thirty-one interviews by a voluntary organisation, none with somebody whom their worker had picked.",
        (VOICES, "p. 1"),
        (VOICES, "p. 3"),
    ),
    "5.1": IndicatorText(
        "Nine in ten people are seen on the day of sentence or the next working day. A worker sits in the court on both sentencing days.",
        "The first unpaid-work session within seven working days is met for two people in three. Health checks hold it up.",
        "The health questions are now asked at court. We expect four in five by the spring.",
        "Dates come from the case system, which computes the working days; nobody types whether a deadline was met.",
        (FIGURES, ""),
    ),
    "5.2": IndicatorText(
        "An assessment of risk and need is on file for 96 of 100 supervised people, and the risk of serious harm is considered in all of "
        "those where it should be.",
        "Reviews of the assessment come late after a change such as a move or a new partner. Our audit found this in 9 of 40 files.",
        "A change of address now puts a review on the worker's list, and the team leader sees what is outstanding every Monday.",
        "A sample of 40 files drawn at random, read by two people each; where they differed a third decided.",
        (AUDIT, "p. 1"),
        (AUDIT, "p. 2"),
    ),
    "5.3": IndicatorText(
        "Plans are written with the person. In four of five files the goals are ones that the person would recognise as their own.",
        "The programme for men who were violent at home has a waiting list of eleven weeks.",
        "A second pair of group workers is being trained; the wait should fall to six weeks by June.",
        "Read from the same 40 files. The waiting list is counted on the first of each month.",
        (AUDIT, "p. 3"),
        (FIGURES, ""),
    ),
    "5.4": IndicatorText(
        "Squads choose among projects that community councils put forward, and people on orders sit on the panel that ranks them.",
        "Families are seldom asked. We hold the view of a family member in 7 of 40 files.",
        "A short family leaflet and a question at the three-month review, tried first in the east team.",
        "Minutes of the panel and the file audit; we know least about what people harmed by crime think.",
        (VOICES, "p. 2"),
    ),
    "6.1": IndicatorText(
        "Every procedure has an owner and a date for review, and staff find them in one place. Fourteen of sixteen are in date.",
        "The breach procedure still describes the forms of before the national guidance changed.",
        "The breach procedure is rewritten with two sheriff clerks and goes to the management team in February.",
        "The register of procedures, checked by somebody outside the service.",
        (GOVERNANCE, "s. 3"),
    ),
    "6.4": IndicatorText(
        "The management team reads one page of measures each month and says in its minutes what it did about them.",
        "Audit finds the same fault twice: we are better at looking than at checking whether the cure worked.",
        "Each audit now opens with the actions of the last one, and somebody who took no part in it says whether they are done.",
        "Twelve months of minutes, and the two audits of this year.",
        (PLAN, "p. 1"),
        (AUDIT, "p. 4"),
    ),
    "9.4": IndicatorText(
        "Elected members visit a squad twice a year. The partnership moved money from prosecution diversion to court support after our review "
        "of need.",
        "Change has leaned on three people. When one was away for four months, two projects stood still.",
        "Each project now has a deputy, and the improvement plan names the meeting that asks after it.",
        "A survey of 58 staff, 41 of whom answered, and the record of decisions of the partnership.",
        (PLAN, "p. 2"),
        (GOVERNANCE, "s. 2"),
    ),
}

EARLIER: dict[str, IndicatorText] = {
    "1.1": IndicatorText(
        "Of the orders that ended last year, 68 in every 100 were completed. Three years ago it was 64. Most of the rise comes from unpaid "
        "work, where we now offer a Saturday squad.",
        "We cannot say how many people left an order better off. We ask at the start about housing, work, health and family, and seldom "
        "at the end.",
        "An exit interview is tried in the east team and goes to all teams if it works.",
        "Completion comes from our case system and was checked against the return to the Government.",
        (FIGURES, ""),
    ),
    "5.1": IndicatorText(
        "Eight in ten people are seen on the day of sentence or the next working day. A worker sits in the court on both sentencing days.",
        "The first unpaid-work session within seven working days is met for one person in two. Health checks hold it up.",
        "We look for a way to ask the health questions earlier.",
        "Dates come from the case system, which computes the working days; nobody types whether a deadline was met.",
        (FIGURES, ""),
    ),
    "5.2": IndicatorText(
        "An assessment of risk and need is on file for 93 of 100 supervised people, and the risk of serious harm is considered in most of "
        "those where it should be.",
        "Reviews of the assessment come late after a change such as a move or a new partner. Our audit found this in 14 of 40 files.",
        "The audit is repeated in the autumn, with files drawn from all teams.",
        "A sample of 40 files drawn at random, read by two people each.",
        (AUDIT, "p. 1"),
        (AUDIT, "p. 2"),
    ),
}
"""What one of them said in the inspection that is over: the rest has not changed since, as in any council."""

STATEMENTS: dict[str, dict[str, str]] = {
    "preparedness": {
        "projected_need": "We expect 60 to 80 more orders a year, most of them with unpaid work, and some 25 more people with supervision.",
        "impact": "That is one more squad and one and a half more social workers. Reports for the court will grow first.",
        "action": "A supervisor was appointed early, two workshops were fitted out, and the court is told each week which places are free.",
    },
    "section_27": {
        "formula": "It follows the orders of three years ago. A small service feels one busy year for a long time.",
        "response": "We kept supervision whole and let a vacant post in administration lapse.",
        "partnership": "Health now pays half of the nurse who sees people at our office.",
        "commissioning": "Mentoring was bought together with a neighbouring area, at a tenth less for each person.",
        "preventative_work": "Diversion was cut by a day each week. We think this is the wrong place, and have asked for it back.",
    },
}

LEFT_TO_THE_LAST = ("6.1", "9.4")
"""Written on the last morning: on the eve of the deadline the demonstration shows what is still missing."""
GIVEN_AWAY = "5.4"
"""The section that the coordinator gives to somebody who knows."""
OWN_TITLE = "Unpaid work: how are we doing?"

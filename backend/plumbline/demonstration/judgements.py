"""What the inspectors write in the demonstration: findings, evaluations and narrative about councils that do not exist."""

from plumbline.findings.model import FindingKind

FINDINGS: tuple[tuple[FindingKind, str | None, str, bool], ...] = (
    (
        FindingKind.STRENGTH,
        "2.1",
        "People on orders were treated decently and with warmth by staff who knew them well. This came up in nearly every conversation.",
        True,
    ),
    (
        FindingKind.STRENGTH,
        "5.2",
        "Assessments of risk and need were there when they were needed, and workers used them when they planned what to do.",
        True,
    ),
    (
        FindingKind.AREA_FOR_IMPROVEMENT,
        "1.1",
        "The service could not yet show what had changed for people by the end of an order, beyond whether the order was completed.",
        True,
    ),
    (
        FindingKind.AREA_FOR_IMPROVEMENT,
        "5.3",
        "People waited too long for the programme on violence at home, and little was offered to them meanwhile.",
        True,
    ),
    (
        FindingKind.GOOD_PRACTICE,
        "5.4",
        "People on orders sit on the panel that chooses community projects, and can say why each was chosen.",
        True,
    ),
    (
        FindingKind.RECOMMENDATION,
        None,
        "The council should make sure that what changes for people is recorded at the end of every order, and used to plan the service.",
        True,
    ),
    (FindingKind.KEY_MESSAGE, None, "The relationship between worker and person is what this service is built on, and it holds.", True),
    (FindingKind.KEY_MESSAGE, None, "Leaders know where the service has to get better, and have begun.", True),
    (FindingKind.AREA_FOR_IMPROVEMENT, "9.4", "Improvement projects rest on one or two people, and stop when one of them is away.", False),
)

VALUES: dict[str, int] = {"1.1": 3, "2.1": 5, "5.2": 4, "5.3": 4, "9.4": 4}

RATIONALES: dict[str, str] = {
    "1.1": "Completion has risen for three years [E-002]. Beyond it the outcome for people is known for six in ten, and nobody acts on it yet.",
    "2.1": "Consistent accounts from interviews and from our own meetings [E-005 p. 1]. The distance of some people from an office is the one concern.",
    "5.2": "Our reading of files agreed with the council's audit [E-004 p. 1]; reviews after a change were late in one file of four.",
    "5.3": "Plans are good and are the person's own [E-004 p. 3]. The wait for one programme weighs against it.",
    "9.4": "Leaders act on what they learn [E-006 p. 1]. Too much rests on few people.",
}

NARRATIVES: dict[str, str] = {
    "1.1": "More people finished their orders than three years ago. The service could say little about what was different in their lives afterwards.",
    "2.1": "People spoke of staff who listened and who did what they had said they would do. Those in the north saw their worker less often.",
    "5.1": "Help began quickly after sentence. The first session of unpaid work came later than it should for one person in three.",
    "5.2": "Risk was understood and shared with those who needed to know. Reviews did not always follow when circumstances changed.",
    "5.3": "Plans were made together with people. One programme could not take everybody who needed it in time.",
    "5.4": "People on orders had a say in which projects were taken on. Families were asked too seldom.",
    "6.1": "Procedures were in one place and most of them in date. The one on breach had fallen behind the guidance.",
    "6.4": "Managers looked at the right measures each month. They did not always go back to see whether a cure had worked.",
    "9.4": "Leaders were visible and honest about the service. Improvement leaned on a small number of people.",
}

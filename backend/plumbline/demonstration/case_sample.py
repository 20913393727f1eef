"""The case sample of the demonstration: drawn in week 8, released in week 12, and one of its cases replaced."""

from datetime import datetime

from sqlalchemy import select

from plumbline.case_files.samples.model import SampledCase
from plumbline.case_files.samples.replacing import answer_replacement, ask_for_replacement
from plumbline.case_files.samples.schema import ReplacementReply, ReplacementRequest, SampleDraw
from plumbline.case_files.samples.service import draw_case_sample, release_case_sample
from plumbline.demonstration.story import Story
from plumbline.identity.roles import Role


def draw_the_sample(story: Story, now: datetime) -> None:
    draw_case_sample(story.session, story.by(Role.ANALYST), story.id, SampleDraw(strata=["age_band"], floor=2), now)


def release_the_sample(story: Story, now: datetime) -> None:
    release_case_sample(story.session, story.by(Role.ANALYST), story.id, now)


def replace_one(story: Story, now: datetime) -> None:
    drawn = select(SampledCase.id).where(SampledCase.inspection_id == story.id).order_by(SampledCase.case_ref).limit(1)
    reason = "The order was transferred out, and its record went with it."
    given = ReplacementRequest(case_id=story.session.execute(drawn).scalar_one(), reason=reason)
    asked = ask_for_replacement(story.session, story.by(Role.ANALYST), story.id, given, now)
    answer_replacement(story.session, story.by(Role.LEAD_INSPECTOR), story.id, asked.id, ReplacementReply(agree=True), now)

"""Whom to ring, by which route the self-evaluation comes, and on which basis case data does. The numbers belong to nobody: they are kept for stories."""

from datetime import datetime

from plumbline.demonstration.story import WHATEVER_STANDS, Story
from plumbline.identity.roles import Role
from plumbline.inspections.contacts import add_contact
from plumbline.inspections.schema import ContactSubmission
from plumbline.preparation.agreements.model import AgreementMatter, Route
from plumbline.preparation.agreements.schema import AgreementConfirmation, AgreementProposal, CaseDataBasis
from plumbline.preparation.agreements.service import confirm_agreement, propose_agreement

OFFICE_HOURS = "Monday to Friday, 9 to 5"


def _add(story: Story, by: Role, designation: str, person: Role, telephone: str, now: datetime, hours: str = OFFICE_HOURS) -> None:
    account = story.people[person]
    contact = ContactSubmission(designation=designation, name=account.name, email=account.email, telephone=telephone, hours=hours)
    add_contact(story.session, story.by(by), story.id, contact, now)


def name_contacts_of_the_inspectorate(story: Story, now: datetime) -> None:
    support = Role.STRATEGIC_SUPPORT_OFFICER
    _add(story, support, "Questions about the inspection", support, "01632 960 123", now)
    _add(story, support, "Lead inspector", Role.LEAD_INSPECTOR, "01632 960 124", now)


def name_contacts_of_the_council(story: Story, now: datetime) -> None:
    coordinator = Role.INSPECTION_COORDINATOR
    _add(story, coordinator, "Inspection coordinator", coordinator, "01632 960 201", now)
    # R30: by designation alone; the chair has no account and no part in the work.
    chair = ContactSubmission(designation="Chair of the community planning partnership", telephone="01632 960 230")
    add_contact(story.session, story.by(coordinator), story.id, chair, now)


def name_the_contact_on_site(story: Story, now: datetime) -> None:
    coordinator = Role.INSPECTION_COORDINATOR
    _add(story, coordinator, "Contact for the onsite weeks", Role.SENIOR_MANAGER, "01632 960 215", now, "8 to 6 in weeks 15 and 17")


def propose_the_route(story: Story, now: datetime) -> None:
    proposal = AgreementProposal(
        route=Route.STRUCTURED_FORM, arrangements="The form, indicator by indicator. Files as they are ready, the last by noon of week 11."
    )
    support = story.by(Role.STRATEGIC_SUPPORT_OFFICER)
    propose_agreement(story.session, support, story.id, AgreementMatter.SELF_EVALUATION, proposal, WHATEVER_STANDS, now)


def agree_on_the_route(story: Story, now: datetime) -> None:
    coordinator, read = story.by(Role.INSPECTION_COORDINATOR), AgreementConfirmation(version=1)
    confirm_agreement(story.session, coordinator, story.id, AgreementMatter.SELF_EVALUATION, read, now)


def propose_terms_of_case_data(story: Story, now: datetime) -> None:
    basis = CaseDataBasis(
        lawful_basis="A public task of both bodies: the inspectorate inspects justice services, and the council has to give it what it needs.",
        privacy_notice="On the council's website, under Privacy: Justice social work.",
    )
    arrangements = "The coordinator sends the list, without names, by Friday of week 8. The key to its references stays with the council."
    proposal = AgreementProposal(route=Route.UPLOAD, arrangements=arrangements, case_data=basis)
    coordinator = story.by(Role.INSPECTION_COORDINATOR)
    propose_agreement(story.session, coordinator, story.id, AgreementMatter.CASE_DATA, proposal, WHATEVER_STANDS, now)


def agree_on_case_data(story: Story, now: datetime) -> None:
    support, read = story.by(Role.STRATEGIC_SUPPORT_OFFICER), AgreementConfirmation(version=1)
    confirm_agreement(story.session, support, story.id, AgreementMatter.CASE_DATA, read, now)

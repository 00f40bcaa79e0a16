"""What nodes exchange: acts, claims that are not shown here, keys and signed heads."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Executable, and_, delete, func, insert, literal_column, select, update
from sqlalchemy.orm import aliased

from tracker.db.exchange_models import AbsentClaim, Act, NodeKey, SignedHead, SigningKey
from tracker.db.models import (
    Citation,
    Claim,
    Entry,
    FollowUp,
    FollowUpDone,
    NameForm,
    Node,
    Paragraph,
    Person,
    Provision,
    Resolution,
    Version,
)
from tracker.db.search_models import IdentityDecision
from tracker.db.statements.binding import parameter
from tracker.db.statements.followups import FOLLOW_UP_COLUMNS

_NODE: Any = parameter("node_id")
_NUMBER: Any = parameter("number")
_DECISION_ORDER = (
    IdentityDecision.one,
    IdentityDecision.other,
    IdentityDecision.decided_at,
    IdentityDecision.verdict,
    IdentityDecision.decided_by,
    IdentityDecision.note,
)

_ACTS: dict[str, Executable] = {
    "insert_act": insert(Act),
    "last_act_of_node": select(Act.number, Act.hash)
    .where(Act.node_id == _NODE)
    .order_by(Act.number.desc())
    .limit(literal_column("1")),
    "act_of_node": select(Act.hash, Act.content).where(Act.node_id == _NODE, Act.number == _NUMBER),
    "acts_of_node": select(Act.number, Act.content, Act.previous_hash, Act.hash)
    .where(Act.node_id == _NODE, Act.number > parameter("after"))
    .order_by(Act.number),
    "acts_to_verify": select(Act.number, Act.subject, Act.content, Act.previous_hash, Act.hash)
    .where(Act.node_id == _NODE)
    .order_by(Act.number),
    "acts_on_subject": select(Act.node_id, Act.number, Act.content).where(Act.subject == parameter("subject")),
    "all_subjects": select(Act.subject).where(Act.subject.is_not(None)).distinct().order_by(Act.subject),
    "acts_on_plans": select(Act.node_id, Act.content).where(
        Act.subject >= literal_column("'follow-up/'"), Act.subject < literal_column("'follow-up0'")
    ),
    "acts_on_nodes": select(Act.node_id, Act.number, Act.content).where(
        Act.subject >= literal_column("'node/'"), Act.subject < literal_column("'node0'")
    ),
    "any_foreign_act": select(Act.number)
    .join(Node, Node.id == Act.node_id)
    .where(Node.is_own == literal_column("0"))
    .limit(literal_column("1")),
    "act_by_hash": select(Act.node_id, Act.number).where(Act.hash == parameter("hash")),
    "claim_place": select(Claim.node_id, Claim.number).where(Claim.hash == parameter("hash")),
    "fill_act": update(Act)
    .where(Act.node_id == parameter("of_node"), Act.number == parameter("at_number"))
    .values(content=parameter("new_content"), subject=parameter("new_subject")),
}

_ABSENT: dict[str, Executable] = {
    "insert_absent_claim": insert(AbsentClaim),
    "last_absent_claim_of_node": select(AbsentClaim.number, AbsentClaim.hash)
    .where(AbsentClaim.node_id == _NODE)
    .order_by(AbsentClaim.number.desc())
    .limit(literal_column("1")),
    "absent_claim_of_node": select(AbsentClaim.hash, AbsentClaim.content).where(
        AbsentClaim.node_id == _NODE, AbsentClaim.number == _NUMBER
    ),
    "absent_claims_of_node": select(
        AbsentClaim.number, AbsentClaim.content, AbsentClaim.previous_hash, AbsentClaim.hash
    )
    .where(AbsentClaim.node_id == _NODE)
    .order_by(AbsentClaim.number),
    "count_absent_claims": select(func.count()).select_from(AbsentClaim),
    "all_absent_claims": select(
        AbsentClaim.node_id, AbsentClaim.number, AbsentClaim.previous_hash, AbsentClaim.hash, AbsentClaim.content
    ).order_by(AbsentClaim.node_id, AbsentClaim.number),
    "waiting_claims": select(AbsentClaim.node_id, AbsentClaim.number, AbsentClaim.content)
    .where(AbsentClaim.content.is_not(None))
    .order_by(AbsentClaim.node_id, AbsentClaim.number),
    "absent_claim_by_hash": select(AbsentClaim.node_id, AbsentClaim.number).where(
        AbsentClaim.hash == parameter("hash")
    ),
    "fill_absent_claim": update(AbsentClaim)
    .where(AbsentClaim.node_id == parameter("of_node"), AbsentClaim.number == parameter("at_number"))
    .values(content=parameter("new_content")),
    "delete_absent_claim": delete(AbsentClaim).where(AbsentClaim.node_id == _NODE, AbsentClaim.number == _NUMBER),
    "claim_of_node": select(Claim.hash).where(Claim.node_id == _NODE, Claim.number == _NUMBER),
}

_KEYS: dict[str, Executable] = {
    "disown_node": update(Node).where(Node.id == _NODE).values(is_own=literal_column("0")),
    "find_node": select(Node.id).where(Node.id == _NODE),
    "insert_node_key": insert(NodeKey),
    "all_node_keys": select(NodeKey.node_id, NodeKey.public_key, NodeKey.first_seen).order_by(NodeKey.node_id),
    "insert_signing_key": insert(SigningKey),
    "all_signing_keys": select(SigningKey.node_id, SigningKey.private_key).order_by(SigningKey.node_id),
    "signing_key": select(SigningKey.private_key).where(SigningKey.node_id == _NODE),
    "signed_head": select(
        SignedHead.claims, SignedHead.claims_hash, SignedHead.acts, SignedHead.acts_hash, SignedHead.signature
    ).where(SignedHead.node_id == _NODE),
    "insert_signed_head": insert(SignedHead),
    "delete_signed_head": delete(SignedHead).where(SignedHead.node_id == _NODE),
}

_ADDED_FORM = aliased(NameForm)

_ADDED: Any = (
    select(
        Entry.ref,
        Entry.title,
        Entry.note,
        Entry.stated_status,
        Entry.stated_on,
        Person.role,
        Person.affiliation,
        Resolution.id,
        Resolution.adopted,
        Resolution.body,
        Resolution.title,
        Version.language,
        Version.position,
        Provision.position,
        Paragraph.text,
        _ADDED_FORM.recorded_at,
        _ADDED_FORM.recorded_by,
    )
    .join(Person, Person.entry_id == Entry.id)
    .join(Resolution, Resolution.id == Entry.resolution_id)
    .join(Provision, Provision.resolution_id == Resolution.id)
    .join(
        Citation,
        and_(
            Citation.provision_id == Provision.id,
            Citation.entry_id == Entry.id,
            Citation.supports == literal_column("'name'"),
        ),
    )
    .join(Paragraph, Paragraph.provision_id == Provision.id)
    .join(Version, and_(Version.resolution_id == Resolution.id, Version.language == Paragraph.language))
    .outerjoin(
        _ADDED_FORM,
        and_(
            _ADDED_FORM.entry_id == Entry.id,
            _ADDED_FORM.form == Entry.title,
            _ADDED_FORM.origin == literal_column("'added'"),
        ),
    )
    .where(Version.stage == literal_column("'case_list'"))
    .order_by(Resolution.id, Provision.position)
)

_PEOPLE: dict[str, Executable] = {
    "added_people_to_exchange": _ADDED,
    "added_person_to_exchange": _ADDED.where(Entry.ref == parameter("ref")),
    "list_by_id": select(Version.resolution_id)
    .where(Version.resolution_id == parameter("resolution_id"), Version.stage == literal_column("'case_list'"))
    .limit(literal_column("1")),
    "provision_is_there": select(Provision.id).where(
        Provision.resolution_id == parameter("resolution_id"), Provision.key == parameter("key")
    ),
    "update_added_person": update(Entry)
    .where(Entry.id == parameter("entry_id"))
    .values(
        resolution_id=parameter("new_resolution_id"),
        title=parameter("new_title"),
        sort_key=parameter("new_sort_key"),
        note=parameter("new_note"),
        stated_status=parameter("new_stated_status"),
        stated_on=parameter("new_stated_on"),
    ),
    "update_person": update(Person)
    .where(Person.entry_id == parameter("of_entry"))
    .values(role=parameter("new_role"), affiliation=parameter("new_affiliation")),
}

_KEPT: dict[str, Executable] = {
    "follow_ups_to_exchange": select(*FOLLOW_UP_COLUMNS)
    .join(Entry, Entry.id == FollowUp.entry_id)
    .order_by(FollowUp.id),
    "follow_ups_done_to_exchange": select(
        FollowUpDone.follow_up_id,
        FollowUpDone.due,
        FollowUpDone.done_on,
        FollowUpDone.result,
        FollowUpDone.recorded_at,
        FollowUpDone.recorded_by,
    ).order_by(FollowUpDone.follow_up_id, FollowUpDone.recorded_at, FollowUpDone.id),
    "set_follow_up": update(FollowUp)
    .where(FollowUp.id == parameter("follow_up_id"))
    .values(due=parameter("new_due"), closed_at=parameter("new_closed_at")),
    "added_forms_to_exchange": select(
        Entry.ref,
        NameForm.language,
        NameForm.form,
        NameForm.orthography,
        NameForm.source,
        NameForm.recorded_at,
        NameForm.recorded_by,
    )
    .join(Entry, Entry.id == NameForm.entry_id)
    .where(NameForm.origin == literal_column("'added'"))
    .order_by(NameForm.recorded_at, NameForm.id),
    "decisions_to_exchange": select(
        IdentityDecision.one,
        IdentityDecision.other,
        IdentityDecision.verdict,
        IdentityDecision.note,
        IdentityDecision.decided_at,
        IdentityDecision.decided_by,
    ).order_by(*_DECISION_ORDER),
}

STATEMENTS: dict[str, Executable] = {**_ACTS, **_ABSENT, **_KEYS, **_PEOPLE, **_KEPT}

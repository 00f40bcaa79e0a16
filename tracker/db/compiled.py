"""The statements of `tracker.db.statements` as SQLite text.

Written by `python -m tracker.db.statements`; not edited by hand.
"""

from __future__ import annotations

SQL: dict[str, str] = {
    "absent_claim_by_hash": (
        "SELECT absent_claim.node_id, absent_claim.number FROM absent_claim WHERE absent_claim.hash = :hash"
    ),
    "absent_claim_of_node": (
        "SELECT absent_claim.hash, absent_claim.content FROM absent_claim WHERE absent_claim.node_id = "
        ":node_id AND absent_claim.number = :number"
    ),
    "absent_claims_of_node": (
        "SELECT absent_claim.number, absent_claim.content, absent_claim.previous_hash, absent_claim.hash FROM "
        "absent_claim WHERE absent_claim.node_id = :node_id ORDER BY absent_claim.number"
    ),
    "act_by_hash": (
        "SELECT act.node_id, act.number FROM act WHERE act.hash = :hash"
    ),
    "act_of_node": (
        "SELECT act.hash, act.content FROM act WHERE act.node_id = :node_id AND act.number = :number"
    ),
    "acts_of_node": (
        "SELECT act.number, act.content, act.previous_hash, act.hash FROM act WHERE act.node_id = :node_id AND "
        "act.number > :after ORDER BY act.number"
    ),
    "acts_on_nodes": (
        "SELECT act.node_id, act.number, act.content FROM act WHERE act.subject >= 'node/' AND act.subject < "
        "'node0'"
    ),
    "acts_on_plans": (
        "SELECT act.node_id, act.content FROM act WHERE act.subject >= 'follow-up/' AND act.subject < "
        "'follow-up0'"
    ),
    "acts_on_subject": (
        "SELECT act.node_id, act.number, act.content FROM act WHERE act.subject = :subject"
    ),
    "acts_to_verify": (
        "SELECT act.number, act.subject, act.content, act.previous_hash, act.hash FROM act WHERE act.node_id = "
        ":node_id ORDER BY act.number"
    ),
    "added_forms": (
        "SELECT name_form.id, name_form.entry_id, name_form.language, name_form.form, name_form.orthography, "
        "name_form.source, name_form.recorded_at, name_form.recorded_by FROM name_form WHERE "
        "name_form.entry_id = :entry_id AND name_form.origin = 'added' ORDER BY name_form.id"
    ),
    "added_forms_to_exchange": (
        "SELECT entry.ref, name_form.language, name_form.form, name_form.orthography, name_form.source, "
        "name_form.recorded_at, name_form.recorded_by FROM name_form JOIN entry ON entry.id = "
        "name_form.entry_id WHERE name_form.origin = 'added' ORDER BY name_form.recorded_at, name_form.id"
    ),
    "added_people_to_exchange": (
        "SELECT entry.ref, entry.title, entry.note, entry.stated_status, entry.stated_on, person.role, "
        "person.affiliation, resolution.id, resolution.adopted, resolution.body, resolution.title AS title_1, "
        "version.language, version.position, provision.position AS position_1, paragraph.text, "
        "name_form_1.recorded_at, name_form_1.recorded_by FROM entry JOIN person ON person.entry_id = entry.id "
        "JOIN resolution ON resolution.id = entry.resolution_id JOIN provision ON provision.resolution_id = "
        "resolution.id JOIN citation ON citation.provision_id = provision.id AND citation.entry_id = entry.id "
        "AND citation.supports = 'name' JOIN paragraph ON paragraph.provision_id = provision.id JOIN version "
        "ON version.resolution_id = resolution.id AND version.language = paragraph.language LEFT OUTER JOIN "
        "name_form AS name_form_1 ON name_form_1.entry_id = entry.id AND name_form_1.form = entry.title AND "
        "name_form_1.origin = 'added' WHERE version.stage = 'case_list' ORDER BY resolution.id, "
        "provision.position"
    ),
    "added_person": (
        "SELECT entry.resolution_id, entry.title, entry.note, entry.stated_status, entry.stated_on, "
        "person.role, person.affiliation FROM entry JOIN person ON person.entry_id = entry.id WHERE entry.ref "
        "= :ref"
    ),
    "added_person_to_exchange": (
        "SELECT entry.ref, entry.title, entry.note, entry.stated_status, entry.stated_on, person.role, "
        "person.affiliation, resolution.id, resolution.adopted, resolution.body, resolution.title AS title_1, "
        "version.language, version.position, provision.position AS position_1, paragraph.text, "
        "name_form_1.recorded_at, name_form_1.recorded_by FROM entry JOIN person ON person.entry_id = entry.id "
        "JOIN resolution ON resolution.id = entry.resolution_id JOIN provision ON provision.resolution_id = "
        "resolution.id JOIN citation ON citation.provision_id = provision.id AND citation.entry_id = entry.id "
        "AND citation.supports = 'name' JOIN paragraph ON paragraph.provision_id = provision.id JOIN version "
        "ON version.resolution_id = resolution.id AND version.language = paragraph.language LEFT OUTER JOIN "
        "name_form AS name_form_1 ON name_form_1.entry_id = entry.id AND name_form_1.form = entry.title AND "
        "name_form_1.origin = 'added' WHERE version.stage = 'case_list' AND entry.ref = :ref ORDER BY "
        "resolution.id, provision.position"
    ),
    "addressees_by_demands": (
        "SELECT addressee.kind, addressee.organisation_id, entry_1.ref, entry_1.title, count(*) AS count_1 "
        "FROM addressee LEFT OUTER JOIN entry AS entry_1 ON entry_1.id = addressee.organisation_id GROUP BY "
        "addressee.kind, addressee.organisation_id ORDER BY count(*) DESC, addressee.kind, "
        "addressee.organisation_id LIMIT :limit OFFSET 0"
    ),
    "addressees_of_entry": (
        "SELECT addressee.kind, addressee.implied, entry.ref, entry.title FROM addressee LEFT OUTER JOIN entry "
        "ON entry.id = addressee.organisation_id WHERE addressee.entry_id = :entry_id ORDER BY "
        "addressee.position"
    ),
    "addressees_on_page": (
        "SELECT entry.id, addressee.kind, addressee.implied, entry_1.ref, entry_1.title FROM entry JOIN "
        "addressee ON addressee.entry_id = entry.id LEFT OUTER JOIN entry AS entry_1 ON entry_1.id = "
        "addressee.organisation_id WHERE entry.id IN (SELECT CAST(chosen.value AS INTEGER) AS value FROM "
        "json_each(:ids) AS chosen) ORDER BY addressee.position"
    ),
    "adopted_between": (
        "SELECT resolution.reference, resolution.title, resolution.adopted, resolution.id, 0 FROM resolution "
        "WHERE (resolution.adopted, resolution.id) > (:since, :sort_key) AND resolution.adopted <= :last ORDER "
        "BY resolution.adopted, resolution.id LIMIT :limit OFFSET 0"
    ),
    "adopted_first": (
        "SELECT resolution.adopted FROM resolution ORDER BY resolution.adopted LIMIT 1 OFFSET 0"
    ),
    "all_absent_claims": (
        "SELECT absent_claim.node_id, absent_claim.number, absent_claim.previous_hash, absent_claim.hash, "
        "absent_claim.content FROM absent_claim ORDER BY absent_claim.node_id, absent_claim.number"
    ),
    "all_code_labels": (
        "SELECT code_label.scheme, code_label.code, code_label.language, code_label.label FROM code_label "
        "ORDER BY code_label.scheme, code_label.code, code_label.language"
    ),
    "all_codes": (
        "SELECT code.scheme, code.code, code.definition, code.mapping FROM code ORDER BY code.scheme, "
        "code.position"
    ),
    "all_continuations": (
        "WITH RECURSIVE continues(node_id, earlier_id) AS (SELECT continuation.node_id AS node_id, "
        "continuation.earlier_id AS earlier_id FROM continuation LEFT OUTER JOIN node_key ON node_key.node_id "
        "= continuation.earlier_id LEFT OUTER JOIN node ON node.id = continuation.node_id WHERE "
        "coalesce(node_key.public_key, '') = continuation.public_key AND (continuation.public_key != '' OR "
        "node.is_own = 1) UNION SELECT continues.node_id AS node_id, direct.earlier_id AS earlier_id FROM "
        "continues JOIN (SELECT continuation.node_id AS node_id, continuation.earlier_id AS earlier_id FROM "
        "continuation LEFT OUTER JOIN node_key ON node_key.node_id = continuation.earlier_id LEFT OUTER JOIN "
        "node ON node.id = continuation.node_id WHERE coalesce(node_key.public_key, '') = "
        "continuation.public_key AND (continuation.public_key != '' OR node.is_own = 1)) AS direct ON "
        "direct.node_id = continues.earlier_id) SELECT continues.node_id, continues.earlier_id FROM continues "
        "ORDER BY continues.node_id, continues.earlier_id"
    ),
    "all_derived_columns": (
        "SELECT claim.node_id, claim.number, entry.ref, entry.kind, claim.entry_kind, claim.effective, "
        "claim.effective_qualifier, claim.effective_from, claim.effective_until FROM claim JOIN entry ON "
        "entry.id = claim.entry_id ORDER BY claim.node_id, claim.number"
    ),
    "all_disputed_entries": (
        "SELECT entry.id, entry.ref, entry.kind, entry.title, entry.status, entry.status_since, "
        "entry.last_checked, entry.withdrawn, entry.note, entry.stated_status, entry.stated_on, "
        "entry.resolution_id, entry.sensitivity FROM dispute JOIN entry ON entry.id = dispute.entry_id ORDER "
        "BY dispute.entry_id"
    ),
    "all_entries_with_status": (
        "SELECT entry.id, entry.ref, entry.kind, entry.title, entry.status, entry.status_since, "
        "entry.last_checked, entry.withdrawn, entry.note, entry.stated_status, entry.stated_on, "
        "entry.resolution_id FROM entry WHERE entry.stated_status IS NOT NULL ORDER BY entry.id"
    ),
    "all_follow_ups": (
        "SELECT follow_up.id, entry.ref, follow_up.action, follow_up.starts, follow_up.due, follow_up.rrule, "
        "follow_up.assignee, follow_up.note, follow_up.created_at, follow_up.created_by, follow_up.closed_at "
        "FROM follow_up JOIN entry ON entry.id = follow_up.entry_id ORDER BY follow_up.due, follow_up.id"
    ),
    "all_marks": (
        "SELECT mark.part, mark.target, mark.level, mark.reason, mark.recorded_at, mark.recorded_by, "
        "mark.node_id FROM mark ORDER BY mark.recorded_at, mark.recorded_by, mark.part, mark.target, "
        "mark.level, mark.reason, mark.node_id, mark.id"
    ),
    "all_node_keys": (
        "SELECT node_key.node_id, node_key.public_key, node_key.first_seen FROM node_key ORDER BY "
        "node_key.node_id"
    ),
    "all_nodes": (
        "SELECT node.id, node.created_at, node.is_own FROM node ORDER BY node.id"
    ),
    "all_people": (
        "SELECT entry.ref, entry.title FROM entry WHERE entry.kind = 'person' AND entry.withdrawn = 0 ORDER BY "
        "entry.sort_key, entry.id"
    ),
    "all_quotes_at_offsets": (
        'SELECT entry.ref, provision.resolution_id, provision."key", quote.language, quote.quote, quote.start, '
        'quote."end", paragraph.text FROM quote JOIN citation ON citation.id = quote.citation_id JOIN entry ON '
        "entry.id = citation.entry_id JOIN provision ON provision.id = citation.provision_id LEFT OUTER JOIN "
        "paragraph ON paragraph.provision_id = provision.id AND paragraph.language = quote.language WHERE "
        "quote.quote IS NOT NULL ORDER BY quote.citation_id, quote.language"
    ),
    "all_resolutions": (
        "SELECT resolution.id, resolution.reference, resolution.adopted, resolution.body, resolution.title "
        "FROM resolution ORDER BY resolution.adopted, resolution.id"
    ),
    "all_signing_keys": (
        "SELECT signing_key.node_id, signing_key.private_key FROM signing_key ORDER BY signing_key.node_id"
    ),
    "all_subjects": (
        "SELECT DISTINCT act.subject FROM act WHERE act.subject IS NOT NULL ORDER BY act.subject"
    ),
    "any_entry": (
        "SELECT entry.id FROM entry LIMIT 1 OFFSET 0"
    ),
    "any_foreign_act": (
        "SELECT act.number FROM act JOIN node ON node.id = act.node_id WHERE node.is_own = 0 LIMIT 1 OFFSET 0"
    ),
    "any_resolution": (
        "SELECT resolution.id FROM resolution LIMIT 1 OFFSET 0"
    ),
    "articles_to_index": (
        "SELECT legal_basis.entry_id, legal_basis.article FROM legal_basis ORDER BY legal_basis.entry_id, "
        "legal_basis.position"
    ),
    "beneficiaries_of_demand": (
        "SELECT entry_1.ref, entry_1.status, entry_2.ref AS ref_1, entry_2.title, entry_2.status AS status_1, "
        "entry_2.status_since FROM demand JOIN entry AS entry_1 ON entry_1.id = demand.entry_id JOIN link ON "
        "link.entry_id = demand.entry_id JOIN entry AS entry_2 ON entry_2.id = link.target_id WHERE "
        "link.relation = :relation AND demand.measure_kind = :measure_kind AND entry_1.withdrawn = 0 AND "
        "entry_2.withdrawn = 0 AND demand.entry_id = :entry_id UNION SELECT entry_1.ref, entry_1.status, "
        "entry_2.ref AS ref_1, entry_2.title, entry_2.status AS status_1, entry_2.status_since FROM demand "
        "JOIN entry AS entry_1 ON entry_1.id = demand.entry_id JOIN counted_group ON counted_group.entry_id = "
        "demand.entry_id JOIN group_member ON group_member.group_id = counted_group.id JOIN entry AS entry_2 "
        "ON entry_2.id = group_member.entry_id WHERE demand.measure_kind = :measure_kind AND entry_1.withdrawn "
        "= 0 AND entry_2.withdrawn = 0 AND demand.entry_id = :entry_id ORDER BY 1, 3"
    ),
    "beneficiaries_of_demands": (
        "SELECT entry_1.ref, entry_1.status, entry_2.ref AS ref_1, entry_2.title, entry_2.status AS status_1, "
        "entry_2.status_since FROM demand JOIN entry AS entry_1 ON entry_1.id = demand.entry_id JOIN link ON "
        "link.entry_id = demand.entry_id JOIN entry AS entry_2 ON entry_2.id = link.target_id WHERE "
        "link.relation = :relation AND demand.measure_kind = :measure_kind AND entry_1.withdrawn = 0 AND "
        "entry_2.withdrawn = 0 UNION SELECT entry_1.ref, entry_1.status, entry_2.ref AS ref_1, entry_2.title, "
        "entry_2.status AS status_1, entry_2.status_since FROM demand JOIN entry AS entry_1 ON entry_1.id = "
        "demand.entry_id JOIN counted_group ON counted_group.entry_id = demand.entry_id JOIN group_member ON "
        "group_member.group_id = counted_group.id JOIN entry AS entry_2 ON entry_2.id = group_member.entry_id "
        "WHERE demand.measure_kind = :measure_kind AND entry_1.withdrawn = 0 AND entry_2.withdrawn = 0 ORDER "
        "BY 1, 3"
    ),
    "charge_by_id": (
        "SELECT charge.allegation, charge.measure, charge.measure_type, charge.favourable, charge.penalty, "
        "charge.penalty_kind FROM charge WHERE charge.entry_id = :entry_id"
    ),
    "charge_on_page": (
        "SELECT entry.id, charge.allegation, charge.measure, charge.measure_type, charge.favourable, "
        "charge.penalty, charge.penalty_kind FROM entry JOIN charge ON charge.entry_id = entry.id WHERE "
        "entry.id IN (SELECT CAST(chosen.value AS INTEGER) AS value FROM json_each(:ids) AS chosen)"
    ),
    "citations_of_resolution": (
        "SELECT citation.id, citation.entry_id, citation.position FROM citation JOIN provision ON provision.id "
        "= citation.provision_id WHERE provision.resolution_id = :resolution_id ORDER BY citation.id"
    ),
    "claim_alike": (
        "SELECT claim.number FROM claim WHERE claim.entry_id = :entry_id AND claim.code = :code AND "
        "claim.effective_until = :effective_until AND claim.effective = :effective AND "
        "claim.effective_qualifier = :effective_qualifier AND claim.source_title = :source_title AND "
        "claim.source_url = :source_url AND claim.kind != 'retraction' LIMIT 1 OFFSET 0"
    ),
    "claim_by_hash": (
        "SELECT claim.node_id, claim.number, entry.ref, claim.code, claim.kind, claim.effective, "
        "claim.effective_qualifier, claim.recorded_at, claim.recorded_by, claim.source_type, "
        "claim.source_title, claim.source_url, claim.source_seen, claim.confidence, claim.note, "
        "claim.supersedes, claim.previous_hash, claim.hash, claim.salt FROM claim JOIN entry ON entry.id = "
        "claim.entry_id WHERE claim.hash = :hash"
    ),
    "claim_of_node": (
        "SELECT claim.hash FROM claim WHERE claim.node_id = :node_id AND claim.number = :number"
    ),
    "claim_place": (
        "SELECT claim.node_id, claim.number FROM claim WHERE claim.hash = :hash"
    ),
    "claims_after": (
        "SELECT claim.node_id, claim.number, entry.ref, claim.code, claim.kind, claim.effective, "
        "claim.effective_qualifier, claim.recorded_at, claim.recorded_by, claim.source_type, "
        "claim.source_title, claim.source_url, claim.source_seen, claim.confidence, claim.note, "
        "claim.supersedes, claim.previous_hash, claim.hash, claim.salt FROM claim JOIN entry ON entry.id = "
        "claim.entry_id WHERE claim.id > :seen ORDER BY claim.id DESC LIMIT :limit OFFSET 0"
    ),
    "claims_for_current": (
        "SELECT claim.code, claim.kind, claim.effective, claim.effective_from, claim.effective_until, "
        "claim.recorded_at, claim.hash, claim.supersedes FROM claim WHERE claim.entry_id = :entry_id ORDER BY "
        "claim.recorded_at, claim.node_id, claim.number"
    ),
    "claims_of_entry": (
        "SELECT claim.node_id, claim.number, entry.ref, claim.code, claim.kind, claim.effective, "
        "claim.effective_qualifier, claim.recorded_at, claim.recorded_by, claim.source_type, "
        "claim.source_title, claim.source_url, claim.source_seen, claim.confidence, claim.note, "
        "claim.supersedes, claim.previous_hash, claim.hash, claim.salt FROM claim JOIN entry ON entry.id = "
        "claim.entry_id WHERE claim.entry_id = :entry_id ORDER BY claim.effective_until, claim.recorded_at, "
        "claim.node_id, claim.number"
    ),
    "claims_of_node": (
        "SELECT claim.node_id, claim.number, entry.ref, claim.code, claim.kind, claim.effective, "
        "claim.effective_qualifier, claim.recorded_at, claim.recorded_by, claim.source_type, "
        "claim.source_title, claim.source_url, claim.source_seen, claim.confidence, claim.note, "
        "claim.supersedes, claim.previous_hash, claim.hash, claim.salt FROM claim JOIN entry ON entry.id = "
        "claim.entry_id WHERE claim.node_id = :node_id ORDER BY claim.number"
    ),
    "claims_of_node_after": (
        "SELECT claim.node_id, claim.number, entry.ref, claim.code, claim.kind, claim.effective, "
        "claim.effective_qualifier, claim.recorded_at, claim.recorded_by, claim.source_type, "
        "claim.source_title, claim.source_url, claim.source_seen, claim.confidence, claim.note, "
        "claim.supersedes, claim.previous_hash, claim.hash, claim.salt FROM claim JOIN entry ON entry.id = "
        "claim.entry_id WHERE claim.node_id = :node_id AND claim.number > :after ORDER BY claim.number"
    ),
    "claims_on_page": (
        "SELECT entry.id, claim.node_id, claim.number, entry.ref, claim.code, claim.kind, claim.effective, "
        "claim.effective_qualifier, claim.recorded_at, claim.recorded_by, claim.source_type, "
        "claim.source_title, claim.source_url, claim.source_seen, claim.confidence, claim.note, "
        "claim.supersedes, claim.previous_hash, claim.hash, claim.salt FROM entry JOIN claim ON claim.entry_id "
        "= entry.id WHERE entry.id IN (SELECT CAST(chosen.value AS INTEGER) AS value FROM json_each(:ids) AS "
        "chosen) ORDER BY claim.effective_until, claim.recorded_at, claim.node_id, claim.number"
    ),
    "claims_since": (
        "SELECT claim.node_id, claim.number, entry.ref, claim.code, claim.kind, claim.effective, "
        "claim.effective_qualifier, claim.recorded_at, claim.recorded_by, claim.source_type, "
        "claim.source_title, claim.source_url, claim.source_seen, claim.confidence, claim.note, "
        "claim.supersedes, claim.previous_hash, claim.hash, claim.salt, entry.title FROM claim JOIN entry ON "
        "entry.id = claim.entry_id WHERE claim.id > :seen ORDER BY claim.id LIMIT :limit OFFSET 0"
    ),
    "claims_so_far": (
        "SELECT max(claim.id) AS max_1 FROM claim"
    ),
    "clear_addressees": (
        "DELETE FROM addressee WHERE addressee.entry_id IN (SELECT entry.id FROM entry WHERE "
        "entry.resolution_id = :resolution_id)"
    ),
    "clear_charges": (
        "DELETE FROM charge WHERE charge.entry_id IN (SELECT entry.id FROM entry WHERE entry.resolution_id = "
        ":resolution_id)"
    ),
    "clear_citations": (
        "DELETE FROM citation WHERE citation.provision_id IN (SELECT provision.id FROM provision WHERE "
        "provision.resolution_id = :resolution_id)"
    ),
    "clear_code_labels": (
        "DELETE FROM code_label"
    ),
    "clear_counts": (
        "DELETE FROM entry_count"
    ),
    "clear_demands": (
        "DELETE FROM demand WHERE demand.entry_id IN (SELECT entry.id FROM entry WHERE entry.resolution_id = "
        ":resolution_id)"
    ),
    "clear_differences": (
        "DELETE FROM difference WHERE difference.entry_id IN (SELECT entry.id FROM entry WHERE "
        "entry.resolution_id = :resolution_id)"
    ),
    "clear_footnote_marks": (
        "DELETE FROM footnote_mark WHERE footnote_mark.provision_id IN (SELECT provision.id FROM provision "
        "WHERE provision.resolution_id = :resolution_id)"
    ),
    "clear_group_members": (
        "DELETE FROM group_member WHERE group_member.group_id IN (SELECT counted_group.id FROM counted_group "
        "WHERE counted_group.entry_id IN (SELECT entry.id FROM entry WHERE entry.resolution_id = "
        ":resolution_id))"
    ),
    "clear_groups": (
        "DELETE FROM counted_group WHERE counted_group.entry_id IN (SELECT entry.id FROM entry WHERE "
        "entry.resolution_id = :resolution_id)"
    ),
    "clear_identifiers": (
        "DELETE FROM resolution_identifier WHERE resolution_identifier.resolution_id = :resolution_id"
    ),
    "clear_legal_basis": (
        "DELETE FROM legal_basis WHERE legal_basis.entry_id IN (SELECT entry.id FROM entry WHERE "
        "entry.resolution_id = :resolution_id)"
    ),
    "clear_links": (
        "DELETE FROM link WHERE link.entry_id IN (SELECT entry.id FROM entry WHERE entry.resolution_id = "
        ":resolution_id)"
    ),
    "clear_name_key": (
        "DELETE FROM name_key"
    ),
    "clear_name_skeleton": (
        "DELETE FROM name_skeleton"
    ),
    "clear_name_token": (
        "DELETE FROM name_token"
    ),
    "clear_organisations": (
        "DELETE FROM organisation WHERE organisation.entry_id IN (SELECT entry.id FROM entry WHERE "
        "entry.resolution_id = :resolution_id) AND NOT (EXISTS (SELECT addressee.entry_id FROM addressee WHERE "
        "addressee.organisation_id = organisation.entry_id))"
    ),
    "clear_paragraphs": (
        "DELETE FROM paragraph WHERE paragraph.provision_id IN (SELECT provision.id FROM provision WHERE "
        "provision.resolution_id = :resolution_id)"
    ),
    "clear_people": (
        "DELETE FROM person WHERE person.entry_id IN (SELECT entry.id FROM entry WHERE entry.resolution_id = "
        ":resolution_id)"
    ),
    "clear_printed_forms": (
        "DELETE FROM name_form WHERE name_form.origin = 'printed' AND (name_form.entry_id IN (SELECT entry.id "
        "FROM entry WHERE entry.resolution_id = :resolution_id) AND name_form.source = '' OR name_form.source "
        "= :resolution_id)"
    ),
    "clear_provisions": (
        "DELETE FROM provision WHERE provision.resolution_id = :resolution_id"
    ),
    "clear_quotes": (
        "DELETE FROM quote WHERE quote.citation_id IN (SELECT citation.id FROM citation WHERE "
        "citation.provision_id IN (SELECT provision.id FROM provision WHERE provision.resolution_id = "
        ":resolution_id))"
    ),
    "clear_search_document": (
        "DELETE FROM search_document"
    ),
    "clear_stated_dates": (
        "DELETE FROM stated_date WHERE stated_date.entry_id IN (SELECT entry.id FROM entry WHERE "
        "entry.resolution_id = :resolution_id)"
    ),
    "clear_statements": (
        "DELETE FROM statement WHERE statement.entry_id IN (SELECT entry.id FROM entry WHERE "
        "entry.resolution_id = :resolution_id)"
    ),
    "clear_token_neighbour": (
        "DELETE FROM token_neighbour"
    ),
    "clear_versions": (
        "DELETE FROM version WHERE version.resolution_id = :resolution_id"
    ),
    "close_follow_up": (
        "UPDATE follow_up SET closed_at=:new_closed_at WHERE follow_up.id = :follow_up_id"
    ),
    "codes_of_scheme": (
        "SELECT code.code, code.definition FROM code WHERE code.scheme = :scheme ORDER BY code.position"
    ),
    "completions_of_follow_up": (
        "SELECT follow_up_done.due, follow_up_done.done_on, follow_up_done.result, follow_up_done.recorded_at, "
        "follow_up_done.recorded_by FROM follow_up_done WHERE follow_up_done.follow_up_id = :follow_up_id "
        "ORDER BY follow_up_done.recorded_at, follow_up_done.due, follow_up_done.done_on, "
        "follow_up_done.result, follow_up_done.id"
    ),
    "count_absent_claims": (
        "SELECT count(*) AS count_1 FROM absent_claim"
    ),
    "count_addressee_before": (
        "SELECT count(*) AS count_1 FROM addressee WHERE addressee.position = 0 AND (addressee.kind, "
        "addressee.entry_id) < (:value, :id)"
    ),
    "count_addressee_behind": (
        "SELECT count(*) AS count_1 FROM addressee WHERE addressee.position = 0 AND (addressee.kind, "
        "addressee.entry_id) > (:value, :id)"
    ),
    "count_addressee_of_status_before": (
        "SELECT count(*) AS count_1 FROM addressee JOIN entry ON entry.id = addressee.entry_id WHERE "
        "addressee.position = 0 AND entry.status = :status AND (addressee.kind, addressee.entry_id) < (:value, "
        ":id)"
    ),
    "count_addressee_of_status_behind": (
        "SELECT count(*) AS count_1 FROM addressee JOIN entry ON entry.id = addressee.entry_id WHERE "
        "addressee.position = 0 AND entry.status = :status AND (addressee.kind, addressee.entry_id) > (:value, "
        ":id)"
    ),
    "count_by_kind_and_status": (
        "SELECT entry.kind, entry.status, count(*) AS count_1 FROM entry WHERE entry.withdrawn = 0 GROUP BY "
        "entry.kind, entry.status ORDER BY entry.kind, entry.status"
    ),
    "count_charge_measure_before": (
        "SELECT count(*) AS count_1 FROM charge WHERE 1 = 1 AND (charge.measure_type, charge.entry_id) < "
        "(:value, :id)"
    ),
    "count_charge_measure_behind": (
        "SELECT count(*) AS count_1 FROM charge WHERE 1 = 1 AND (charge.measure_type, charge.entry_id) > "
        "(:value, :id)"
    ),
    "count_charge_measure_of_status_before": (
        "SELECT count(*) AS count_1 FROM charge JOIN entry ON entry.id = charge.entry_id WHERE 1 = 1 AND "
        "entry.status = :status AND (charge.measure_type, charge.entry_id) < (:value, :id)"
    ),
    "count_charge_measure_of_status_behind": (
        "SELECT count(*) AS count_1 FROM charge JOIN entry ON entry.id = charge.entry_id WHERE 1 = 1 AND "
        "entry.status = :status AND (charge.measure_type, charge.entry_id) > (:value, :id)"
    ),
    "count_checked_before": (
        "SELECT count(*) AS count_1 FROM entry WHERE entry.kind = :kind AND entry.withdrawn = 0 AND "
        "(entry.last_checked, entry.sort_key, entry.id) < (:value, :sort_key, :id)"
    ),
    "count_checked_behind": (
        "SELECT count(*) AS count_1 FROM entry WHERE entry.kind = :kind AND entry.withdrawn = 0 AND "
        "(entry.last_checked, entry.sort_key, entry.id) > (:value, :sort_key, :id)"
    ),
    "count_checked_of_status_before": (
        "SELECT count(*) AS count_1 FROM entry WHERE entry.kind = :kind AND entry.withdrawn = 0 AND "
        "entry.status = :status AND (entry.last_checked, entry.sort_key, entry.id) < (:value, :sort_key, :id)"
    ),
    "count_checked_of_status_behind": (
        "SELECT count(*) AS count_1 FROM entry WHERE entry.kind = :kind AND entry.withdrawn = 0 AND "
        "entry.status = :status AND (entry.last_checked, entry.sort_key, entry.id) > (:value, :sort_key, :id)"
    ),
    "count_claims": (
        "SELECT count(*) AS count_1 FROM claim"
    ),
    "count_claims_after": (
        "SELECT count(*) AS count_1 FROM (SELECT claim.id AS id FROM claim WHERE claim.id > :seen LIMIT :limit "
        "OFFSET 0) AS anon_1"
    ),
    "count_demand_measure_before": (
        "SELECT count(*) AS count_1 FROM demand WHERE 1 = 1 AND (demand.measure_kind, demand.entry_id) < "
        "(:value, :id)"
    ),
    "count_demand_measure_behind": (
        "SELECT count(*) AS count_1 FROM demand WHERE 1 = 1 AND (demand.measure_kind, demand.entry_id) > "
        "(:value, :id)"
    ),
    "count_demand_measure_of_status_before": (
        "SELECT count(*) AS count_1 FROM demand JOIN entry ON entry.id = demand.entry_id WHERE 1 = 1 AND "
        "entry.status = :status AND (demand.measure_kind, demand.entry_id) < (:value, :id)"
    ),
    "count_demand_measure_of_status_behind": (
        "SELECT count(*) AS count_1 FROM demand JOIN entry ON entry.id = demand.entry_id WHERE 1 = 1 AND "
        "entry.status = :status AND (demand.measure_kind, demand.entry_id) > (:value, :id)"
    ),
    "count_difference_kind_before": (
        "SELECT count(*) AS count_1 FROM difference WHERE 1 = 1 AND (difference.kind, difference.entry_id) < "
        "(:value, :id)"
    ),
    "count_difference_kind_behind": (
        "SELECT count(*) AS count_1 FROM difference WHERE 1 = 1 AND (difference.kind, difference.entry_id) > "
        "(:value, :id)"
    ),
    "count_forms_of_token": (
        "SELECT count(*) AS count_1 FROM (SELECT name_token.form_id AS form_id FROM name_token WHERE "
        "name_token.token = :token LIMIT :limit OFFSET 0) AS anon_1"
    ),
    "count_organisation_type_before": (
        "SELECT count(*) AS count_1 FROM organisation WHERE 1 = 1 AND (organisation.type, "
        "organisation.entry_id) < (:value, :id)"
    ),
    "count_organisation_type_behind": (
        "SELECT count(*) AS count_1 FROM organisation WHERE 1 = 1 AND (organisation.type, "
        "organisation.entry_id) > (:value, :id)"
    ),
    "count_severity_before": (
        "SELECT count(*) AS count_1 FROM difference WHERE 1 = 1 AND (difference.severity, difference.entry_id) "
        "< (:value, :id)"
    ),
    "count_severity_behind": (
        "SELECT count(*) AS count_1 FROM difference WHERE 1 = 1 AND (difference.severity, difference.entry_id) "
        "> (:value, :id)"
    ),
    "count_since_before": (
        "SELECT count(*) AS count_1 FROM entry WHERE entry.kind = :kind AND entry.withdrawn = 0 AND "
        "(entry.status_since, entry.sort_key, entry.id) < (:value, :sort_key, :id)"
    ),
    "count_since_behind": (
        "SELECT count(*) AS count_1 FROM entry WHERE entry.kind = :kind AND entry.withdrawn = 0 AND "
        "(entry.status_since, entry.sort_key, entry.id) > (:value, :sort_key, :id)"
    ),
    "count_since_of_status_before": (
        "SELECT count(*) AS count_1 FROM entry WHERE entry.kind = :kind AND entry.withdrawn = 0 AND "
        "entry.status = :status AND (entry.status_since, entry.sort_key, entry.id) < (:value, :sort_key, :id)"
    ),
    "count_since_of_status_behind": (
        "SELECT count(*) AS count_1 FROM entry WHERE entry.kind = :kind AND entry.withdrawn = 0 AND "
        "entry.status = :status AND (entry.status_since, entry.sort_key, entry.id) > (:value, :sort_key, :id)"
    ),
    "count_status_before": (
        "SELECT count(*) AS count_1 FROM entry WHERE entry.kind = :kind AND entry.withdrawn = 0 AND "
        "(entry.status, entry.sort_key, entry.id) < (:value, :sort_key, :id)"
    ),
    "count_status_behind": (
        "SELECT count(*) AS count_1 FROM entry WHERE entry.kind = :kind AND entry.withdrawn = 0 AND "
        "(entry.status, entry.sort_key, entry.id) > (:value, :sort_key, :id)"
    ),
    "count_title_before": (
        "SELECT count(*) AS count_1 FROM entry WHERE entry.kind = :kind AND entry.withdrawn = 0 AND "
        "(entry.sort_key, entry.id) < (:sort_key, :id)"
    ),
    "count_title_behind": (
        "SELECT count(*) AS count_1 FROM entry WHERE entry.kind = :kind AND entry.withdrawn = 0 AND "
        "(entry.sort_key, entry.id) > (:sort_key, :id)"
    ),
    "count_title_of_status_before": (
        "SELECT count(*) AS count_1 FROM entry WHERE entry.kind = :kind AND entry.withdrawn = 0 AND "
        "entry.status = :status AND (entry.sort_key, entry.id) < (:sort_key, :id)"
    ),
    "count_title_of_status_behind": (
        "SELECT count(*) AS count_1 FROM entry WHERE entry.kind = :kind AND entry.withdrawn = 0 AND "
        "entry.status = :status AND (entry.sort_key, entry.id) > (:sort_key, :id)"
    ),
    "count_with_words": (
        "SELECT count(*) FROM (SELECT 1 FROM entry_index WHERE entry_index MATCH :match LIMIT :limit)"
    ),
    "decisions_on_entry": (
        "SELECT identity_decision.one, identity_decision.other, identity_decision.verdict, "
        "identity_decision.note, identity_decision.decided_at, identity_decision.decided_by FROM "
        "identity_decision WHERE identity_decision.one = :ref OR identity_decision.other = :ref ORDER BY "
        "identity_decision.decided_at, identity_decision.id"
    ),
    "decisions_on_pair": (
        "SELECT identity_decision.one, identity_decision.other, identity_decision.verdict, "
        "identity_decision.note, identity_decision.decided_at, identity_decision.decided_by FROM "
        "identity_decision WHERE identity_decision.one = :one AND identity_decision.other = :other ORDER BY "
        "identity_decision.decided_at, identity_decision.id"
    ),
    "decisions_so_far": (
        "SELECT max(identity_decision.id) AS max_1 FROM identity_decision"
    ),
    "decisions_to_exchange": (
        "SELECT identity_decision.one, identity_decision.other, identity_decision.verdict, "
        "identity_decision.note, identity_decision.decided_at, identity_decision.decided_by FROM "
        "identity_decision ORDER BY identity_decision.one, identity_decision.other, "
        "identity_decision.decided_at, identity_decision.verdict, identity_decision.decided_by, "
        "identity_decision.note"
    ),
    "decisions_told": (
        "SELECT act.subject, act.node_id, act.number, act.content FROM act WHERE act.subject >= 'decision/' "
        "AND act.subject < 'decision0' ORDER BY act.subject"
    ),
    "delete_absent_claim": (
        "DELETE FROM absent_claim WHERE absent_claim.node_id = :node_id AND absent_claim.number = :number"
    ),
    "delete_derived": (
        "DELETE FROM derived WHERE derived.what = :what"
    ),
    "delete_draft": (
        "DELETE FROM draft WHERE draft.owner = :owner AND draft.form = :form AND draft.subject = :subject"
    ),
    "delete_name_form": (
        "DELETE FROM name_form WHERE name_form.id = :form_id"
    ),
    "delete_name_key": (
        'DELETE FROM name_key WHERE name_key."key" = :key AND name_key.form_id = :form_id'
    ),
    "delete_name_skeleton": (
        "DELETE FROM name_skeleton WHERE name_skeleton.skeleton = :skeleton AND name_skeleton.form_id = "
        ":form_id"
    ),
    "delete_name_token": (
        "DELETE FROM name_token WHERE name_token.token = :token AND name_token.form_id = :form_id"
    ),
    "delete_saved_view": (
        "DELETE FROM saved_view WHERE saved_view.place = :place AND saved_view.called = :called"
    ),
    "delete_signed_head": (
        "DELETE FROM signed_head WHERE signed_head.node_id = :node_id"
    ),
    "demand_by_id": (
        "SELECT demand.measure_kind, demand.strength FROM demand WHERE demand.entry_id = :entry_id"
    ),
    "demand_on_page": (
        "SELECT entry.id, demand.measure_kind, demand.strength FROM entry JOIN demand ON demand.entry_id = "
        "entry.id WHERE entry.id IN (SELECT CAST(chosen.value AS INTEGER) AS value FROM json_each(:ids) AS "
        "chosen)"
    ),
    "demands_helping_person": (
        "SELECT entry_1.ref, entry_1.status, entry_2.ref AS ref_1, entry_2.title, entry_2.status AS status_1, "
        "entry_2.status_since FROM demand JOIN entry AS entry_1 ON entry_1.id = demand.entry_id JOIN link ON "
        "link.entry_id = demand.entry_id JOIN entry AS entry_2 ON entry_2.id = link.target_id WHERE "
        "link.relation = :relation AND demand.measure_kind = :measure_kind AND entry_1.withdrawn = 0 AND "
        "entry_2.withdrawn = 0 AND link.target_id = :entry_id UNION SELECT entry_1.ref, entry_1.status, "
        "entry_2.ref AS ref_1, entry_2.title, entry_2.status AS status_1, entry_2.status_since FROM demand "
        "JOIN entry AS entry_1 ON entry_1.id = demand.entry_id JOIN counted_group ON counted_group.entry_id = "
        "demand.entry_id JOIN group_member ON group_member.group_id = counted_group.id JOIN entry AS entry_2 "
        "ON entry_2.id = group_member.entry_id WHERE demand.measure_kind = :measure_kind AND entry_1.withdrawn "
        "= 0 AND entry_2.withdrawn = 0 AND group_member.entry_id = :entry_id ORDER BY 1, 3"
    ),
    "demands_of_addressee": (
        "SELECT entry_1.status, count(DISTINCT entry_1.id) AS count_1 FROM addressee JOIN entry AS entry_1 ON "
        "entry_1.id = addressee.entry_id WHERE addressee.kind = :addressee AND addressee.organisation_id IS "
        ":organisation AND entry_1.withdrawn = 0 GROUP BY entry_1.status"
    ),
    "demands_to_organisation": (
        "SELECT entry.ref FROM entry JOIN addressee ON addressee.entry_id = entry.id JOIN entry AS entry_1 ON "
        "entry_1.id = addressee.organisation_id WHERE entry_1.ref = :ref AND entry.withdrawn = 0 GROUP BY "
        "entry.id, entry.ref, entry.sort_key ORDER BY entry.sort_key, entry.id"
    ),
    "derived_version": (
        "SELECT derived.version FROM derived WHERE derived.what = :what"
    ),
    "difference_by_id": (
        'SELECT difference.kind, difference.severity, difference.odd_versions, provision."key" FROM difference '
        "JOIN provision ON provision.id = difference.provision_id WHERE difference.entry_id = :entry_id"
    ),
    "difference_on_page": (
        'SELECT entry.id, difference.kind, difference.severity, difference.odd_versions, provision."key" FROM '
        "entry JOIN difference ON difference.entry_id = entry.id JOIN provision ON provision.id = "
        "difference.provision_id WHERE entry.id IN (SELECT CAST(chosen.value AS INTEGER) AS value FROM "
        "json_each(:ids) AS chosen)"
    ),
    "differences_of_provision": (
        "SELECT entry.id, entry.ref, entry.title, difference.kind, difference.severity FROM entry JOIN "
        "difference ON difference.entry_id = entry.id WHERE difference.provision_id = :provision_id AND "
        "entry.withdrawn = 0 ORDER BY entry.sort_key, entry.id"
    ),
    "disown_node": (
        "UPDATE node SET is_own=0 WHERE node.id = :node_id"
    ),
    "dispute_of_entry": (
        "SELECT dispute.entry_id FROM dispute WHERE dispute.entry_id = :entry_id"
    ),
    "disputed_entries": (
        "SELECT entry.id, entry.ref, entry.kind, entry.title, entry.status, entry.status_since, "
        "entry.last_checked, entry.withdrawn, entry.note, entry.stated_status, entry.stated_on, "
        "entry.resolution_id, entry.sensitivity, entry.sort_key FROM dispute JOIN entry ON entry.id = "
        "dispute.entry_id WHERE entry.withdrawn = 0 ORDER BY dispute.entry_id LIMIT :limit OFFSET 0"
    ),
    "drafts_of_owner": (
        "SELECT draft.form, draft.subject, draft.typed, draft.kept_at FROM draft WHERE draft.owner = :owner "
        "ORDER BY draft.kept_at DESC, draft.form, draft.subject"
    ),
    "drafts_so_far": (
        "SELECT count(*) AS count_1, max(draft.kept_at) AS max_1 FROM draft"
    ),
    "entries_addressing": (
        "SELECT entry.ref FROM entry JOIN addressee ON addressee.entry_id = entry.id JOIN entry AS entry_1 ON "
        "entry_1.id = addressee.organisation_id WHERE entry_1.ref = :ref ORDER BY entry.id"
    ),
    "entries_by_filters": (
        "SELECT e.ref, e.kind, e.title, e.status, '', e.title FROM entry e WHERE e.kind = :kind AND "
        "e.withdrawn = 0 AND (:kind IS NULL OR e.kind = :kind) AND (:status IS NULL OR e.status = :status) AND "
        "(:cites IS NULL OR EXISTS (SELECT 1 FROM citation c WHERE c.entry_id = e.id AND c.provision_id + 0 = "
        ":cites)) AND (:addressee IS NULL OR EXISTS (SELECT 1 FROM addressee a WHERE a.entry_id = e.id AND "
        "(a.kind || '' = :addressee OR a.organisation_id = (SELECT o.id FROM entry o WHERE o.ref = "
        ":addressee)))) AND (:measure IS NULL OR EXISTS (SELECT 1 FROM demand m WHERE m.entry_id = e.id AND "
        "m.measure_kind = :measure) OR EXISTS (SELECT 1 FROM charge m WHERE m.entry_id = e.id AND "
        "m.measure_type = :measure)) AND (:due_from IS NULL OR EXISTS (SELECT 1 FROM follow_up u WHERE "
        "u.entry_id = e.id AND coalesce(u.closed_at, '') = '' AND u.due || '' BETWEEN :due_from AND "
        ":due_until)) ORDER BY e.sort_key, e.id LIMIT :limit"
    ),
    "entries_by_filters_and_status": (
        "SELECT e.ref, e.kind, e.title, e.status, '', e.title FROM entry e WHERE e.kind = :kind AND "
        "e.withdrawn = 0 AND e.status = :status AND (:kind IS NULL OR e.kind = :kind) AND (:status IS NULL OR "
        "e.status = :status) AND (:cites IS NULL OR EXISTS (SELECT 1 FROM citation c WHERE c.entry_id = e.id "
        "AND c.provision_id + 0 = :cites)) AND (:addressee IS NULL OR EXISTS (SELECT 1 FROM addressee a WHERE "
        "a.entry_id = e.id AND (a.kind || '' = :addressee OR a.organisation_id = (SELECT o.id FROM entry o "
        "WHERE o.ref = :addressee)))) AND (:measure IS NULL OR EXISTS (SELECT 1 FROM demand m WHERE m.entry_id "
        "= e.id AND m.measure_kind = :measure) OR EXISTS (SELECT 1 FROM charge m WHERE m.entry_id = e.id AND "
        "m.measure_type = :measure)) AND (:due_from IS NULL OR EXISTS (SELECT 1 FROM follow_up u WHERE "
        "u.entry_id = e.id AND coalesce(u.closed_at, '') = '' AND u.due || '' BETWEEN :due_from AND "
        ":due_until)) ORDER BY e.sort_key, e.id LIMIT :limit"
    ),
    "entries_by_slug": (
        "SELECT entry.ref, entry.title FROM entry WHERE entry.slug = :slug ORDER BY entry.ref"
    ),
    "entries_by_sort_key": (
        "SELECT entry.ref, entry.title FROM entry WHERE entry.kind = :kind AND entry.withdrawn = 0 AND "
        "entry.sort_key = :sort_key ORDER BY entry.id"
    ),
    "entries_grouping": (
        "SELECT entry.ref FROM entry JOIN counted_group ON counted_group.entry_id = entry.id JOIN group_member "
        "ON group_member.group_id = counted_group.id JOIN entry AS entry_1 ON entry_1.id = "
        "group_member.entry_id WHERE entry_1.ref = :ref ORDER BY entry.id"
    ),
    "entries_linking_to": (
        "SELECT entry.ref FROM entry JOIN link ON link.entry_id = entry.id JOIN entry AS entry_1 ON entry_1.id "
        "= link.target_id WHERE entry_1.ref = :ref ORDER BY entry.id"
    ),
    "entries_of_other_words": (
        "SELECT ref FROM entry WHERE words <> ' ' || coalesce((SELECT group_concat(folded, ' ') || ' ' FROM "
        "(SELECT f.folded FROM name_form f WHERE f.entry_id = entry.id ORDER BY f.id)), '') || "
        "coalesce((SELECT d.title || ' ' FROM search_document d WHERE d.source = 'title' AND d.source_id = "
        "entry.id AND d.language = ''), '') ORDER BY id"
    ),
    "entries_so_far": (
        "SELECT sum(entry_count.number) AS sum_1 FROM entry_count"
    ),
    "entries_with_claims_or_stated_after": (
        "SELECT entry.id, entry.ref, entry.kind, entry.title, entry.status, entry.status_since, "
        "entry.last_checked, entry.withdrawn, entry.note, entry.stated_status, entry.stated_on, "
        "entry.resolution_id, entry.sensitivity FROM entry WHERE (EXISTS (SELECT * FROM claim WHERE "
        "claim.entry_id = entry.id)) OR entry.stated_on > :stated_after ORDER BY entry.kind, entry.sort_key, "
        "entry.id"
    ),
    "entry_by_id": (
        "SELECT entry.id, entry.ref, entry.kind, entry.title, entry.status, entry.status_since, "
        "entry.last_checked, entry.withdrawn, entry.note, entry.stated_status, entry.stated_on, "
        "entry.resolution_id, entry.sensitivity FROM entry WHERE entry.id = :id"
    ),
    "entry_by_ref": (
        "SELECT entry.id, entry.ref, entry.kind, entry.title, entry.status, entry.status_since, "
        "entry.last_checked, entry.withdrawn, entry.note, entry.stated_status, entry.stated_on, "
        "entry.resolution_id, entry.sensitivity FROM entry WHERE entry.ref = :ref"
    ),
    "entry_ids_of_resolution": (
        "SELECT entry.ref, entry.id, entry.withdrawn FROM entry WHERE entry.resolution_id = :resolution_id "
        "ORDER BY entry.id"
    ),
    "entry_passes": (
        "SELECT e.id FROM entry e WHERE e.ref = :ref AND (:kind IS NULL OR e.kind = :kind) AND (:status IS "
        "NULL OR e.status = :status) AND (:cites IS NULL OR EXISTS (SELECT 1 FROM citation c WHERE c.entry_id "
        "= e.id AND c.provision_id + 0 = :cites)) AND (:addressee IS NULL OR EXISTS (SELECT 1 FROM addressee a "
        "WHERE a.entry_id = e.id AND (a.kind || '' = :addressee OR a.organisation_id = (SELECT o.id FROM entry "
        "o WHERE o.ref = :addressee)))) AND (:measure IS NULL OR EXISTS (SELECT 1 FROM demand m WHERE "
        "m.entry_id = e.id AND m.measure_kind = :measure) OR EXISTS (SELECT 1 FROM charge m WHERE m.entry_id = "
        "e.id AND m.measure_type = :measure)) AND (:due_from IS NULL OR EXISTS (SELECT 1 FROM follow_up u "
        "WHERE u.entry_id = e.id AND coalesce(u.closed_at, '') = '' AND u.due || '' BETWEEN :due_from AND "
        ":due_until))"
    ),
    "entry_provisions": (
        "SELECT CASE WHEN ((SELECT count(*) AS count_1 FROM resolution AS resolution_1) > 1 AND (EXISTS "
        '(SELECT * FROM provision AS provision_1 WHERE provision_1."key" = provision."key" AND '
        "provision_1.resolution_id != provision.resolution_id))) THEN (SELECT resolution_2.reference FROM "
        "resolution AS resolution_2 WHERE resolution_2.id = provision.resolution_id) || ' ' || provision.\"key\" "
        'ELSE provision."key" END AS anon_1 FROM provision JOIN citation ON citation.provision_id = '
        'provision.id WHERE citation.entry_id = :entry_id GROUP BY provision.id, provision."key" ORDER BY '
        "provision.resolution_id, provision.position"
    ),
    "existing_codes": (
        "SELECT code.scheme, code.code FROM code ORDER BY code.scheme, code.code"
    ),
    "facts_by_words": (
        "SELECT e.ref, e.kind, e.title, e.status, d.language, d.shown FROM search_index JOIN search_document d "
        "ON d.id = search_index.rowid JOIN entry e ON e.id = d.entry_id AND e.withdrawn = 0 AND (:kind IS NULL "
        "OR e.kind = :kind) AND (:status IS NULL OR e.status = :status) AND (:cites IS NULL OR EXISTS (SELECT "
        "1 FROM citation c WHERE c.entry_id = e.id AND c.provision_id + 0 = :cites)) AND (:addressee IS NULL "
        "OR EXISTS (SELECT 1 FROM addressee a WHERE a.entry_id = e.id AND (a.kind || '' = :addressee OR "
        "a.organisation_id = (SELECT o.id FROM entry o WHERE o.ref = :addressee)))) AND (:measure IS NULL OR "
        "EXISTS (SELECT 1 FROM demand m WHERE m.entry_id = e.id AND m.measure_kind = :measure) OR EXISTS "
        "(SELECT 1 FROM charge m WHERE m.entry_id = e.id AND m.measure_type = :measure)) AND (:due_from IS "
        "NULL OR EXISTS (SELECT 1 FROM follow_up u WHERE u.entry_id = e.id AND coalesce(u.closed_at, '') = '' "
        "AND u.due || '' BETWEEN :due_from AND :due_until)) WHERE search_index MATCH :match ORDER BY "
        "search_index.rank LIMIT :limit"
    ),
    "facts_by_words_in_order": (
        "SELECT e.ref, e.kind, e.title, e.status, d.language, d.shown FROM search_index JOIN search_document d "
        "ON d.id = search_index.rowid JOIN entry e ON e.id = d.entry_id AND e.withdrawn = 0 AND (:kind IS NULL "
        "OR e.kind = :kind) AND (:status IS NULL OR e.status = :status) AND (:cites IS NULL OR EXISTS (SELECT "
        "1 FROM citation c WHERE c.entry_id = e.id AND c.provision_id + 0 = :cites)) AND (:addressee IS NULL "
        "OR EXISTS (SELECT 1 FROM addressee a WHERE a.entry_id = e.id AND (a.kind || '' = :addressee OR "
        "a.organisation_id = (SELECT o.id FROM entry o WHERE o.ref = :addressee)))) AND (:measure IS NULL OR "
        "EXISTS (SELECT 1 FROM demand m WHERE m.entry_id = e.id AND m.measure_kind = :measure) OR EXISTS "
        "(SELECT 1 FROM charge m WHERE m.entry_id = e.id AND m.measure_type = :measure)) AND (:due_from IS "
        "NULL OR EXISTS (SELECT 1 FROM follow_up u WHERE u.entry_id = e.id AND coalesce(u.closed_at, '') = '' "
        "AND u.due || '' BETWEEN :due_from AND :due_until)) WHERE search_index MATCH :match ORDER BY "
        "search_index.rowid LIMIT :limit"
    ),
    "facts_by_words_in_part": (
        "SELECT e.ref, e.kind, e.title, e.status, d.language, d.shown FROM (SELECT rowid AS id FROM "
        "search_index WHERE search_index MATCH :match LIMIT 500) found CROSS JOIN search_document d ON d.id = "
        "found.id JOIN entry e ON e.id = d.entry_id AND e.withdrawn = 0 AND (:kind IS NULL OR e.kind = :kind) "
        "AND (:status IS NULL OR e.status = :status) AND (:cites IS NULL OR EXISTS (SELECT 1 FROM citation c "
        "WHERE c.entry_id = e.id AND c.provision_id + 0 = :cites)) AND (:addressee IS NULL OR EXISTS (SELECT 1 "
        "FROM addressee a WHERE a.entry_id = e.id AND (a.kind || '' = :addressee OR a.organisation_id = "
        "(SELECT o.id FROM entry o WHERE o.ref = :addressee)))) AND (:measure IS NULL OR EXISTS (SELECT 1 FROM "
        "demand m WHERE m.entry_id = e.id AND m.measure_kind = :measure) OR EXISTS (SELECT 1 FROM charge m "
        "WHERE m.entry_id = e.id AND m.measure_type = :measure)) AND (:due_from IS NULL OR EXISTS (SELECT 1 "
        "FROM follow_up u WHERE u.entry_id = e.id AND coalesce(u.closed_at, '') = '' AND u.due || '' BETWEEN "
        ":due_from AND :due_until)) ORDER BY d.id LIMIT :limit"
    ),
    "facts_to_index": (
        "SELECT entry.id, entry.title, entry.note, person.role, person.affiliation, organisation.role AS "
        "role_1, charge.allegation, charge.measure, charge.penalty, demand.measure_kind FROM entry LEFT OUTER "
        "JOIN person ON person.entry_id = entry.id LEFT OUTER JOIN organisation ON organisation.entry_id = "
        "entry.id LEFT OUTER JOIN charge ON charge.entry_id = entry.id LEFT OUTER JOIN demand ON "
        "demand.entry_id = entry.id ORDER BY entry.id"
    ),
    "favourable_charges_naming": (
        "SELECT entry.ref FROM entry JOIN charge ON charge.entry_id = entry.id AND charge.favourable = 1 JOIN "
        "link ON link.entry_id = entry.id WHERE link.target_id = :entry_id UNION SELECT entry.ref FROM entry "
        "JOIN charge ON charge.entry_id = entry.id AND charge.favourable = 1 JOIN counted_group ON "
        "counted_group.entry_id = entry.id JOIN group_member ON group_member.group_id = counted_group.id WHERE "
        "group_member.entry_id = :entry_id"
    ),
    "fill_absent_claim": (
        "UPDATE absent_claim SET content=:new_content WHERE absent_claim.node_id = :of_node AND "
        "absent_claim.number = :at_number"
    ),
    "fill_act": (
        "UPDATE act SET subject=:new_subject, content=:new_content WHERE act.node_id = :of_node AND act.number "
        "= :at_number"
    ),
    "find_continuation": (
        "SELECT continuation.node_id FROM continuation WHERE continuation.node_id = :node_id AND "
        "continuation.earlier_id = :earlier_id AND continuation.public_key = :public_key"
    ),
    "find_node": (
        "SELECT node.id FROM node WHERE node.id = :node_id"
    ),
    "first_claim_recorded_after": (
        "SELECT claim.number, claim.previous_hash, claim.recorded_at FROM claim WHERE claim.node_id = :node_id "
        "AND claim.recorded_at > :latest ORDER BY claim.number LIMIT 1 OFFSET 0"
    ),
    "flat_lines": (
        "SELECT '' || :mark || replace(entry.ref, :mark, ' ') || :mark || entry.kind || :mark || "
        "replace(entry.title, :mark, ' ') || :mark || coalesce(entry.status, '') || :mark || "
        "coalesce(entry.status_since, '') || :mark || coalesce(entry.last_checked, '') || :mark || "
        "replace(coalesce((SELECT group_concat(anon_2.place, '; ') AS group_concat_1 FROM (SELECT CASE WHEN "
        '(provision."key" IN (SELECT provision_1."key" FROM provision AS provision_1 GROUP BY '
        'provision_1."key" HAVING count(*) > 1)) THEN (SELECT resolution.reference FROM resolution WHERE '
        "resolution.id = provision.resolution_id) || ' ' || provision.\"key\" ELSE provision.\"key\" END AS place "
        "FROM provision WHERE provision.id IN (SELECT citation.provision_id FROM citation WHERE "
        'citation.entry_id = entry.id) ORDER BY provision.resolution_id, provision.position, provision."key") '
        "AS anon_2), ''), :mark, ' ') AS anon_1 FROM entry WHERE entry.withdrawn = 0 ORDER BY CASE WHEN "
        "(entry.kind = 'person') THEN 0 WHEN (entry.kind = 'charge') THEN 1 WHEN (entry.kind = 'demand') THEN "
        "2 WHEN (entry.kind = 'organisation') THEN 3 WHEN (entry.kind = 'difference') THEN 4 WHEN (entry.kind "
        "= 'statement') THEN 5 END, entry.sort_key || '', entry.ref"
    ),
    "flat_lines_of_kind": (
        "SELECT '' || :mark || replace(entry.ref, :mark, ' ') || :mark || entry.kind || :mark || "
        "replace(entry.title, :mark, ' ') || :mark || coalesce(entry.status, '') || :mark || "
        "coalesce(entry.status_since, '') || :mark || coalesce(entry.last_checked, '') || :mark || "
        "replace(coalesce((SELECT group_concat(anon_2.place, '; ') AS group_concat_1 FROM (SELECT CASE WHEN "
        '(provision."key" IN (SELECT provision_1."key" FROM provision AS provision_1 GROUP BY '
        'provision_1."key" HAVING count(*) > 1)) THEN (SELECT resolution.reference FROM resolution WHERE '
        "resolution.id = provision.resolution_id) || ' ' || provision.\"key\" ELSE provision.\"key\" END AS place "
        "FROM provision WHERE provision.id IN (SELECT citation.provision_id FROM citation WHERE "
        'citation.entry_id = entry.id) ORDER BY provision.resolution_id, provision.position, provision."key") '
        "AS anon_2), ''), :mark, ' ') AS anon_1 FROM entry WHERE entry.withdrawn = 0 AND entry.kind = :kind "
        "ORDER BY entry.sort_key, entry.ref"
    ),
    "follow_up_by_id": (
        "SELECT follow_up.id, entry.ref, follow_up.action, follow_up.starts, follow_up.due, follow_up.rrule, "
        "follow_up.assignee, follow_up.note, follow_up.created_at, follow_up.created_by, follow_up.closed_at "
        "FROM follow_up JOIN entry ON entry.id = follow_up.entry_id WHERE follow_up.id = :follow_up_id"
    ),
    "follow_up_of_plan": (
        "SELECT follow_up.id, follow_up.due, follow_up.closed_at FROM follow_up JOIN entry ON entry.id = "
        "follow_up.entry_id WHERE entry.ref = :ref AND follow_up.action = :action AND follow_up.starts = "
        ":starts AND follow_up.rrule = :rrule AND follow_up.assignee = :assignee AND follow_up.note = :note "
        "AND follow_up.created_at = :created_at AND follow_up.created_by = :created_by ORDER BY follow_up.id"
    ),
    "follow_ups_done_so_far": (
        "SELECT max(follow_up_done.id) AS max_1 FROM follow_up_done"
    ),
    "follow_ups_done_to_exchange": (
        "SELECT follow_up_done.follow_up_id, follow_up_done.due, follow_up_done.done_on, "
        "follow_up_done.result, follow_up_done.recorded_at, follow_up_done.recorded_by FROM follow_up_done "
        "ORDER BY follow_up_done.follow_up_id, follow_up_done.recorded_at, follow_up_done.id"
    ),
    "follow_ups_due": (
        "SELECT follow_up.id, entry.ref, entry.title, follow_up.action, follow_up.assignee, follow_up.due, "
        "entry.kind, entry.status, entry.status_since FROM follow_up JOIN entry ON entry.id = "
        "follow_up.entry_id WHERE follow_up.closed_at IS NULL AND follow_up.due >= :first AND follow_up.due <= "
        ":last ORDER BY follow_up.due, follow_up.id LIMIT :limit OFFSET 0"
    ),
    "follow_ups_of_entry": (
        "SELECT follow_up.id, entry.ref, follow_up.action, follow_up.starts, follow_up.due, follow_up.rrule, "
        "follow_up.assignee, follow_up.note, follow_up.created_at, follow_up.created_by, follow_up.closed_at "
        "FROM follow_up JOIN entry ON entry.id = follow_up.entry_id WHERE follow_up.entry_id = :entry_id ORDER "
        "BY follow_up.due, follow_up.id"
    ),
    "follow_ups_so_far": (
        "SELECT max(follow_up.id) AS max_1, count(follow_up.closed_at) AS count_1, "
        "sum(CAST(replace(follow_up.due, '-', '') AS INTEGER)) AS sum_1 FROM follow_up"
    ),
    "follow_ups_to_exchange": (
        "SELECT follow_up.id, entry.ref, follow_up.action, follow_up.starts, follow_up.due, follow_up.rrule, "
        "follow_up.assignee, follow_up.note, follow_up.created_at, follow_up.created_by, follow_up.closed_at "
        "FROM follow_up JOIN entry ON entry.id = follow_up.entry_id ORDER BY follow_up.id"
    ),
    "forget_dispute": (
        "DELETE FROM dispute WHERE dispute.entry_id = :settled"
    ),
    "form_by_id": (
        "SELECT entry.id, entry.ref, entry.kind, entry.title, entry.status, entry.withdrawn, "
        "name_form.language, name_form.form, name_form.orthography FROM entry JOIN name_form ON "
        "name_form.entry_id = entry.id WHERE name_form.id = :form_id"
    ),
    "forms_by_folded": (
        "SELECT entry.id, entry.ref, entry.kind, entry.title, entry.status, entry.withdrawn, "
        "name_form.language, name_form.form, name_form.orthography FROM entry JOIN name_form ON "
        "name_form.entry_id = entry.id WHERE name_form.folded = :folded ORDER BY name_form.id LIMIT :limit "
        "OFFSET 0"
    ),
    "forms_by_key": (
        "SELECT name_form.id, name_form.fold_key FROM name_form JOIN name_key ON name_key.form_id = "
        'name_form.id WHERE name_key."key" = :key LIMIT :limit OFFSET 0'
    ),
    "forms_by_skeleton": (
        "SELECT name_form.id, name_form.fold_key FROM name_form JOIN name_skeleton ON name_skeleton.form_id = "
        "name_form.id WHERE name_skeleton.skeleton = :skeleton LIMIT :limit OFFSET 0"
    ),
    "forms_by_token": (
        "SELECT name_form.id, name_form.fold_key FROM name_form JOIN name_token ON name_token.form_id = "
        "name_form.id WHERE name_token.token = :token LIMIT :limit OFFSET 0"
    ),
    "forms_by_two_tokens": (
        "SELECT name_form.id, name_form.fold_key FROM name_form JOIN (SELECT name_token.form_id AS form_id "
        "FROM name_token JOIN name_token AS name_token_1 ON name_token_1.form_id = name_token.form_id AND "
        "name_token_1.token = :other WHERE name_token.token = :token LIMIT :limit OFFSET 0) AS both_tokens ON "
        "both_tokens.form_id = name_form.id"
    ),
    "forms_to_index": (
        "SELECT name_form.id, name_form.form, name_form.orthography, CASE WHEN (name_form.grammatical_case = "
        "'nominative' OR name_form.grammatical_case = 'undeclined' OR entry.kind = 'person' AND NOT (EXISTS "
        "(SELECT * FROM name_form AS name_form_1 WHERE name_form_1.entry_id = name_form.entry_id AND "
        "(name_form_1.grammatical_case = 'nominative' OR name_form_1.grammatical_case = 'undeclined')))) THEN "
        "1 ELSE 0 END AS anon_1 FROM name_form JOIN entry ON entry.id = name_form.entry_id WHERE name_form.id "
        "> :after ORDER BY name_form.id LIMIT :limit OFFSET 0"
    ),
    "freedom_of_addressee": (
        "SELECT helped.demand_status, helped.status, count(*) AS count_1 FROM (SELECT entry_1.status AS "
        "demand_status, entry_2.id AS person, entry_2.status AS status FROM addressee JOIN entry AS entry_1 ON "
        "entry_1.id = addressee.entry_id JOIN link ON link.entry_id = entry_1.id JOIN entry AS entry_2 ON "
        "entry_2.id = link.target_id WHERE link.relation = 'beneficiary' AND addressee.kind = :addressee AND "
        "addressee.organisation_id IS :organisation AND entry_1.withdrawn = 0 AND (entry_2.kind || '') = "
        "'person' UNION SELECT entry_1.status AS demand_status, entry_2.id AS person, entry_2.status AS status "
        "FROM addressee JOIN entry AS entry_1 ON entry_1.id = addressee.entry_id JOIN counted_group ON "
        "counted_group.entry_id = entry_1.id JOIN group_member ON group_member.group_id = counted_group.id "
        "JOIN entry AS entry_2 ON entry_2.id = group_member.entry_id WHERE addressee.kind = :addressee AND "
        "addressee.organisation_id IS :organisation AND entry_1.withdrawn = 0 AND (entry_2.kind || '') = "
        "'person') AS helped GROUP BY helped.demand_status, helped.status"
    ),
    "freedom_of_demand": (
        "SELECT helped.status, count(*) AS count_1 FROM (SELECT entry_1.status AS demand_status, entry_2.id AS "
        "person, entry_2.status AS status FROM entry AS entry_1 JOIN link ON link.entry_id = entry_1.id JOIN "
        "entry AS entry_2 ON entry_2.id = link.target_id WHERE link.relation = 'beneficiary' AND entry_1.id = "
        ":entry_id AND (entry_2.kind || '') = 'person' UNION SELECT entry_1.status AS demand_status, "
        "entry_2.id AS person, entry_2.status AS status FROM entry AS entry_1 JOIN counted_group ON "
        "counted_group.entry_id = entry_1.id JOIN group_member ON group_member.group_id = counted_group.id "
        "JOIN entry AS entry_2 ON entry_2.id = group_member.entry_id WHERE entry_1.id = :entry_id AND "
        "(entry_2.kind || '') = 'person') AS helped GROUP BY helped.status"
    ),
    "give_home": (
        "UPDATE entry SET resolution_id=:new_resolution_id WHERE entry.id = :entry_id"
    ),
    "groups_naming_entry": (
        "SELECT entry_1.ref, entry_1.kind, entry_1.title, entry_1.status FROM entry AS entry_1 JOIN "
        "counted_group ON counted_group.entry_id = entry_1.id JOIN group_member ON group_member.group_id = "
        "counted_group.id WHERE group_member.entry_id = :entry_id AND entry_1.withdrawn = 0 ORDER BY "
        "entry_1.sort_key, entry_1.id"
    ),
    "groups_of_entry": (
        "SELECT counted_group.id, counted_group.label, counted_group.count, counted_group.qualifier FROM "
        "counted_group WHERE counted_group.entry_id = :entry_id ORDER BY counted_group.position"
    ),
    "groups_of_resolution": (
        "SELECT counted_group.id, counted_group.entry_id, counted_group.position FROM counted_group WHERE "
        "counted_group.entry_id IN (SELECT entry.id FROM entry WHERE entry.resolution_id = :resolution_id) "
        "ORDER BY counted_group.id"
    ),
    "groups_on_page": (
        "SELECT entry.id, counted_group.id AS id_1, counted_group.label, counted_group.count, "
        "counted_group.qualifier FROM entry JOIN counted_group ON counted_group.entry_id = entry.id WHERE "
        "entry.id IN (SELECT CAST(chosen.value AS INTEGER) AS value FROM json_each(:ids) AS chosen) ORDER BY "
        "counted_group.position"
    ),
    "held_between": (
        "SELECT entry.ref, entry.title, entry.status_since, entry.sort_key, entry.id FROM entry WHERE "
        "entry.kind = 'person' AND entry.withdrawn = 0 AND entry.status = :status AND (entry.status_since, "
        "entry.sort_key, entry.id) > (:since, :sort_key, :id) AND entry.status_since <= :last ORDER BY "
        "entry.status_since, entry.sort_key, entry.id LIMIT :limit OFFSET 0"
    ),
    "held_first": (
        "SELECT entry.status_since FROM entry WHERE entry.kind = 'person' AND entry.withdrawn = 0 AND "
        "entry.status = :status AND entry.status_since > '' ORDER BY entry.status_since LIMIT 1 OFFSET 0"
    ),
    "home_of_ref": (
        "SELECT entry.id, entry.kind, entry.resolution_id, entry.withdrawn FROM entry WHERE entry.ref = :ref"
    ),
    "identifiers_of_resolution": (
        "SELECT resolution_identifier.scheme, resolution_identifier.value FROM resolution_identifier WHERE "
        "resolution_identifier.resolution_id = :resolution_id ORDER BY resolution_identifier.scheme"
    ),
    "index_document": (
        "INSERT INTO search_index (rowid, title, facts, note, body) VALUES (:id, :title, :facts, :note, :body)"
    ),
    "index_name": (
        "INSERT INTO name_index (rowid, folded) VALUES (:id, :folded)"
    ),
    "insert_absent_claim": (
        "INSERT INTO absent_claim (node_id, number, previous_hash, hash, content) VALUES (:node_id, :number, "
        ":previous_hash, :hash, :content)"
    ),
    "insert_act": (
        "INSERT INTO act (node_id, number, subject, content, previous_hash, hash) VALUES (:node_id, :number, "
        ":subject, :content, :previous_hash, :hash)"
    ),
    "insert_addressee": (
        "INSERT INTO addressee (entry_id, position, kind, organisation_id, implied) VALUES (:entry_id, "
        ":position, :kind, :organisation_id, :implied)"
    ),
    "insert_charge": (
        "INSERT INTO charge (entry_id, allegation, measure, measure_type, favourable, penalty, penalty_kind) "
        "VALUES (:entry_id, :allegation, :measure, :measure_type, :favourable, :penalty, :penalty_kind)"
    ),
    "insert_citation": (
        "INSERT INTO citation (id, entry_id, provision_id, supports, position) VALUES (:id, :entry_id, "
        ":provision_id, :supports, :position)"
    ),
    "insert_claim": (
        "INSERT INTO claim (id, node_id, number, entry_id, entry_kind, code, kind, effective, "
        "effective_qualifier, effective_from, effective_until, recorded_at, recorded_by, source_type, "
        "source_title, source_url, source_seen, confidence, note, supersedes, previous_hash, hash, salt) "
        "VALUES (:id, :node_id, :number, :entry_id, :entry_kind, :code, :kind, :effective, "
        ":effective_qualifier, :effective_from, :effective_until, :recorded_at, :recorded_by, :source_type, "
        ":source_title, :source_url, :source_seen, :confidence, :note, :supersedes, :previous_hash, :hash, "
        ":salt)"
    ),
    "insert_code": (
        "INSERT INTO code (scheme, code, position, definition, mapping) VALUES (:scheme, :code, :position, "
        ":definition, :mapping)"
    ),
    "insert_code_label": (
        "INSERT INTO code_label (scheme, code, language, label) VALUES (:scheme, :code, :language, :label)"
    ),
    "insert_continuation": (
        "INSERT INTO continuation (node_id, earlier_id, public_key) VALUES (:node_id, :earlier_id, "
        ":public_key)"
    ),
    "insert_counted_group": (
        "INSERT INTO counted_group (id, entry_id, position, label, count, qualifier) VALUES (:id, :entry_id, "
        ":position, :label, :count, :qualifier)"
    ),
    "insert_demand": (
        "INSERT INTO demand (entry_id, measure_kind, strength) VALUES (:entry_id, :measure_kind, :strength)"
    ),
    "insert_derived": (
        "INSERT INTO derived (what, version) VALUES (:what, :version)"
    ),
    "insert_difference": (
        "INSERT INTO difference (entry_id, kind, severity, odd_versions, provision_id) VALUES (:entry_id, "
        ":kind, :severity, :odd_versions, :provision_id)"
    ),
    "insert_dispute": (
        "INSERT INTO dispute (entry_id) VALUES (:entry_id)"
    ),
    "insert_draft": (
        "INSERT INTO draft (owner, form, subject, typed, kept_at) VALUES (:owner, :form, :subject, :typed, "
        ":kept_at)"
    ),
    "insert_entry": (
        "INSERT INTO entry (id, ref, slug, kind, resolution_id, title, sort_key, note, stated_status, "
        "stated_on, status, status_since, last_checked, withdrawn, sensitivity) VALUES (:id, :ref, :slug, "
        ":kind, :resolution_id, :title, :sort_key, :note, :stated_status, :stated_on, :status, :status_since, "
        ":last_checked, :withdrawn, :sensitivity)"
    ),
    "insert_follow_up": (
        "INSERT INTO follow_up (id, entry_id, action, starts, due, rrule, assignee, note, created_at, "
        "created_by, closed_at) VALUES (:id, :entry_id, :action, :starts, :due, :rrule, :assignee, :note, "
        ":created_at, :created_by, :closed_at)"
    ),
    "insert_follow_up_done": (
        "INSERT INTO follow_up_done (id, follow_up_id, due, done_on, result, recorded_at, recorded_by) VALUES "
        "(:id, :follow_up_id, :due, :done_on, :result, :recorded_at, :recorded_by)"
    ),
    "insert_footnote_mark": (
        'INSERT INTO footnote_mark (provision_id, language, number, "offset") VALUES (:provision_id, '
        ":language, :number, :offset)"
    ),
    "insert_group_member": (
        "INSERT INTO group_member (group_id, entry_id) VALUES (:group_id, :entry_id)"
    ),
    "insert_identity_decision": (
        "INSERT INTO identity_decision (id, one, other, verdict, note, decided_at, decided_by) VALUES (:id, "
        ":one, :other, :verdict, :note, :decided_at, :decided_by)"
    ),
    "insert_legal_basis": (
        "INSERT INTO legal_basis (entry_id, position, article) VALUES (:entry_id, :position, :article)"
    ),
    "insert_link": (
        "INSERT INTO link (entry_id, relation, position, target_id) VALUES (:entry_id, :relation, :position, "
        ":target_id)"
    ),
    "insert_mark": (
        "INSERT INTO mark (id, part, target, level, reason, recorded_at, recorded_by, node_id) VALUES (:id, "
        ":part, :target, :level, :reason, :recorded_at, :recorded_by, :node_id)"
    ),
    "insert_name_form": (
        "INSERT INTO name_form (id, entry_id, language, form, grammatical_case, folded, origin, source, "
        "recorded_at, recorded_by, orthography, fold_key) VALUES (:id, :entry_id, :language, :form, "
        ":grammatical_case, :folded, :origin, :source, :recorded_at, :recorded_by, :orthography, :fold_key)"
    ),
    "insert_name_key": (
        'INSERT INTO name_key ("key", form_id) VALUES (:key, :form_id)'
    ),
    "insert_name_skeleton": (
        "INSERT INTO name_skeleton (skeleton, form_id) VALUES (:skeleton, :form_id)"
    ),
    "insert_name_token": (
        "INSERT INTO name_token (token, form_id) VALUES (:token, :form_id)"
    ),
    "insert_node": (
        "INSERT INTO node (id, created_at, is_own) VALUES (:id, :created_at, :is_own)"
    ),
    "insert_node_key": (
        "INSERT INTO node_key (node_id, public_key, first_seen) VALUES (:node_id, :public_key, :first_seen)"
    ),
    "insert_organisation": (
        "INSERT INTO organisation (entry_id, type, role) VALUES (:entry_id, :type, :role) ON CONFLICT "
        "(entry_id) DO UPDATE SET type = excluded.type, role = excluded.role"
    ),
    "insert_paragraph": (
        "INSERT INTO paragraph (provision_id, language, label, text, first_line) VALUES (:provision_id, "
        ":language, :label, :text, :first_line)"
    ),
    "insert_person": (
        "INSERT INTO person (entry_id, role, affiliation) VALUES (:entry_id, :role, :affiliation)"
    ),
    "insert_provision": (
        'INSERT INTO provision (id, resolution_id, "key", kind, position, confidence) VALUES (:id, '
        ":resolution_id, :key, :kind, :position, :confidence)"
    ),
    "insert_quote": (
        'INSERT INTO quote (citation_id, language, quote, start, "end", absent) VALUES (:citation_id, '
        ":language, :quote, :start, :end, :absent)"
    ),
    "insert_resolution": (
        "INSERT INTO resolution (id, reference, adopted, body, title) VALUES (:id, :reference, :adopted, "
        ":body, :title)"
    ),
    "insert_resolution_identifier": (
        "INSERT INTO resolution_identifier (resolution_id, scheme, value) VALUES (:resolution_id, :scheme, "
        ":value)"
    ),
    "insert_saved_view": (
        "INSERT INTO saved_view (place, called, words, status, ordered_by, is_descending, columns) VALUES "
        "(:place, :called, :words, :status, :ordered_by, :is_descending, :columns)"
    ),
    "insert_search_document": (
        "INSERT INTO search_document (id, source, source_id, language, entry_id, shown, title, facts, note, "
        "body) VALUES (:id, :source, :source_id, :language, :entry_id, :shown, :title, :facts, :note, :body)"
    ),
    "insert_signed_head": (
        "INSERT INTO signed_head (node_id, claims, claims_hash, acts, acts_hash, signature) VALUES (:node_id, "
        ":claims, :claims_hash, :acts, :acts_hash, :signature)"
    ),
    "insert_signing_key": (
        "INSERT INTO signing_key (node_id, private_key) VALUES (:node_id, :private_key)"
    ),
    "insert_stated_date": (
        "INSERT INTO stated_date (entry_id, position, date, means, languages) VALUES (:entry_id, :position, "
        ":date, :means, :languages)"
    ),
    "insert_statement": (
        "INSERT INTO statement (entry_id, kind) VALUES (:entry_id, :kind)"
    ),
    "insert_token_neighbour": (
        "INSERT INTO token_neighbour (neighbour, token) VALUES (:neighbour, :token)"
    ),
    "insert_version": (
        "INSERT INTO version (resolution_id, language, position, title, stage, file, sha256, orthography) "
        "VALUES (:resolution_id, :language, :position, :title, :stage, :file, :sha256, :orthography)"
    ),
    "keep_all_words": (
        "UPDATE entry SET words = ' ' || coalesce((SELECT group_concat(folded, ' ') || ' ' FROM (SELECT "
        "f.folded FROM name_form f WHERE f.entry_id = entry.id ORDER BY f.id)), '') || coalesce((SELECT "
        "d.title || ' ' FROM search_document d WHERE d.source = 'title' AND d.source_id = entry.id AND "
        "d.language = ''), '') WHERE words <> ' ' || coalesce((SELECT group_concat(folded, ' ') || ' ' FROM "
        "(SELECT f.folded FROM name_form f WHERE f.entry_id = entry.id ORDER BY f.id)), '') || "
        "coalesce((SELECT d.title || ' ' FROM search_document d WHERE d.source = 'title' AND d.source_id = "
        "entry.id AND d.language = ''), '')"
    ),
    "keep_counts": (
        "INSERT INTO entry_count (kind, status, number) SELECT entry.kind, coalesce(entry.status, '') AS "
        "coalesce_1, count(*) AS count_1 FROM entry WHERE entry.withdrawn = 0 GROUP BY entry.kind, "
        "entry.status"
    ),
    "keep_words": (
        "UPDATE entry SET words = ' ' || coalesce((SELECT group_concat(folded, ' ') || ' ' FROM (SELECT "
        "f.folded FROM name_form f WHERE f.entry_id = entry.id ORDER BY f.id)), '') || coalesce((SELECT "
        "d.title || ' ' FROM search_document d WHERE d.source = 'title' AND d.source_id = entry.id AND "
        "d.language = ''), '') WHERE id = :entry_id"
    ),
    "keep_words_but_one": (
        "UPDATE entry SET words = ' ' || coalesce((SELECT group_concat(folded, ' ') || ' ' FROM (SELECT "
        "f.folded FROM name_form f WHERE f.entry_id = entry.id AND f.id <> :form_id ORDER BY f.id)), '') || "
        "coalesce((SELECT d.title || ' ' FROM search_document d WHERE d.source = 'title' AND d.source_id = "
        "entry.id AND d.language = ''), '') WHERE id = (SELECT f.entry_id FROM name_form f WHERE f.id = "
        ":form_id)"
    ),
    "keep_words_of_form": (
        "UPDATE entry SET words = ' ' || coalesce((SELECT group_concat(folded, ' ') || ' ' FROM (SELECT "
        "f.folded FROM name_form f WHERE f.entry_id = entry.id ORDER BY f.id)), '') || coalesce((SELECT "
        "d.title || ' ' FROM search_document d WHERE d.source = 'title' AND d.source_id = entry.id AND "
        "d.language = ''), '') WHERE id = (SELECT f.entry_id FROM name_form f WHERE f.id = :form_id)"
    ),
    "kept_continuations": (
        "SELECT continuation.node_id, continuation.earlier_id, continuation.public_key FROM continuation ORDER "
        "BY continuation.node_id, continuation.earlier_id, continuation.public_key"
    ),
    "kept_counts": (
        "SELECT entry_count.kind, nullif(entry_count.status, '') AS nullif_1, entry_count.number FROM "
        "entry_count WHERE entry_count.number != 0 ORDER BY entry_count.kind, entry_count.status"
    ),
    "labels_of_language": (
        "SELECT code_label.scheme, code_label.code, code_label.label FROM code_label WHERE code_label.language "
        "= :language"
    ),
    "last_absent_claim_of_node": (
        "SELECT absent_claim.number, absent_claim.hash FROM absent_claim WHERE absent_claim.node_id = :node_id "
        "ORDER BY absent_claim.number DESC LIMIT 1 OFFSET 0"
    ),
    "last_act_of_node": (
        "SELECT act.number, act.hash FROM act WHERE act.node_id = :node_id ORDER BY act.number DESC LIMIT 1 "
        "OFFSET 0"
    ),
    "last_claim_of_node": (
        "SELECT claim.number, claim.hash, claim.recorded_at FROM claim WHERE claim.node_id = :node_id ORDER BY "
        "claim.number DESC LIMIT 1 OFFSET 0"
    ),
    "last_position_of_resolution": (
        "SELECT max(provision.position) AS max_1 FROM provision WHERE provision.resolution_id = :resolution_id"
    ),
    "latest_claims_of_node": (
        "SELECT claim.node_id, claim.number, entry.ref, claim.code, claim.kind, claim.effective, "
        "claim.effective_qualifier, claim.recorded_at, claim.recorded_by, claim.source_type, "
        "claim.source_title, claim.source_url, claim.source_seen, claim.confidence, claim.note, "
        "claim.supersedes, claim.previous_hash, claim.hash, claim.salt FROM claim JOIN entry ON entry.id = "
        "claim.entry_id WHERE claim.node_id = :node_id ORDER BY claim.number DESC LIMIT :limit OFFSET 0"
    ),
    "legal_basis_of_entry": (
        "SELECT legal_basis.article FROM legal_basis WHERE legal_basis.entry_id = :entry_id ORDER BY "
        "legal_basis.position"
    ),
    "legal_basis_on_page": (
        "SELECT entry.id, legal_basis.article FROM entry JOIN legal_basis ON legal_basis.entry_id = entry.id "
        "WHERE entry.id IN (SELECT CAST(chosen.value AS INTEGER) AS value FROM json_each(:ids) AS chosen) "
        "ORDER BY legal_basis.position"
    ),
    "lines_of_charge": (
        "SELECT e.id, '{' || '\"ref\":' || json_quote(e.ref) || ',' || '\"kind\":' || json_quote(e.kind) || ',' || "
        "'\"title\":' || json_quote(e.title) || ',' || '\"status\":' || json_quote(e.status) || ',' || "
        "'\"status_since\":' || json_quote(e.status_since) || ',' || '\"last_checked\":' || "
        "json_quote(e.last_checked) || ',' || '\"withdrawn\":' || CASE WHEN e.withdrawn THEN 'true' ELSE 'false' "
        "END || ',' || '\"note\":' || json_quote(e.note) || ',' || '\"resolution\":' || "
        "json_quote(e.resolution_id) || ',' || '\"sensitivity\":' || json_quote(e.sensitivity) || ',' || "
        "'\"subjects\":' || (SELECT '[' || coalesce(group_concat(x), '') || ']' FROM (SELECT json_quote(t.ref) "
        "AS x FROM link k JOIN entry t ON t.id = k.target_id WHERE k.entry_id = e.id ORDER BY k.relation, "
        "k.position)) || ',' || '\"allegation\":' || json_quote(coalesce(f.allegation, '')) || ',' || "
        "'\"legal_basis\":' || (SELECT '[' || coalesce(group_concat(x), '') || ']' FROM (SELECT "
        "json_quote(b.article) AS x FROM legal_basis b WHERE b.entry_id = e.id ORDER BY b.position)) || ',' || "
        "'\"measure\":' || json_quote(coalesce(f.measure, '')) || ',' || '\"measure_type\":' || "
        "json_quote(coalesce(f.measure_type, 'other')) || ',' || '\"favourable\":' || CASE WHEN f.favourable "
        "THEN 'true' ELSE 'false' END || ',' || '\"penalty\":' || json_quote(coalesce(f.penalty, '')) || ',' || "
        "'\"penalty_kind\":' || json_quote(coalesce(f.penalty_kind, '')) || ',' || '\"dates\":' || (SELECT '[' || "
        "coalesce(group_concat(x), '') || ']' FROM (SELECT json_object('date', s.date, 'means', s.means, "
        "'languages', json(CASE s.languages WHEN '' THEN '[]' ELSE '[' || replace(json_quote(s.languages), ' "
        "', '\",\"') || ']' END)) AS x FROM stated_date s WHERE s.entry_id = e.id ORDER BY s.position)) || ',' "
        "|| '\"counts\":' || (SELECT '[' || coalesce(group_concat(x), '') || ']' FROM (SELECT "
        "json_object('label', d.label, 'count', d.count, 'qualifier', d.qualifier, 'named', json((SELECT '[' "
        "|| coalesce(group_concat(x), '') || ']' FROM (SELECT json_quote(m.ref) AS x FROM entry m JOIN "
        "group_member gm ON gm.entry_id = m.id WHERE gm.group_id = d.id ORDER BY m.sort_key, m.id)))) AS x "
        "FROM counted_group d WHERE d.entry_id = e.id ORDER BY d.position)) || ',' || '\"names\":' || (SELECT "
        "'[' || coalesce(group_concat(x), '') || ']' FROM (SELECT CASE n.origin WHEN 'printed' THEN "
        "json_object('language', n.language, 'form', n.form, 'case', n.grammatical_case, 'origin', n.origin, "
        "'source', n.source) ELSE json_object('language', n.language, 'form', n.form, 'case', "
        "n.grammatical_case, 'origin', n.origin, 'source', n.source, 'orthography', n.orthography, "
        "'recorded_at', n.recorded_at, 'recorded_by', n.recorded_by) END AS x FROM name_form n WHERE "
        "n.entry_id = e.id ORDER BY n.language, n.origin, n.recorded_at, CASE WHEN n.recorded_at IS NULL THEN "
        "n.id ELSE 0 END, n.form)) || ',' || '\"citations\":' || (SELECT '[' || coalesce(group_concat(x), '') || "
        "']' FROM (SELECT CASE WHEN q.absent IS NULL THEN json_object('resolution', p.resolution_id, "
        "'provision', p.key, 'language', q.language, 'label', g.label, 'quote', q.quote, 'start', q.start, "
        "'end', q.\"end\", 'supports', c.supports) ELSE json_object('resolution', p.resolution_id, 'provision', "
        "p.key, 'language', q.language, 'label', g.label, 'quote', q.quote, 'start', q.start, 'end', q.\"end\", "
        "'supports', c.supports, 'absent', q.absent) END AS x FROM citation c JOIN provision p ON p.id = "
        "c.provision_id JOIN quote q ON q.citation_id = c.id JOIN version v ON v.resolution_id = "
        "p.resolution_id AND v.language = q.language LEFT JOIN paragraph g ON g.provision_id = p.id AND "
        "g.language = q.language WHERE c.entry_id = e.id ORDER BY p.resolution_id, p.position, c.position, "
        "v.position)) || ',' || '\"history\":' || coalesce( '[' || CASE WHEN e.stated_status IS NULL OR "
        "e.stated_status = '' THEN '' ELSE json_object('code', e.stated_status, 'kind', 'stated_in_text', "
        "'effective', e.stated_on, 'effective_qualifier', '', 'recorded_at', NULL, 'recorded_by', NULL, "
        "'source_type', 'resolution', 'source_title', coalesce(e.resolution_id, ''), 'source_url', '', "
        "'source_seen', '', 'confidence', 'confirmed', 'note', '', 'supersedes', NULL, 'node', NULL, 'number', "
        "NULL, 'hash', NULL, 'salt', '', 'is_live', json('true')) END || (SELECT CASE WHEN count(taken) > 0 "
        "THEN NULL WHEN count(x) = 0 THEN '' WHEN e.stated_status IS NULL OR e.stated_status = '' THEN "
        "group_concat(x) ELSE ',' || group_concat(x) END FROM (SELECT json_object('code', l.code, 'kind', "
        "l.kind, 'effective', l.effective, 'effective_qualifier', l.effective_qualifier, 'recorded_at', "
        "l.recorded_at, 'recorded_by', l.recorded_by, 'source_type', l.source_type, 'source_title', "
        "l.source_title, 'source_url', l.source_url, 'source_seen', l.source_seen, 'confidence', l.confidence, "
        "'note', l.note, 'supersedes', l.supersedes, 'node', l.node_id, 'number', l.number, 'hash', l.hash, "
        "'salt', l.salt, 'is_live', json(CASE WHEN l.kind <> 'retraction' THEN 'true' ELSE 'false' END)) AS x, "
        "l.supersedes AS taken FROM claim l WHERE l.entry_id = e.id ORDER BY l.effective_until, l.recorded_at, "
        "l.node_id, l.number)) || ']', 'null') || '}' FROM entry e LEFT JOIN charge f ON f.entry_id = e.id "
        "WHERE e.kind = 'charge' ORDER BY e.withdrawn, e.sort_key, e.ref"
    ),
    "lines_of_demand": (
        "SELECT e.id, '{' || '\"ref\":' || json_quote(e.ref) || ',' || '\"kind\":' || json_quote(e.kind) || ',' || "
        "'\"title\":' || json_quote(e.title) || ',' || '\"status\":' || json_quote(e.status) || ',' || "
        "'\"status_since\":' || json_quote(e.status_since) || ',' || '\"last_checked\":' || "
        "json_quote(e.last_checked) || ',' || '\"withdrawn\":' || CASE WHEN e.withdrawn THEN 'true' ELSE 'false' "
        "END || ',' || '\"note\":' || json_quote(e.note) || ',' || '\"resolution\":' || "
        "json_quote(e.resolution_id) || ',' || '\"sensitivity\":' || json_quote(e.sensitivity) || ',' || "
        "'\"action\":' || json_quote(e.title) || ',' || '\"addressees\":' || (SELECT '[' || "
        "coalesce(group_concat(x), '') || ']' FROM (SELECT json_object('kind', a.kind, 'organisation', o.ref, "
        "'name', o.title, 'implied', json(CASE WHEN a.implied THEN 'true' ELSE 'false' END)) AS x FROM "
        "addressee a LEFT JOIN entry o ON o.id = a.organisation_id WHERE a.entry_id = e.id ORDER BY "
        "a.position)) || ',' || '\"beneficiaries\":' || (SELECT '[' || coalesce(group_concat(x), '') || ']' FROM "
        "(SELECT json_quote(t.ref) AS x FROM link k JOIN entry t ON t.id = k.target_id WHERE k.entry_id = e.id "
        "ORDER BY k.relation, k.position)) || ',' || '\"strength\":' || json_quote(coalesce(f.strength, "
        "'calls_on')) || ',' || '\"measure_kind\":' || json_quote(coalesce(f.measure_kind, 'other')) || ',' || "
        "'\"counts\":' || (SELECT '[' || coalesce(group_concat(x), '') || ']' FROM (SELECT json_object('label', "
        "d.label, 'count', d.count, 'qualifier', d.qualifier, 'named', json((SELECT '[' || "
        "coalesce(group_concat(x), '') || ']' FROM (SELECT json_quote(m.ref) AS x FROM entry m JOIN "
        "group_member gm ON gm.entry_id = m.id WHERE gm.group_id = d.id ORDER BY m.sort_key, m.id)))) AS x "
        "FROM counted_group d WHERE d.entry_id = e.id ORDER BY d.position)) || ',' || '\"names\":' || (SELECT "
        "'[' || coalesce(group_concat(x), '') || ']' FROM (SELECT CASE n.origin WHEN 'printed' THEN "
        "json_object('language', n.language, 'form', n.form, 'case', n.grammatical_case, 'origin', n.origin, "
        "'source', n.source) ELSE json_object('language', n.language, 'form', n.form, 'case', "
        "n.grammatical_case, 'origin', n.origin, 'source', n.source, 'orthography', n.orthography, "
        "'recorded_at', n.recorded_at, 'recorded_by', n.recorded_by) END AS x FROM name_form n WHERE "
        "n.entry_id = e.id ORDER BY n.language, n.origin, n.recorded_at, CASE WHEN n.recorded_at IS NULL THEN "
        "n.id ELSE 0 END, n.form)) || ',' || '\"citations\":' || (SELECT '[' || coalesce(group_concat(x), '') || "
        "']' FROM (SELECT CASE WHEN q.absent IS NULL THEN json_object('resolution', p.resolution_id, "
        "'provision', p.key, 'language', q.language, 'label', g.label, 'quote', q.quote, 'start', q.start, "
        "'end', q.\"end\", 'supports', c.supports) ELSE json_object('resolution', p.resolution_id, 'provision', "
        "p.key, 'language', q.language, 'label', g.label, 'quote', q.quote, 'start', q.start, 'end', q.\"end\", "
        "'supports', c.supports, 'absent', q.absent) END AS x FROM citation c JOIN provision p ON p.id = "
        "c.provision_id JOIN quote q ON q.citation_id = c.id JOIN version v ON v.resolution_id = "
        "p.resolution_id AND v.language = q.language LEFT JOIN paragraph g ON g.provision_id = p.id AND "
        "g.language = q.language WHERE c.entry_id = e.id ORDER BY p.resolution_id, p.position, c.position, "
        "v.position)) || ',' || '\"history\":' || coalesce( '[' || CASE WHEN e.stated_status IS NULL OR "
        "e.stated_status = '' THEN '' ELSE json_object('code', e.stated_status, 'kind', 'stated_in_text', "
        "'effective', e.stated_on, 'effective_qualifier', '', 'recorded_at', NULL, 'recorded_by', NULL, "
        "'source_type', 'resolution', 'source_title', coalesce(e.resolution_id, ''), 'source_url', '', "
        "'source_seen', '', 'confidence', 'confirmed', 'note', '', 'supersedes', NULL, 'node', NULL, 'number', "
        "NULL, 'hash', NULL, 'salt', '', 'is_live', json('true')) END || (SELECT CASE WHEN count(taken) > 0 "
        "THEN NULL WHEN count(x) = 0 THEN '' WHEN e.stated_status IS NULL OR e.stated_status = '' THEN "
        "group_concat(x) ELSE ',' || group_concat(x) END FROM (SELECT json_object('code', l.code, 'kind', "
        "l.kind, 'effective', l.effective, 'effective_qualifier', l.effective_qualifier, 'recorded_at', "
        "l.recorded_at, 'recorded_by', l.recorded_by, 'source_type', l.source_type, 'source_title', "
        "l.source_title, 'source_url', l.source_url, 'source_seen', l.source_seen, 'confidence', l.confidence, "
        "'note', l.note, 'supersedes', l.supersedes, 'node', l.node_id, 'number', l.number, 'hash', l.hash, "
        "'salt', l.salt, 'is_live', json(CASE WHEN l.kind <> 'retraction' THEN 'true' ELSE 'false' END)) AS x, "
        "l.supersedes AS taken FROM claim l WHERE l.entry_id = e.id ORDER BY l.effective_until, l.recorded_at, "
        "l.node_id, l.number)) || ']', 'null') || '}' FROM entry e LEFT JOIN demand f ON f.entry_id = e.id "
        "WHERE e.kind = 'demand' ORDER BY e.withdrawn, e.sort_key, e.ref"
    ),
    "lines_of_organisation": (
        "SELECT e.id, '{' || '\"ref\":' || json_quote(e.ref) || ',' || '\"kind\":' || json_quote(e.kind) || ',' || "
        "'\"title\":' || json_quote(e.title) || ',' || '\"status\":' || json_quote(e.status) || ',' || "
        "'\"status_since\":' || json_quote(e.status_since) || ',' || '\"last_checked\":' || "
        "json_quote(e.last_checked) || ',' || '\"withdrawn\":' || CASE WHEN e.withdrawn THEN 'true' ELSE 'false' "
        "END || ',' || '\"note\":' || json_quote(e.note) || ',' || '\"resolution\":' || "
        "json_quote(e.resolution_id) || ',' || '\"sensitivity\":' || json_quote(e.sensitivity) || ',' || "
        "'\"type\":' || json_quote(coalesce(f.type, 'other')) || ',' || '\"role\":' || json_quote(coalesce(f.role, "
        "'')) || ',' || '\"names\":' || (SELECT '[' || coalesce(group_concat(x), '') || ']' FROM (SELECT CASE "
        "n.origin WHEN 'printed' THEN json_object('language', n.language, 'form', n.form, 'case', "
        "n.grammatical_case, 'origin', n.origin, 'source', n.source) ELSE json_object('language', n.language, "
        "'form', n.form, 'case', n.grammatical_case, 'origin', n.origin, 'source', n.source, 'orthography', "
        "n.orthography, 'recorded_at', n.recorded_at, 'recorded_by', n.recorded_by) END AS x FROM name_form n "
        "WHERE n.entry_id = e.id ORDER BY n.language, n.origin, n.recorded_at, CASE WHEN n.recorded_at IS NULL "
        "THEN n.id ELSE 0 END, n.form)) || ',' || '\"citations\":' || (SELECT '[' || coalesce(group_concat(x), "
        "'') || ']' FROM (SELECT CASE WHEN q.absent IS NULL THEN json_object('resolution', p.resolution_id, "
        "'provision', p.key, 'language', q.language, 'label', g.label, 'quote', q.quote, 'start', q.start, "
        "'end', q.\"end\", 'supports', c.supports) ELSE json_object('resolution', p.resolution_id, 'provision', "
        "p.key, 'language', q.language, 'label', g.label, 'quote', q.quote, 'start', q.start, 'end', q.\"end\", "
        "'supports', c.supports, 'absent', q.absent) END AS x FROM citation c JOIN provision p ON p.id = "
        "c.provision_id JOIN quote q ON q.citation_id = c.id JOIN version v ON v.resolution_id = "
        "p.resolution_id AND v.language = q.language LEFT JOIN paragraph g ON g.provision_id = p.id AND "
        "g.language = q.language WHERE c.entry_id = e.id ORDER BY p.resolution_id, p.position, c.position, "
        "v.position)) || ',' || '\"history\":' || coalesce( '[' || CASE WHEN e.stated_status IS NULL OR "
        "e.stated_status = '' THEN '' ELSE json_object('code', e.stated_status, 'kind', 'stated_in_text', "
        "'effective', e.stated_on, 'effective_qualifier', '', 'recorded_at', NULL, 'recorded_by', NULL, "
        "'source_type', 'resolution', 'source_title', coalesce(e.resolution_id, ''), 'source_url', '', "
        "'source_seen', '', 'confidence', 'confirmed', 'note', '', 'supersedes', NULL, 'node', NULL, 'number', "
        "NULL, 'hash', NULL, 'salt', '', 'is_live', json('true')) END || (SELECT CASE WHEN count(taken) > 0 "
        "THEN NULL WHEN count(x) = 0 THEN '' WHEN e.stated_status IS NULL OR e.stated_status = '' THEN "
        "group_concat(x) ELSE ',' || group_concat(x) END FROM (SELECT json_object('code', l.code, 'kind', "
        "l.kind, 'effective', l.effective, 'effective_qualifier', l.effective_qualifier, 'recorded_at', "
        "l.recorded_at, 'recorded_by', l.recorded_by, 'source_type', l.source_type, 'source_title', "
        "l.source_title, 'source_url', l.source_url, 'source_seen', l.source_seen, 'confidence', l.confidence, "
        "'note', l.note, 'supersedes', l.supersedes, 'node', l.node_id, 'number', l.number, 'hash', l.hash, "
        "'salt', l.salt, 'is_live', json(CASE WHEN l.kind <> 'retraction' THEN 'true' ELSE 'false' END)) AS x, "
        "l.supersedes AS taken FROM claim l WHERE l.entry_id = e.id ORDER BY l.effective_until, l.recorded_at, "
        "l.node_id, l.number)) || ']', 'null') || '}' FROM entry e LEFT JOIN organisation f ON f.entry_id = "
        "e.id WHERE e.kind = 'organisation' ORDER BY e.withdrawn, e.sort_key, e.ref"
    ),
    "lines_of_person": (
        "SELECT e.id, '{' || '\"ref\":' || json_quote(e.ref) || ',' || '\"kind\":' || json_quote(e.kind) || ',' || "
        "'\"title\":' || json_quote(e.title) || ',' || '\"status\":' || json_quote(e.status) || ',' || "
        "'\"status_since\":' || json_quote(e.status_since) || ',' || '\"last_checked\":' || "
        "json_quote(e.last_checked) || ',' || '\"withdrawn\":' || CASE WHEN e.withdrawn THEN 'true' ELSE 'false' "
        "END || ',' || '\"note\":' || json_quote(e.note) || ',' || '\"resolution\":' || "
        "json_quote(e.resolution_id) || ',' || '\"sensitivity\":' || json_quote(e.sensitivity) || ',' || "
        "'\"role\":' || json_quote(coalesce(f.role, '')) || ',' || '\"affiliation\":' || "
        "json_quote(coalesce(f.affiliation, '')) || ',' || '\"names\":' || (SELECT '[' || "
        "coalesce(group_concat(x), '') || ']' FROM (SELECT CASE n.origin WHEN 'printed' THEN "
        "json_object('language', n.language, 'form', n.form, 'case', n.grammatical_case, 'origin', n.origin, "
        "'source', n.source) ELSE json_object('language', n.language, 'form', n.form, 'case', "
        "n.grammatical_case, 'origin', n.origin, 'source', n.source, 'orthography', n.orthography, "
        "'recorded_at', n.recorded_at, 'recorded_by', n.recorded_by) END AS x FROM name_form n WHERE "
        "n.entry_id = e.id ORDER BY n.language, n.origin, n.recorded_at, CASE WHEN n.recorded_at IS NULL THEN "
        "n.id ELSE 0 END, n.form)) || ',' || '\"citations\":' || (SELECT '[' || coalesce(group_concat(x), '') || "
        "']' FROM (SELECT CASE WHEN q.absent IS NULL THEN json_object('resolution', p.resolution_id, "
        "'provision', p.key, 'language', q.language, 'label', g.label, 'quote', q.quote, 'start', q.start, "
        "'end', q.\"end\", 'supports', c.supports) ELSE json_object('resolution', p.resolution_id, 'provision', "
        "p.key, 'language', q.language, 'label', g.label, 'quote', q.quote, 'start', q.start, 'end', q.\"end\", "
        "'supports', c.supports, 'absent', q.absent) END AS x FROM citation c JOIN provision p ON p.id = "
        "c.provision_id JOIN quote q ON q.citation_id = c.id JOIN version v ON v.resolution_id = "
        "p.resolution_id AND v.language = q.language LEFT JOIN paragraph g ON g.provision_id = p.id AND "
        "g.language = q.language WHERE c.entry_id = e.id ORDER BY p.resolution_id, p.position, c.position, "
        "v.position)) || ',' || '\"history\":' || coalesce( '[' || CASE WHEN e.stated_status IS NULL OR "
        "e.stated_status = '' THEN '' ELSE json_object('code', e.stated_status, 'kind', 'stated_in_text', "
        "'effective', e.stated_on, 'effective_qualifier', '', 'recorded_at', NULL, 'recorded_by', NULL, "
        "'source_type', 'resolution', 'source_title', coalesce(e.resolution_id, ''), 'source_url', '', "
        "'source_seen', '', 'confidence', 'confirmed', 'note', '', 'supersedes', NULL, 'node', NULL, 'number', "
        "NULL, 'hash', NULL, 'salt', '', 'is_live', json('true')) END || (SELECT CASE WHEN count(taken) > 0 "
        "THEN NULL WHEN count(x) = 0 THEN '' WHEN e.stated_status IS NULL OR e.stated_status = '' THEN "
        "group_concat(x) ELSE ',' || group_concat(x) END FROM (SELECT json_object('code', l.code, 'kind', "
        "l.kind, 'effective', l.effective, 'effective_qualifier', l.effective_qualifier, 'recorded_at', "
        "l.recorded_at, 'recorded_by', l.recorded_by, 'source_type', l.source_type, 'source_title', "
        "l.source_title, 'source_url', l.source_url, 'source_seen', l.source_seen, 'confidence', l.confidence, "
        "'note', l.note, 'supersedes', l.supersedes, 'node', l.node_id, 'number', l.number, 'hash', l.hash, "
        "'salt', l.salt, 'is_live', json(CASE WHEN l.kind <> 'retraction' THEN 'true' ELSE 'false' END)) AS x, "
        "l.supersedes AS taken FROM claim l WHERE l.entry_id = e.id ORDER BY l.effective_until, l.recorded_at, "
        "l.node_id, l.number)) || ']', 'null') || '}' FROM entry e LEFT JOIN person f ON f.entry_id = e.id "
        "WHERE e.kind = 'person' ORDER BY e.withdrawn, e.sort_key, e.ref"
    ),
    "lines_of_statement": (
        "SELECT e.id, '{' || '\"ref\":' || json_quote(e.ref) || ',' || '\"kind\":' || json_quote(e.kind) || ',' || "
        "'\"title\":' || json_quote(e.title) || ',' || '\"status\":' || json_quote(e.status) || ',' || "
        "'\"status_since\":' || json_quote(e.status_since) || ',' || '\"last_checked\":' || "
        "json_quote(e.last_checked) || ',' || '\"withdrawn\":' || CASE WHEN e.withdrawn THEN 'true' ELSE 'false' "
        "END || ',' || '\"note\":' || json_quote(e.note) || ',' || '\"resolution\":' || "
        "json_quote(e.resolution_id) || ',' || '\"sensitivity\":' || json_quote(e.sensitivity) || ',' || "
        "'\"statement_kind\":' || json_quote(coalesce(f.kind, 'notes')) || ',' || '\"names\":' || (SELECT '[' || "
        "coalesce(group_concat(x), '') || ']' FROM (SELECT CASE n.origin WHEN 'printed' THEN "
        "json_object('language', n.language, 'form', n.form, 'case', n.grammatical_case, 'origin', n.origin, "
        "'source', n.source) ELSE json_object('language', n.language, 'form', n.form, 'case', "
        "n.grammatical_case, 'origin', n.origin, 'source', n.source, 'orthography', n.orthography, "
        "'recorded_at', n.recorded_at, 'recorded_by', n.recorded_by) END AS x FROM name_form n WHERE "
        "n.entry_id = e.id ORDER BY n.language, n.origin, n.recorded_at, CASE WHEN n.recorded_at IS NULL THEN "
        "n.id ELSE 0 END, n.form)) || ',' || '\"citations\":' || (SELECT '[' || coalesce(group_concat(x), '') || "
        "']' FROM (SELECT CASE WHEN q.absent IS NULL THEN json_object('resolution', p.resolution_id, "
        "'provision', p.key, 'language', q.language, 'label', g.label, 'quote', q.quote, 'start', q.start, "
        "'end', q.\"end\", 'supports', c.supports) ELSE json_object('resolution', p.resolution_id, 'provision', "
        "p.key, 'language', q.language, 'label', g.label, 'quote', q.quote, 'start', q.start, 'end', q.\"end\", "
        "'supports', c.supports, 'absent', q.absent) END AS x FROM citation c JOIN provision p ON p.id = "
        "c.provision_id JOIN quote q ON q.citation_id = c.id JOIN version v ON v.resolution_id = "
        "p.resolution_id AND v.language = q.language LEFT JOIN paragraph g ON g.provision_id = p.id AND "
        "g.language = q.language WHERE c.entry_id = e.id ORDER BY p.resolution_id, p.position, c.position, "
        "v.position)) || ',' || '\"history\":' || coalesce( '[' || CASE WHEN e.stated_status IS NULL OR "
        "e.stated_status = '' THEN '' ELSE json_object('code', e.stated_status, 'kind', 'stated_in_text', "
        "'effective', e.stated_on, 'effective_qualifier', '', 'recorded_at', NULL, 'recorded_by', NULL, "
        "'source_type', 'resolution', 'source_title', coalesce(e.resolution_id, ''), 'source_url', '', "
        "'source_seen', '', 'confidence', 'confirmed', 'note', '', 'supersedes', NULL, 'node', NULL, 'number', "
        "NULL, 'hash', NULL, 'salt', '', 'is_live', json('true')) END || (SELECT CASE WHEN count(taken) > 0 "
        "THEN NULL WHEN count(x) = 0 THEN '' WHEN e.stated_status IS NULL OR e.stated_status = '' THEN "
        "group_concat(x) ELSE ',' || group_concat(x) END FROM (SELECT json_object('code', l.code, 'kind', "
        "l.kind, 'effective', l.effective, 'effective_qualifier', l.effective_qualifier, 'recorded_at', "
        "l.recorded_at, 'recorded_by', l.recorded_by, 'source_type', l.source_type, 'source_title', "
        "l.source_title, 'source_url', l.source_url, 'source_seen', l.source_seen, 'confidence', l.confidence, "
        "'note', l.note, 'supersedes', l.supersedes, 'node', l.node_id, 'number', l.number, 'hash', l.hash, "
        "'salt', l.salt, 'is_live', json(CASE WHEN l.kind <> 'retraction' THEN 'true' ELSE 'false' END)) AS x, "
        "l.supersedes AS taken FROM claim l WHERE l.entry_id = e.id ORDER BY l.effective_until, l.recorded_at, "
        "l.node_id, l.number)) || ']', 'null') || '}' FROM entry e LEFT JOIN statement f ON f.entry_id = e.id "
        "WHERE e.kind = 'statement' ORDER BY e.withdrawn, e.sort_key, e.ref"
    ),
    "links_from_entry": (
        "SELECT link.relation, entry_1.ref, entry_1.kind, entry_1.title, entry_1.status FROM link JOIN entry "
        "AS entry_1 ON entry_1.id = link.target_id WHERE link.entry_id = :entry_id ORDER BY link.relation, "
        "link.position"
    ),
    "links_on_page": (
        "SELECT entry.id, link.relation, entry_1.ref, entry_1.kind, entry_1.title, entry_1.status FROM entry "
        "JOIN link ON link.entry_id = entry.id JOIN entry AS entry_1 ON entry_1.id = link.target_id WHERE "
        "entry.id IN (SELECT CAST(chosen.value AS INTEGER) AS value FROM json_each(:ids) AS chosen) ORDER BY "
        "link.relation, link.position"
    ),
    "links_to_entry": (
        "SELECT link.relation, entry_1.ref, entry_1.kind, entry_1.title, entry_1.status FROM link JOIN entry "
        "AS entry_1 ON entry_1.id = link.entry_id WHERE link.target_id = :entry_id AND entry_1.withdrawn = 0 "
        "ORDER BY link.relation, entry_1.sort_key, entry_1.id"
    ),
    "list_by_id": (
        "SELECT version.resolution_id FROM version WHERE version.resolution_id = :resolution_id AND "
        "version.stage = 'case_list' LIMIT 1 OFFSET 0"
    ),
    "list_entries": (
        "SELECT entry.id, entry.ref, entry.kind, entry.title, entry.status, entry.status_since, "
        "entry.last_checked, entry.withdrawn, entry.sort_key FROM entry WHERE entry.kind = :kind AND "
        "entry.withdrawn = 0 AND (:cites IS NULL OR (EXISTS (SELECT * FROM citation WHERE citation.entry_id = "
        "entry.id AND citation.provision_id = :cites))) AND (:measure IS NULL OR (EXISTS (SELECT * FROM demand "
        "WHERE demand.entry_id = entry.id AND demand.measure_kind = :measure)) OR (EXISTS (SELECT * FROM "
        "charge WHERE charge.entry_id = entry.id AND charge.measure_type = :measure))) AND (:addressee IS NULL "
        "OR (EXISTS (SELECT * FROM addressee WHERE addressee.entry_id = entry.id AND addressee.kind = "
        ":addressee))) ORDER BY entry.sort_key, entry.id LIMIT :limit OFFSET 0"
    ),
    "list_entries_after": (
        "SELECT entry.id, entry.ref, entry.kind, entry.title, entry.status, entry.status_since, "
        "entry.last_checked, entry.withdrawn, entry.sort_key FROM entry WHERE entry.kind = :kind AND "
        "entry.withdrawn = 0 AND (:cites IS NULL OR (EXISTS (SELECT * FROM citation WHERE citation.entry_id = "
        "entry.id AND citation.provision_id = :cites))) AND (:measure IS NULL OR (EXISTS (SELECT * FROM demand "
        "WHERE demand.entry_id = entry.id AND demand.measure_kind = :measure)) OR (EXISTS (SELECT * FROM "
        "charge WHERE charge.entry_id = entry.id AND charge.measure_type = :measure))) AND (:addressee IS NULL "
        "OR (EXISTS (SELECT * FROM addressee WHERE addressee.entry_id = entry.id AND addressee.kind = "
        ":addressee))) AND (entry.sort_key, entry.id) > (:after_key, :after_id) ORDER BY entry.sort_key, "
        "entry.id LIMIT :limit OFFSET 0"
    ),
    "list_entries_by_status": (
        "SELECT entry.id, entry.ref, entry.kind, entry.title, entry.status, entry.status_since, "
        "entry.last_checked, entry.withdrawn, entry.sort_key FROM entry WHERE entry.kind = :kind AND "
        "entry.withdrawn = 0 AND (:cites IS NULL OR (EXISTS (SELECT * FROM citation WHERE citation.entry_id = "
        "entry.id AND citation.provision_id = :cites))) AND (:measure IS NULL OR (EXISTS (SELECT * FROM demand "
        "WHERE demand.entry_id = entry.id AND demand.measure_kind = :measure)) OR (EXISTS (SELECT * FROM "
        "charge WHERE charge.entry_id = entry.id AND charge.measure_type = :measure))) AND (:addressee IS NULL "
        "OR (EXISTS (SELECT * FROM addressee WHERE addressee.entry_id = entry.id AND addressee.kind = "
        ":addressee))) AND entry.status = :status ORDER BY entry.sort_key, entry.id LIMIT :limit OFFSET 0"
    ),
    "list_entries_by_status_after": (
        "SELECT entry.id, entry.ref, entry.kind, entry.title, entry.status, entry.status_since, "
        "entry.last_checked, entry.withdrawn, entry.sort_key FROM entry WHERE entry.kind = :kind AND "
        "entry.withdrawn = 0 AND (:cites IS NULL OR (EXISTS (SELECT * FROM citation WHERE citation.entry_id = "
        "entry.id AND citation.provision_id = :cites))) AND (:measure IS NULL OR (EXISTS (SELECT * FROM demand "
        "WHERE demand.entry_id = entry.id AND demand.measure_kind = :measure)) OR (EXISTS (SELECT * FROM "
        "charge WHERE charge.entry_id = entry.id AND charge.measure_type = :measure))) AND (:addressee IS NULL "
        "OR (EXISTS (SELECT * FROM addressee WHERE addressee.entry_id = entry.id AND addressee.kind = "
        ":addressee))) AND entry.status = :status AND (entry.sort_key, entry.id) > (:after_key, :after_id) "
        "ORDER BY entry.sort_key, entry.id LIMIT :limit OFFSET 0"
    ),
    "list_entries_linked": (
        "SELECT entry.id, entry.ref, entry.kind, entry.title, entry.status, entry.status_since, "
        "entry.last_checked, entry.withdrawn, entry.sort_key FROM entry WHERE (entry.kind || '') = :kind AND "
        "entry.withdrawn = 0 AND (:cites IS NULL OR (EXISTS (SELECT * FROM citation WHERE citation.entry_id = "
        "entry.id AND citation.provision_id = :cites))) AND (:measure IS NULL OR (EXISTS (SELECT * FROM demand "
        "WHERE demand.entry_id = entry.id AND demand.measure_kind = :measure)) OR (EXISTS (SELECT * FROM "
        "charge WHERE charge.entry_id = entry.id AND charge.measure_type = :measure))) AND (:addressee IS NULL "
        "OR (EXISTS (SELECT * FROM addressee WHERE addressee.entry_id = entry.id AND addressee.kind = "
        ":addressee))) AND entry.id IN (SELECT link.entry_id FROM link WHERE link.target_id = :linked UNION "
        "SELECT counted_group.entry_id FROM counted_group JOIN group_member ON group_member.group_id = "
        "counted_group.id WHERE group_member.entry_id = :linked) AND (:status IS NULL OR entry.status = "
        ":status) AND (:after_key IS NULL OR (entry.sort_key, entry.id) > (:after_key, :after_id)) ORDER BY "
        "entry.sort_key, entry.id LIMIT :limit OFFSET 0"
    ),
    "marks_by_target": (
        "SELECT mark.part, mark.target, mark.level, mark.reason, mark.recorded_at, mark.recorded_by, "
        "mark.node_id FROM mark ORDER BY mark.part, mark.target"
    ),
    "marks_of_provision": (
        'SELECT footnote_mark.language, footnote_mark.number, footnote_mark."offset" FROM footnote_mark WHERE '
        "footnote_mark.provision_id = :provision_id ORDER BY footnote_mark.language, footnote_mark.number"
    ),
    "marks_told": (
        "SELECT act.subject, act.node_id, act.number, act.content FROM act WHERE act.subject >= 'mark/' AND "
        "act.subject < 'mark0' ORDER BY act.subject"
    ),
    "marks_without_reasons": (
        "SELECT mark.part, mark.target, mark.level, '' AS reason, mark.recorded_at, mark.recorded_by, "
        "mark.node_id FROM mark ORDER BY mark.recorded_at, mark.recorded_by, mark.part, mark.target, "
        "mark.level, mark.node_id, mark.id"
    ),
    "members_of_group": (
        "SELECT entry.ref, entry.title, entry.status FROM entry JOIN group_member ON group_member.entry_id = "
        "entry.id WHERE group_member.group_id = :group_id ORDER BY entry.sort_key, entry.ref"
    ),
    "members_on_page": (
        "SELECT entry.id, counted_group.id AS id_1, entry_1.ref, entry_1.title, entry_1.status FROM entry JOIN "
        "counted_group ON counted_group.entry_id = entry.id JOIN group_member ON group_member.group_id = "
        "counted_group.id JOIN entry AS entry_1 ON entry_1.id = group_member.entry_id WHERE entry.id IN "
        "(SELECT CAST(chosen.value AS INTEGER) AS value FROM json_each(:ids) AS chosen) ORDER BY "
        "entry_1.sort_key, entry_1.id"
    ),
    "merge_entry_index": (
        "INSERT INTO entry_index (entry_index) VALUES ('optimize')"
    ),
    "merge_name_index": (
        "INSERT INTO name_index (name_index) VALUES ('optimize')"
    ),
    "merge_search_index": (
        "INSERT INTO search_index (search_index) VALUES ('optimize')"
    ),
    "name_forms_of_entry": (
        "SELECT name_form.language, name_form.form, name_form.grammatical_case, name_form.origin, "
        "name_form.source, name_form.orthography, name_form.recorded_at, name_form.recorded_by FROM name_form "
        "WHERE name_form.entry_id = :entry_id ORDER BY name_form.language, name_form.origin, "
        "name_form.recorded_at, CASE WHEN (name_form.recorded_at IS NULL) THEN name_form.id ELSE 0 END, "
        "name_form.form"
    ),
    "name_forms_of_named": (
        "SELECT entry.ref, name_form.language, name_form.form FROM name_form JOIN entry ON entry.id = "
        "name_form.entry_id WHERE (entry.kind = 'person' OR entry.kind = 'organisation') AND entry.withdrawn = "
        "0 ORDER BY entry.ref, name_form.id"
    ),
    "name_forms_on_page": (
        "SELECT entry.id, name_form.language, name_form.form, name_form.grammatical_case, name_form.origin, "
        "name_form.source, name_form.orthography, name_form.recorded_at, name_form.recorded_by FROM entry JOIN "
        "name_form ON name_form.entry_id = entry.id WHERE entry.id IN (SELECT CAST(chosen.value AS INTEGER) AS "
        "value FROM json_each(:ids) AS chosen) ORDER BY name_form.language, name_form.origin, "
        "name_form.recorded_at, CASE WHEN (name_form.recorded_at IS NULL) THEN name_form.id ELSE 0 END, "
        "name_form.form"
    ),
    "named_entries": (
        "SELECT entry.ref, entry.title FROM entry WHERE (entry.kind = 'person' OR entry.kind = 'organisation') "
        "AND entry.withdrawn = 0 ORDER BY entry.ref"
    ),
    "named_in_resolution": (
        "SELECT citation.id FROM citation JOIN entry ON entry.id = citation.entry_id JOIN provision ON "
        "provision.id = citation.provision_id WHERE entry.ref = :ref AND entry.withdrawn = 0 AND "
        "provision.resolution_id = :resolution_id LIMIT 1 OFFSET 0"
    ),
    "names_by_words": (
        "SELECT e.ref, e.kind, e.title, e.status, f.language, f.form FROM name_index JOIN name_form f ON f.id "
        "= name_index.rowid AND (:language IS NULL OR f.language = :language) JOIN entry e ON e.id = "
        "f.entry_id AND e.withdrawn = 0 AND (:kind IS NULL OR e.kind = :kind) AND (:status IS NULL OR e.status "
        "= :status) AND (:cites IS NULL OR EXISTS (SELECT 1 FROM citation c WHERE c.entry_id = e.id AND "
        "c.provision_id + 0 = :cites)) AND (:addressee IS NULL OR EXISTS (SELECT 1 FROM addressee a WHERE "
        "a.entry_id = e.id AND (a.kind || '' = :addressee OR a.organisation_id = (SELECT o.id FROM entry o "
        "WHERE o.ref = :addressee)))) AND (:measure IS NULL OR EXISTS (SELECT 1 FROM demand m WHERE m.entry_id "
        "= e.id AND m.measure_kind = :measure) OR EXISTS (SELECT 1 FROM charge m WHERE m.entry_id = e.id AND "
        "m.measure_type = :measure)) AND (:due_from IS NULL OR EXISTS (SELECT 1 FROM follow_up u WHERE "
        "u.entry_id = e.id AND coalesce(u.closed_at, '') = '' AND u.due || '' BETWEEN :due_from AND "
        ":due_until)) WHERE name_index MATCH :match ORDER BY name_index.rowid LIMIT :limit"
    ),
    "names_printed_as": (
        "SELECT e.ref, e.kind, e.title, e.status, f.language, f.form FROM name_form f JOIN entry e ON e.id = "
        "f.entry_id AND e.withdrawn = 0 AND (:kind IS NULL OR e.kind = :kind) AND (:status IS NULL OR e.status "
        "= :status) AND (:cites IS NULL OR EXISTS (SELECT 1 FROM citation c WHERE c.entry_id = e.id AND "
        "c.provision_id + 0 = :cites)) AND (:addressee IS NULL OR EXISTS (SELECT 1 FROM addressee a WHERE "
        "a.entry_id = e.id AND (a.kind || '' = :addressee OR a.organisation_id = (SELECT o.id FROM entry o "
        "WHERE o.ref = :addressee)))) AND (:measure IS NULL OR EXISTS (SELECT 1 FROM demand m WHERE m.entry_id "
        "= e.id AND m.measure_kind = :measure) OR EXISTS (SELECT 1 FROM charge m WHERE m.entry_id = e.id AND "
        "m.measure_type = :measure)) AND (:due_from IS NULL OR EXISTS (SELECT 1 FROM follow_up u WHERE "
        "u.entry_id = e.id AND coalesce(u.closed_at, '') = '' AND u.due || '' BETWEEN :due_from AND "
        ":due_until)) WHERE f.folded = :folded AND (:language IS NULL OR f.language = :language) ORDER BY f.id "
        "LIMIT :limit"
    ),
    "names_so_far": (
        "SELECT max(name_form.id) AS max_1 FROM name_form"
    ),
    "narrowed": (
        "SELECT e.id FROM entry_index CROSS JOIN entry e INDEXED BY ix_entry_id_kind ON e.id = "
        "entry_index.rowid AND e.kind = :kind AND e.withdrawn = 0 WHERE entry_index MATCH :match ORDER BY "
        "entry_index.rowid LIMIT :limit"
    ),
    "narrowed_of_status": (
        "SELECT e.id FROM entry_index CROSS JOIN entry e INDEXED BY ix_entry_id_kind ON e.id = "
        "entry_index.rowid AND e.kind = :kind AND e.withdrawn = 0 AND e.status = :status WHERE entry_index "
        "MATCH :match ORDER BY entry_index.rowid LIMIT :limit"
    ),
    "newest_claim": (
        "SELECT max(claim.id) AS max_1 FROM claim"
    ),
    "notes_by_words": (
        "SELECT e.ref, e.kind, e.title, e.status, d.language, d.shown FROM search_index JOIN search_document d "
        "ON d.id = search_index.rowid JOIN entry e ON e.id = d.entry_id AND e.withdrawn = 0 AND (:kind IS NULL "
        "OR e.kind = :kind) AND (:status IS NULL OR e.status = :status) AND (:cites IS NULL OR EXISTS (SELECT "
        "1 FROM citation c WHERE c.entry_id = e.id AND c.provision_id + 0 = :cites)) AND (:addressee IS NULL "
        "OR EXISTS (SELECT 1 FROM addressee a WHERE a.entry_id = e.id AND (a.kind || '' = :addressee OR "
        "a.organisation_id = (SELECT o.id FROM entry o WHERE o.ref = :addressee)))) AND (:measure IS NULL OR "
        "EXISTS (SELECT 1 FROM demand m WHERE m.entry_id = e.id AND m.measure_kind = :measure) OR EXISTS "
        "(SELECT 1 FROM charge m WHERE m.entry_id = e.id AND m.measure_type = :measure)) AND (:due_from IS "
        "NULL OR EXISTS (SELECT 1 FROM follow_up u WHERE u.entry_id = e.id AND coalesce(u.closed_at, '') = '' "
        "AND u.due || '' BETWEEN :due_from AND :due_until)) WHERE search_index MATCH :match ORDER BY "
        "search_index.rank LIMIT :limit"
    ),
    "notes_by_words_in_order": (
        "SELECT e.ref, e.kind, e.title, e.status, d.language, d.shown FROM search_index JOIN search_document d "
        "ON d.id = search_index.rowid JOIN entry e ON e.id = d.entry_id AND e.withdrawn = 0 AND (:kind IS NULL "
        "OR e.kind = :kind) AND (:status IS NULL OR e.status = :status) AND (:cites IS NULL OR EXISTS (SELECT "
        "1 FROM citation c WHERE c.entry_id = e.id AND c.provision_id + 0 = :cites)) AND (:addressee IS NULL "
        "OR EXISTS (SELECT 1 FROM addressee a WHERE a.entry_id = e.id AND (a.kind || '' = :addressee OR "
        "a.organisation_id = (SELECT o.id FROM entry o WHERE o.ref = :addressee)))) AND (:measure IS NULL OR "
        "EXISTS (SELECT 1 FROM demand m WHERE m.entry_id = e.id AND m.measure_kind = :measure) OR EXISTS "
        "(SELECT 1 FROM charge m WHERE m.entry_id = e.id AND m.measure_type = :measure)) AND (:due_from IS "
        "NULL OR EXISTS (SELECT 1 FROM follow_up u WHERE u.entry_id = e.id AND coalesce(u.closed_at, '') = '' "
        "AND u.due || '' BETWEEN :due_from AND :due_until)) WHERE search_index MATCH :match ORDER BY "
        "search_index.rowid LIMIT :limit"
    ),
    "notes_to_index": (
        "SELECT claim.id, claim.entry_id, claim.note, claim.source_title FROM claim WHERE claim.note != '' OR "
        "claim.source_title != '' ORDER BY claim.id"
    ),
    "organisation_by_id": (
        "SELECT organisation.type, organisation.role FROM organisation WHERE organisation.entry_id = :entry_id"
    ),
    "organisation_on_page": (
        "SELECT entry.id, organisation.type, organisation.role FROM entry JOIN organisation ON "
        "organisation.entry_id = entry.id WHERE entry.id IN (SELECT CAST(chosen.value AS INTEGER) AS value "
        "FROM json_each(:ids) AS chosen)"
    ),
    "own_node": (
        "SELECT node.id FROM node WHERE node.is_own = 1"
    ),
    "page_of_entries": (
        "SELECT entry.id, entry.ref, entry.kind, entry.title, entry.status, entry.status_since, "
        "entry.last_checked, entry.withdrawn, entry.note, entry.stated_status, entry.stated_on, "
        "entry.resolution_id, entry.sensitivity, entry.sort_key FROM entry WHERE entry.kind = :kind AND "
        "entry.withdrawn = :withdrawn AND (entry.sort_key, entry.ref) > (:after_key, :after_ref) ORDER BY "
        "entry.sort_key, entry.ref LIMIT :limit OFFSET 0"
    ),
    "paragraphs_by_key": (
        "SELECT paragraph.language, paragraph.label, paragraph.text FROM paragraph JOIN provision ON "
        "provision.id = paragraph.provision_id WHERE provision.resolution_id = :resolution_id AND "
        'provision."key" = :key ORDER BY paragraph.language'
    ),
    "paragraphs_by_words": (
        "SELECT p.key, p.kind, r.reference || ' ' || p.key, NULL, d.language, g.text, p.resolution_id FROM "
        "search_index JOIN search_document d ON d.id = search_index.rowid JOIN provision p ON p.id = "
        "d.source_id JOIN resolution r ON r.id = p.resolution_id JOIN paragraph g ON g.provision_id = "
        "d.source_id AND g.language = d.language WHERE search_index MATCH :match AND (:language IS NULL OR "
        "d.language = :language) AND (:cites IS NULL OR p.id = :cites) AND (:kind IS NULL OR p.kind = :kind) "
        "ORDER BY search_index.rank LIMIT :limit"
    ),
    "paragraphs_by_words_in_order": (
        "SELECT p.key, p.kind, r.reference || ' ' || p.key, NULL, d.language, g.text, p.resolution_id FROM "
        "search_index JOIN search_document d ON d.id = search_index.rowid JOIN provision p ON p.id = "
        "d.source_id JOIN resolution r ON r.id = p.resolution_id JOIN paragraph g ON g.provision_id = "
        "d.source_id AND g.language = d.language WHERE search_index MATCH :match AND (:language IS NULL OR "
        "d.language = :language) AND (:cites IS NULL OR p.id = :cites) AND (:kind IS NULL OR p.kind = :kind) "
        "ORDER BY search_index.rowid LIMIT :limit"
    ),
    "paragraphs_of_provision": (
        "SELECT version.language, version.stage, paragraph.label, paragraph.text FROM version JOIN provision "
        "ON provision.resolution_id = version.resolution_id LEFT OUTER JOIN paragraph ON "
        "paragraph.provision_id = provision.id AND paragraph.language = version.language WHERE provision.id = "
        ":provision_id ORDER BY version.position"
    ),
    "paragraphs_to_index": (
        "SELECT paragraph.provision_id, paragraph.language, paragraph.text FROM paragraph ORDER BY "
        "paragraph.provision_id, paragraph.language"
    ),
    "people_of_document": (
        "SELECT entry.ref FROM entry JOIN citation ON citation.entry_id = entry.id WHERE citation.provision_id "
        "= :provision_id GROUP BY entry.ref ORDER BY entry.ref"
    ),
    "people_told": (
        "SELECT act.subject, act.node_id, act.number, act.content FROM act WHERE act.subject >= 'added/' AND "
        "act.subject < 'added0' ORDER BY act.subject"
    ),
    "person_by_id": (
        "SELECT person.role, person.affiliation FROM person WHERE person.entry_id = :entry_id"
    ),
    "person_on_page": (
        "SELECT entry.id, person.role, person.affiliation FROM entry JOIN person ON person.entry_id = entry.id "
        "WHERE entry.id IN (SELECT CAST(chosen.value AS INTEGER) AS value FROM json_each(:ids) AS chosen)"
    ),
    "place_in_addressee": (
        "SELECT addressee.kind, '', addressee.entry_id FROM addressee WHERE addressee.position = 0 AND "
        "addressee.entry_id = :id"
    ),
    "place_in_charge_measure": (
        "SELECT charge.measure_type, '', charge.entry_id FROM charge WHERE 1 = 1 AND charge.entry_id = :id"
    ),
    "place_in_checked": (
        "SELECT entry.last_checked, entry.sort_key, entry.id FROM entry WHERE entry.kind = :kind AND "
        "entry.withdrawn = 0 AND entry.id = :id"
    ),
    "place_in_demand_measure": (
        "SELECT demand.measure_kind, '', demand.entry_id FROM demand WHERE 1 = 1 AND demand.entry_id = :id"
    ),
    "place_in_difference_kind": (
        "SELECT difference.kind, '', difference.entry_id FROM difference WHERE 1 = 1 AND difference.entry_id = "
        ":id"
    ),
    "place_in_organisation_type": (
        "SELECT organisation.type, '', organisation.entry_id FROM organisation WHERE 1 = 1 AND "
        "organisation.entry_id = :id"
    ),
    "place_in_severity": (
        "SELECT difference.severity, '', difference.entry_id FROM difference WHERE 1 = 1 AND "
        "difference.entry_id = :id"
    ),
    "place_in_since": (
        "SELECT entry.status_since, entry.sort_key, entry.id FROM entry WHERE entry.kind = :kind AND "
        "entry.withdrawn = 0 AND entry.id = :id"
    ),
    "place_in_status": (
        "SELECT entry.status, entry.sort_key, entry.id FROM entry WHERE entry.kind = :kind AND entry.withdrawn "
        "= 0 AND entry.id = :id"
    ),
    "place_in_title": (
        "SELECT '', entry.sort_key, entry.id FROM entry WHERE entry.kind = :kind AND entry.withdrawn = 0 AND "
        "entry.id = :id"
    ),
    "places_of_named": (
        'SELECT entry.ref, resolution.reference, provision."key" FROM citation JOIN entry ON entry.id = '
        "citation.entry_id JOIN provision ON provision.id = citation.provision_id JOIN resolution ON "
        "resolution.id = provision.resolution_id WHERE (entry.kind = 'person' OR entry.kind = 'organisation') "
        "AND entry.withdrawn = 0 AND citation.supports = 'name' ORDER BY entry.ref, resolution.adopted, "
        "resolution.id, provision.position, citation.position"
    ),
    "planned_follow_ups": (
        "SELECT row_number() OVER (ORDER BY follow_up.created_at, follow_up.created_by, entry.ref, "
        "follow_up.action, follow_up.starts, follow_up.rrule, follow_up.assignee, follow_up.note, "
        "follow_up.id) AS place, follow_up.id, entry.ref, follow_up.action, follow_up.starts, follow_up.due, "
        "follow_up.rrule, follow_up.assignee, follow_up.note, follow_up.created_at, follow_up.created_by, "
        "follow_up.closed_at FROM follow_up JOIN entry ON entry.id = follow_up.entry_id ORDER BY "
        "follow_up.due, place"
    ),
    "plans_told": (
        "SELECT act.subject, act.node_id, act.number, act.content FROM act WHERE act.subject >= 'follow-up/' "
        "AND act.subject < 'follow-up0' ORDER BY act.subject"
    ),
    "printed_forms_of_resolution": (
        "SELECT name_form.entry_id, name_form.language, name_form.form, name_form.grammatical_case FROM "
        "name_form WHERE name_form.origin = 'printed' AND name_form.entry_id IN (SELECT citation.entry_id FROM "
        "citation JOIN provision ON provision.id = citation.provision_id WHERE provision.resolution_id = "
        ":resolution_id) ORDER BY name_form.id"
    ),
    "provision_in_resolution": (
        'SELECT provision.id, provision.resolution_id, resolution.reference, provision."key", provision.kind '
        'FROM provision JOIN resolution ON resolution.id = provision.resolution_id WHERE provision."key" = '
        ":key AND provision.resolution_id = :resolution_id"
    ),
    "provision_is_there": (
        'SELECT provision.id FROM provision WHERE provision.resolution_id = :resolution_id AND provision."key" '
        "= :key"
    ),
    "provisions_by_key": (
        'SELECT provision.id, provision.resolution_id, resolution.reference, provision."key", provision.kind '
        'FROM provision JOIN resolution ON resolution.id = provision.resolution_id WHERE provision."key" = '
        ":key ORDER BY resolution.adopted, resolution.id"
    ),
    "provisions_of_entries": (
        "SELECT citation.entry_id, CASE WHEN ((SELECT count(*) AS count_1 FROM resolution AS resolution_1) > 1 "
        'AND (EXISTS (SELECT * FROM provision AS provision_1 WHERE provision_1."key" = provision."key" AND '
        "provision_1.resolution_id != provision.resolution_id))) THEN (SELECT resolution_2.reference FROM "
        "resolution AS resolution_2 WHERE resolution_2.id = provision.resolution_id) || ' ' || provision.\"key\" "
        'ELSE provision."key" END AS anon_1 FROM json_each(:ids) AS chosen JOIN citation ON citation.entry_id '
        "= CAST(chosen.value AS INTEGER) JOIN provision ON provision.id = citation.provision_id GROUP BY "
        'citation.entry_id, provision.id, provision."key" ORDER BY provision.resolution_id, provision.position'
    ),
    "provisions_of_resolution": (
        'SELECT provision.id, provision."key", provision.kind FROM provision WHERE provision.resolution_id = '
        ":resolution_id ORDER BY provision.position"
    ),
    "quotes_of_entry": (
        'SELECT citation.id, resolution.id AS id_1, resolution.reference, provision."key", citation.supports, '
        'quote.language, paragraph.label, quote.quote, quote.start, quote."end", quote.absent FROM citation '
        "JOIN provision ON provision.id = citation.provision_id JOIN resolution ON resolution.id = "
        "provision.resolution_id JOIN quote ON quote.citation_id = citation.id JOIN version ON "
        "version.resolution_id = resolution.id AND version.language = quote.language LEFT OUTER JOIN paragraph "
        "ON paragraph.provision_id = provision.id AND paragraph.language = quote.language WHERE "
        "citation.entry_id = :entry_id ORDER BY provision.resolution_id, provision.position, "
        "citation.position, version.position"
    ),
    "quotes_of_provision": (
        "SELECT entry.ref, entry.kind, entry.title, entry.status, citation.supports, quote.language, "
        'quote.quote, quote.start, quote."end" FROM entry JOIN citation ON citation.entry_id = entry.id JOIN '
        "quote ON quote.citation_id = citation.id WHERE citation.provision_id = :provision_id AND "
        "entry.withdrawn = 0 ORDER BY quote.language, quote.start, entry.sort_key, entry.id"
    ),
    "quotes_on_page": (
        'SELECT entry.id, citation.id AS id_1, resolution.id AS id_2, resolution.reference, provision."key", '
        'citation.supports, quote.language, paragraph.label, quote.quote, quote.start, quote."end", '
        "quote.absent FROM entry JOIN citation ON citation.entry_id = entry.id JOIN provision ON provision.id "
        "= citation.provision_id JOIN resolution ON resolution.id = provision.resolution_id JOIN quote ON "
        "quote.citation_id = citation.id JOIN version ON version.resolution_id = resolution.id AND "
        "version.language = quote.language LEFT OUTER JOIN paragraph ON paragraph.provision_id = provision.id "
        "AND paragraph.language = quote.language WHERE entry.id IN (SELECT CAST(chosen.value AS INTEGER) AS "
        "value FROM json_each(:ids) AS chosen) ORDER BY provision.resolution_id, provision.position, "
        "citation.position, version.position"
    ),
    "reads_reasons": (
        "SELECT 1"
    ),
    "rebuild_name_index": (
        "INSERT INTO name_index (name_index) VALUES ('rebuild')"
    ),
    "rebuild_search_index": (
        "INSERT INTO search_index (search_index) VALUES ('rebuild')"
    ),
    "recorders_of_marked_claims": (
        "SELECT DISTINCT mark.target, claim.node_id FROM mark JOIN claim ON claim.hash = mark.target"
    ),
    "registered_addressees": (
        "SELECT entry.ref, addressee.position, addressee.kind, addressee.implied, entry_1.ref AS ref_1 FROM "
        "entry JOIN addressee ON addressee.entry_id = entry.id LEFT OUTER JOIN entry AS entry_1 ON entry_1.id "
        "= addressee.organisation_id WHERE entry.resolution_id = :resolution_id AND entry.withdrawn = 0"
    ),
    "registered_articles": (
        "SELECT entry.ref, legal_basis.position, legal_basis.article FROM entry JOIN legal_basis ON "
        "legal_basis.entry_id = entry.id WHERE entry.resolution_id = :resolution_id AND entry.withdrawn = 0"
    ),
    "registered_charges": (
        "SELECT entry.ref, charge.allegation, charge.measure, charge.measure_type, charge.favourable, "
        "charge.penalty, charge.penalty_kind FROM entry JOIN charge ON charge.entry_id = entry.id WHERE "
        "entry.resolution_id = :resolution_id AND entry.withdrawn = 0"
    ),
    "registered_codes": (
        "SELECT code.scheme, code.code, code.definition, code.mapping FROM code"
    ),
    "registered_dates": (
        "SELECT entry.ref, stated_date.position, stated_date.date, stated_date.means FROM entry JOIN "
        "stated_date ON stated_date.entry_id = entry.id WHERE entry.resolution_id = :resolution_id AND "
        "entry.withdrawn = 0"
    ),
    "registered_demands": (
        "SELECT entry.ref, demand.measure_kind, demand.strength FROM entry JOIN demand ON demand.entry_id = "
        "entry.id WHERE entry.resolution_id = :resolution_id AND entry.withdrawn = 0"
    ),
    "registered_differences": (
        'SELECT entry.ref, difference.kind, difference.severity, difference.odd_versions, provision."key" FROM '
        "entry JOIN difference ON difference.entry_id = entry.id JOIN provision ON provision.id = "
        "difference.provision_id WHERE entry.resolution_id = :resolution_id AND entry.withdrawn = 0"
    ),
    "registered_entries": (
        "SELECT entry.ref, entry.kind, entry.title, entry.note, entry.sensitivity, entry.stated_status, "
        "entry.stated_on FROM entry WHERE entry.resolution_id = :resolution_id AND entry.withdrawn = 0"
    ),
    "registered_forms": (
        "SELECT entry.ref, name_form.language, name_form.form, name_form.grammatical_case FROM entry JOIN "
        "name_form ON name_form.entry_id = entry.id WHERE name_form.origin = 'printed' AND entry.id IN (SELECT "
        "citation.entry_id FROM citation JOIN provision ON provision.id = citation.provision_id WHERE "
        "provision.resolution_id = :resolution_id)"
    ),
    "registered_groups": (
        "SELECT entry.ref, counted_group.position, counted_group.label, counted_group.count, "
        "counted_group.qualifier FROM entry JOIN counted_group ON counted_group.entry_id = entry.id WHERE "
        "entry.resolution_id = :resolution_id AND entry.withdrawn = 0"
    ),
    "registered_identifiers": (
        "SELECT resolution_identifier.resolution_id, resolution_identifier.scheme, resolution_identifier.value "
        "FROM resolution_identifier WHERE resolution_identifier.resolution_id = :resolution_id"
    ),
    "registered_ids": (
        "SELECT resolution.id FROM resolution WHERE NOT (EXISTS (SELECT version.language FROM version WHERE "
        "version.resolution_id = resolution.id AND version.stage = 'case_list'))"
    ),
    "registered_labels": (
        "SELECT code_label.scheme, code_label.code, code_label.language, code_label.label FROM code_label"
    ),
    "registered_links": (
        "SELECT entry.ref, link.relation, link.position, entry_1.ref AS ref_1 FROM entry JOIN link ON "
        "link.entry_id = entry.id JOIN entry AS entry_1 ON entry_1.id = link.target_id WHERE "
        "entry.resolution_id = :resolution_id AND entry.withdrawn = 0"
    ),
    "registered_members": (
        "SELECT entry.ref, counted_group.position, entry_1.ref AS ref_1 FROM entry JOIN counted_group ON "
        "counted_group.entry_id = entry.id JOIN group_member ON group_member.group_id = counted_group.id JOIN "
        "entry AS entry_1 ON entry_1.id = group_member.entry_id WHERE entry.resolution_id = :resolution_id AND "
        "entry.withdrawn = 0"
    ),
    "registered_organisations": (
        "SELECT entry.ref, organisation.type, organisation.role FROM entry JOIN organisation ON "
        "organisation.entry_id = entry.id WHERE entry.resolution_id = :resolution_id AND entry.withdrawn = 0"
    ),
    "registered_people": (
        "SELECT entry.ref, person.role, person.affiliation FROM entry JOIN person ON person.entry_id = "
        "entry.id WHERE entry.resolution_id = :resolution_id AND entry.withdrawn = 0"
    ),
    "registered_quotes": (
        'SELECT entry.ref, provision."key", citation.supports, quote.language, quote.quote, quote.start, '
        'quote."end", quote.absent FROM entry JOIN citation ON citation.entry_id = entry.id JOIN provision ON '
        "provision.id = citation.provision_id JOIN quote ON quote.citation_id = citation.id WHERE "
        "provision.resolution_id = :resolution_id AND entry.withdrawn = 0"
    ),
    "registered_resolution": (
        "SELECT resolution.id, resolution.reference, resolution.adopted, resolution.body, resolution.title "
        "FROM resolution WHERE resolution.id = :resolution_id"
    ),
    "registered_statements": (
        "SELECT entry.ref, statement.kind FROM entry JOIN statement ON statement.entry_id = entry.id WHERE "
        "entry.resolution_id = :resolution_id AND entry.withdrawn = 0"
    ),
    "registered_versions": (
        "SELECT version.resolution_id, version.language, version.title, version.stage, version.sha256 FROM "
        "version WHERE version.resolution_id = :resolution_id"
    ),
    "resolution_exists": (
        "SELECT resolution.id FROM resolution WHERE resolution.id = :id"
    ),
    "restore_follow_up": (
        "INSERT INTO follow_up (id, entry_id, action, starts, due, rrule, assignee, note, created_at, "
        "created_by, closed_at) VALUES (:id, :entry_id, :action, :starts, :due, :rrule, :assignee, :note, "
        ":created_at, :created_by, :closed_at)"
    ),
    "restore_follow_up_done": (
        "INSERT INTO follow_up_done (id, follow_up_id, due, done_on, result, recorded_at, recorded_by) VALUES "
        "(:id, :follow_up_id, :due, :done_on, :result, :recorded_at, :recorded_by)"
    ),
    "rows_of_large_tables": (
        "SELECT (SELECT count(*) AS count_1 FROM claim) AS anon_1, (SELECT count(*) AS count_2 FROM name_form) "
        "AS anon_2"
    ),
    "sensitive_entries": (
        "SELECT entry.ref, entry.sensitivity FROM entry WHERE entry.sensitivity != '' ORDER BY entry.id"
    ),
    "set_folded": (
        "UPDATE name_form SET folded=:new_folded, fold_key=:new_fold_key WHERE name_form.id = :form_id"
    ),
    "set_follow_up": (
        "UPDATE follow_up SET due=:new_due, closed_at=:new_closed_at WHERE follow_up.id = :follow_up_id"
    ),
    "shared_keys": (
        'SELECT provision."key" FROM provision GROUP BY provision."key" HAVING count(*) > 1'
    ),
    "signed_head": (
        "SELECT signed_head.claims, signed_head.claims_hash, signed_head.acts, signed_head.acts_hash, "
        "signed_head.signature FROM signed_head WHERE signed_head.node_id = :node_id"
    ),
    "signing_key": (
        "SELECT signing_key.private_key FROM signing_key WHERE signing_key.node_id = :node_id"
    ),
    "skip_addressee": (
        "SELECT addressee.kind, '', addressee.entry_id FROM addressee WHERE addressee.position = 0 AND "
        "(addressee.kind, addressee.entry_id) > (:value, :id) ORDER BY addressee.kind, addressee.entry_id "
        "LIMIT 1 OFFSET :skip"
    ),
    "skip_addressee_back": (
        "SELECT addressee.kind, '', addressee.entry_id FROM addressee WHERE addressee.position = 0 AND "
        "(addressee.kind, addressee.entry_id) < (:value, :id) ORDER BY addressee.kind DESC, addressee.entry_id "
        "DESC LIMIT 1 OFFSET :skip"
    ),
    "skip_addressee_of_status": (
        "SELECT addressee.kind, '', addressee.entry_id FROM addressee JOIN entry ON entry.id = "
        "addressee.entry_id WHERE addressee.position = 0 AND entry.status = :status AND (addressee.kind, "
        "addressee.entry_id) > (:value, :id) ORDER BY addressee.kind, addressee.entry_id LIMIT 1 OFFSET :skip"
    ),
    "skip_addressee_of_status_back": (
        "SELECT addressee.kind, '', addressee.entry_id FROM addressee JOIN entry ON entry.id = "
        "addressee.entry_id WHERE addressee.position = 0 AND entry.status = :status AND (addressee.kind, "
        "addressee.entry_id) < (:value, :id) ORDER BY addressee.kind DESC, addressee.entry_id DESC LIMIT 1 "
        "OFFSET :skip"
    ),
    "skip_charge_measure": (
        "SELECT charge.measure_type, '', charge.entry_id FROM charge WHERE 1 = 1 AND (charge.measure_type, "
        "charge.entry_id) > (:value, :id) ORDER BY charge.measure_type, charge.entry_id LIMIT 1 OFFSET :skip"
    ),
    "skip_charge_measure_back": (
        "SELECT charge.measure_type, '', charge.entry_id FROM charge WHERE 1 = 1 AND (charge.measure_type, "
        "charge.entry_id) < (:value, :id) ORDER BY charge.measure_type DESC, charge.entry_id DESC LIMIT 1 "
        "OFFSET :skip"
    ),
    "skip_charge_measure_of_status": (
        "SELECT charge.measure_type, '', charge.entry_id FROM charge JOIN entry ON entry.id = charge.entry_id "
        "WHERE 1 = 1 AND entry.status = :status AND (charge.measure_type, charge.entry_id) > (:value, :id) "
        "ORDER BY charge.measure_type, charge.entry_id LIMIT 1 OFFSET :skip"
    ),
    "skip_charge_measure_of_status_back": (
        "SELECT charge.measure_type, '', charge.entry_id FROM charge JOIN entry ON entry.id = charge.entry_id "
        "WHERE 1 = 1 AND entry.status = :status AND (charge.measure_type, charge.entry_id) < (:value, :id) "
        "ORDER BY charge.measure_type DESC, charge.entry_id DESC LIMIT 1 OFFSET :skip"
    ),
    "skip_checked": (
        "SELECT entry.last_checked, entry.sort_key, entry.id FROM entry WHERE entry.kind = :kind AND "
        "entry.withdrawn = 0 AND (entry.last_checked, entry.sort_key, entry.id) > (:value, :sort_key, :id) "
        "ORDER BY entry.last_checked, entry.sort_key, entry.id LIMIT 1 OFFSET :skip"
    ),
    "skip_checked_back": (
        "SELECT entry.last_checked, entry.sort_key, entry.id FROM entry WHERE entry.kind = :kind AND "
        "entry.withdrawn = 0 AND (entry.last_checked, entry.sort_key, entry.id) < (:value, :sort_key, :id) "
        "ORDER BY entry.last_checked DESC, entry.sort_key DESC, entry.id DESC LIMIT 1 OFFSET :skip"
    ),
    "skip_checked_of_status": (
        "SELECT entry.last_checked, entry.sort_key, entry.id FROM entry WHERE entry.kind = :kind AND "
        "entry.withdrawn = 0 AND entry.status = :status AND (entry.last_checked, entry.sort_key, entry.id) > "
        "(:value, :sort_key, :id) ORDER BY entry.last_checked, entry.sort_key, entry.id LIMIT 1 OFFSET :skip"
    ),
    "skip_checked_of_status_back": (
        "SELECT entry.last_checked, entry.sort_key, entry.id FROM entry WHERE entry.kind = :kind AND "
        "entry.withdrawn = 0 AND entry.status = :status AND (entry.last_checked, entry.sort_key, entry.id) < "
        "(:value, :sort_key, :id) ORDER BY entry.last_checked DESC, entry.sort_key DESC, entry.id DESC LIMIT 1 "
        "OFFSET :skip"
    ),
    "skip_demand_measure": (
        "SELECT demand.measure_kind, '', demand.entry_id FROM demand WHERE 1 = 1 AND (demand.measure_kind, "
        "demand.entry_id) > (:value, :id) ORDER BY demand.measure_kind, demand.entry_id LIMIT 1 OFFSET :skip"
    ),
    "skip_demand_measure_back": (
        "SELECT demand.measure_kind, '', demand.entry_id FROM demand WHERE 1 = 1 AND (demand.measure_kind, "
        "demand.entry_id) < (:value, :id) ORDER BY demand.measure_kind DESC, demand.entry_id DESC LIMIT 1 "
        "OFFSET :skip"
    ),
    "skip_demand_measure_of_status": (
        "SELECT demand.measure_kind, '', demand.entry_id FROM demand JOIN entry ON entry.id = demand.entry_id "
        "WHERE 1 = 1 AND entry.status = :status AND (demand.measure_kind, demand.entry_id) > (:value, :id) "
        "ORDER BY demand.measure_kind, demand.entry_id LIMIT 1 OFFSET :skip"
    ),
    "skip_demand_measure_of_status_back": (
        "SELECT demand.measure_kind, '', demand.entry_id FROM demand JOIN entry ON entry.id = demand.entry_id "
        "WHERE 1 = 1 AND entry.status = :status AND (demand.measure_kind, demand.entry_id) < (:value, :id) "
        "ORDER BY demand.measure_kind DESC, demand.entry_id DESC LIMIT 1 OFFSET :skip"
    ),
    "skip_difference_kind": (
        "SELECT difference.kind, '', difference.entry_id FROM difference WHERE 1 = 1 AND (difference.kind, "
        "difference.entry_id) > (:value, :id) ORDER BY difference.kind, difference.entry_id LIMIT 1 OFFSET "
        ":skip"
    ),
    "skip_difference_kind_back": (
        "SELECT difference.kind, '', difference.entry_id FROM difference WHERE 1 = 1 AND (difference.kind, "
        "difference.entry_id) < (:value, :id) ORDER BY difference.kind DESC, difference.entry_id DESC LIMIT 1 "
        "OFFSET :skip"
    ),
    "skip_organisation_type": (
        "SELECT organisation.type, '', organisation.entry_id FROM organisation WHERE 1 = 1 AND "
        "(organisation.type, organisation.entry_id) > (:value, :id) ORDER BY organisation.type, "
        "organisation.entry_id LIMIT 1 OFFSET :skip"
    ),
    "skip_organisation_type_back": (
        "SELECT organisation.type, '', organisation.entry_id FROM organisation WHERE 1 = 1 AND "
        "(organisation.type, organisation.entry_id) < (:value, :id) ORDER BY organisation.type DESC, "
        "organisation.entry_id DESC LIMIT 1 OFFSET :skip"
    ),
    "skip_severity": (
        "SELECT difference.severity, '', difference.entry_id FROM difference WHERE 1 = 1 AND "
        "(difference.severity, difference.entry_id) > (:value, :id) ORDER BY difference.severity, "
        "difference.entry_id LIMIT 1 OFFSET :skip"
    ),
    "skip_severity_back": (
        "SELECT difference.severity, '', difference.entry_id FROM difference WHERE 1 = 1 AND "
        "(difference.severity, difference.entry_id) < (:value, :id) ORDER BY difference.severity DESC, "
        "difference.entry_id DESC LIMIT 1 OFFSET :skip"
    ),
    "skip_since": (
        "SELECT entry.status_since, entry.sort_key, entry.id FROM entry WHERE entry.kind = :kind AND "
        "entry.withdrawn = 0 AND (entry.status_since, entry.sort_key, entry.id) > (:value, :sort_key, :id) "
        "ORDER BY entry.status_since, entry.sort_key, entry.id LIMIT 1 OFFSET :skip"
    ),
    "skip_since_back": (
        "SELECT entry.status_since, entry.sort_key, entry.id FROM entry WHERE entry.kind = :kind AND "
        "entry.withdrawn = 0 AND (entry.status_since, entry.sort_key, entry.id) < (:value, :sort_key, :id) "
        "ORDER BY entry.status_since DESC, entry.sort_key DESC, entry.id DESC LIMIT 1 OFFSET :skip"
    ),
    "skip_since_of_status": (
        "SELECT entry.status_since, entry.sort_key, entry.id FROM entry WHERE entry.kind = :kind AND "
        "entry.withdrawn = 0 AND entry.status = :status AND (entry.status_since, entry.sort_key, entry.id) > "
        "(:value, :sort_key, :id) ORDER BY entry.status_since, entry.sort_key, entry.id LIMIT 1 OFFSET :skip"
    ),
    "skip_since_of_status_back": (
        "SELECT entry.status_since, entry.sort_key, entry.id FROM entry WHERE entry.kind = :kind AND "
        "entry.withdrawn = 0 AND entry.status = :status AND (entry.status_since, entry.sort_key, entry.id) < "
        "(:value, :sort_key, :id) ORDER BY entry.status_since DESC, entry.sort_key DESC, entry.id DESC LIMIT 1 "
        "OFFSET :skip"
    ),
    "skip_status": (
        "SELECT entry.status, entry.sort_key, entry.id FROM entry WHERE entry.kind = :kind AND entry.withdrawn "
        "= 0 AND (entry.status, entry.sort_key, entry.id) > (:value, :sort_key, :id) ORDER BY entry.status, "
        "entry.sort_key, entry.id LIMIT 1 OFFSET :skip"
    ),
    "skip_status_back": (
        "SELECT entry.status, entry.sort_key, entry.id FROM entry WHERE entry.kind = :kind AND entry.withdrawn "
        "= 0 AND (entry.status, entry.sort_key, entry.id) < (:value, :sort_key, :id) ORDER BY entry.status "
        "DESC, entry.sort_key DESC, entry.id DESC LIMIT 1 OFFSET :skip"
    ),
    "skip_title": (
        "SELECT '', entry.sort_key, entry.id FROM entry WHERE entry.kind = :kind AND entry.withdrawn = 0 AND "
        "(entry.sort_key, entry.id) > (:sort_key, :id) ORDER BY entry.sort_key, entry.id LIMIT 1 OFFSET :skip"
    ),
    "skip_title_back": (
        "SELECT '', entry.sort_key, entry.id FROM entry WHERE entry.kind = :kind AND entry.withdrawn = 0 AND "
        "(entry.sort_key, entry.id) < (:sort_key, :id) ORDER BY entry.sort_key DESC, entry.id DESC LIMIT 1 "
        "OFFSET :skip"
    ),
    "skip_title_of_status": (
        "SELECT '', entry.sort_key, entry.id FROM entry WHERE entry.kind = :kind AND entry.withdrawn = 0 AND "
        "entry.status = :status AND (entry.sort_key, entry.id) > (:sort_key, :id) ORDER BY entry.sort_key, "
        "entry.id LIMIT 1 OFFSET :skip"
    ),
    "skip_title_of_status_back": (
        "SELECT '', entry.sort_key, entry.id FROM entry WHERE entry.kind = :kind AND entry.withdrawn = 0 AND "
        "entry.status = :status AND (entry.sort_key, entry.id) < (:sort_key, :id) ORDER BY entry.sort_key "
        "DESC, entry.id DESC LIMIT 1 OFFSET :skip"
    ),
    "spelled_with": (
        "SELECT e.id, e.ref, e.kind, e.title, e.status, e.status_since, e.last_checked, e.withdrawn, "
        "coalesce(f.language, ''), coalesce(f.form, '') FROM json_each(:ids) chosen CROSS JOIN entry e ON e.id "
        "= chosen.value LEFT JOIN name_form f ON f.id = (SELECT min(g.id) FROM name_form g WHERE g.entry_id = "
        "e.id AND instr(' ' || g.folded || ' ', :first) > 0 AND instr(' ' || g.folded || ' ', :second) > 0 AND "
        "instr(' ' || g.folded || ' ', :third) > 0)"
    ),
    "spellings_told": (
        "SELECT act.subject, act.node_id, act.number, act.content FROM act WHERE act.subject >= 'spelling/' "
        "AND act.subject < 'spelling0' ORDER BY act.subject"
    ),
    "stale_entries": (
        "SELECT entry.ref, entry.title, entry.status, entry.status_since, entry.last_checked FROM entry WHERE "
        "entry.kind = :kind AND entry.withdrawn = 0 AND entry.last_checked < :before ORDER BY "
        "entry.last_checked, entry.sort_key, entry.id LIMIT :limit OFFSET 0"
    ),
    "standing_marks": (
        "WITH RECURSIVE continues(node_id, earlier_id) AS (SELECT continuation.node_id AS node_id, "
        "continuation.earlier_id AS earlier_id FROM continuation LEFT OUTER JOIN node_key ON node_key.node_id "
        "= continuation.earlier_id LEFT OUTER JOIN node ON node.id = continuation.node_id WHERE "
        "coalesce(node_key.public_key, '') = continuation.public_key AND (continuation.public_key != '' OR "
        "node.is_own = 1) UNION SELECT continues.node_id AS node_id, direct.earlier_id AS earlier_id FROM "
        "continues JOIN (SELECT continuation.node_id AS node_id, continuation.earlier_id AS earlier_id FROM "
        "continuation LEFT OUTER JOIN node_key ON node_key.node_id = continuation.earlier_id LEFT OUTER JOIN "
        "node ON node.id = continuation.node_id WHERE coalesce(node_key.public_key, '') = "
        "continuation.public_key AND (continuation.public_key != '' OR node.is_own = 1)) AS direct ON "
        "direct.node_id = continues.earlier_id) SELECT mark.part, mark.target, mark.level, mark.node_id FROM "
        "mark WHERE NOT (EXISTS (SELECT mark_1.id FROM mark AS mark_1 WHERE mark_1.part = mark.part AND "
        "mark_1.target = mark.target AND (mark_1.recorded_at, mark_1.recorded_by, mark_1.level, mark_1.id) > "
        "(mark.recorded_at, mark.recorded_by, mark.level, mark.id) AND (mark_1.node_id = mark.node_id OR "
        "(EXISTS (SELECT * FROM continues WHERE continues.node_id = mark_1.node_id AND continues.earlier_id = "
        "mark.node_id)))))"
    ),
    "stated_dates_of_entry": (
        "SELECT stated_date.date, stated_date.means, stated_date.languages FROM stated_date WHERE "
        "stated_date.entry_id = :entry_id ORDER BY stated_date.position"
    ),
    "stated_dates_on_page": (
        "SELECT entry.id, stated_date.date, stated_date.means, stated_date.languages FROM entry JOIN "
        "stated_date ON stated_date.entry_id = entry.id WHERE entry.id IN (SELECT CAST(chosen.value AS "
        "INTEGER) AS value FROM json_each(:ids) AS chosen) ORDER BY stated_date.position"
    ),
    "statement_by_id": (
        "SELECT statement.kind FROM statement WHERE statement.entry_id = :entry_id"
    ),
    "statement_on_page": (
        "SELECT entry.id, statement.kind FROM entry JOIN statement ON statement.entry_id = entry.id WHERE "
        "entry.id IN (SELECT CAST(chosen.value AS INTEGER) AS value FROM json_each(:ids) AS chosen)"
    ),
    "titles_by_words": (
        "SELECT e.ref, e.kind, e.title, e.status, d.language, e.title FROM search_index JOIN search_document d "
        "ON d.id = search_index.rowid JOIN entry e ON e.id = d.entry_id AND e.withdrawn = 0 AND (:kind IS NULL "
        "OR e.kind = :kind) AND (:status IS NULL OR e.status = :status) AND (:cites IS NULL OR EXISTS (SELECT "
        "1 FROM citation c WHERE c.entry_id = e.id AND c.provision_id + 0 = :cites)) AND (:addressee IS NULL "
        "OR EXISTS (SELECT 1 FROM addressee a WHERE a.entry_id = e.id AND (a.kind || '' = :addressee OR "
        "a.organisation_id = (SELECT o.id FROM entry o WHERE o.ref = :addressee)))) AND (:measure IS NULL OR "
        "EXISTS (SELECT 1 FROM demand m WHERE m.entry_id = e.id AND m.measure_kind = :measure) OR EXISTS "
        "(SELECT 1 FROM charge m WHERE m.entry_id = e.id AND m.measure_type = :measure)) AND (:due_from IS "
        "NULL OR EXISTS (SELECT 1 FROM follow_up u WHERE u.entry_id = e.id AND coalesce(u.closed_at, '') = '' "
        "AND u.due || '' BETWEEN :due_from AND :due_until)) WHERE search_index MATCH :match ORDER BY "
        "search_index.rank LIMIT :limit"
    ),
    "titles_by_words_in_order": (
        "SELECT e.ref, e.kind, e.title, e.status, d.language, e.title FROM search_index JOIN search_document d "
        "ON d.id = search_index.rowid JOIN entry e ON e.id = d.entry_id AND e.withdrawn = 0 AND (:kind IS NULL "
        "OR e.kind = :kind) AND (:status IS NULL OR e.status = :status) AND (:cites IS NULL OR EXISTS (SELECT "
        "1 FROM citation c WHERE c.entry_id = e.id AND c.provision_id + 0 = :cites)) AND (:addressee IS NULL "
        "OR EXISTS (SELECT 1 FROM addressee a WHERE a.entry_id = e.id AND (a.kind || '' = :addressee OR "
        "a.organisation_id = (SELECT o.id FROM entry o WHERE o.ref = :addressee)))) AND (:measure IS NULL OR "
        "EXISTS (SELECT 1 FROM demand m WHERE m.entry_id = e.id AND m.measure_kind = :measure) OR EXISTS "
        "(SELECT 1 FROM charge m WHERE m.entry_id = e.id AND m.measure_type = :measure)) AND (:due_from IS "
        "NULL OR EXISTS (SELECT 1 FROM follow_up u WHERE u.entry_id = e.id AND coalesce(u.closed_at, '') = '' "
        "AND u.due || '' BETWEEN :due_from AND :due_until)) WHERE search_index MATCH :match ORDER BY "
        "search_index.rowid LIMIT :limit"
    ),
    "titles_to_index": (
        "SELECT entry.id, entry.title FROM entry WHERE NOT (EXISTS (SELECT * FROM name_form WHERE "
        "name_form.entry_id = entry.id AND name_form.form = entry.title AND name_form.origin = 'printed')) "
        "ORDER BY entry.id"
    ),
    "token_is_known": (
        "SELECT token_neighbour.token FROM token_neighbour WHERE token_neighbour.neighbour = :token AND "
        "token_neighbour.token = :token"
    ),
    "tokens_by_neighbour": (
        "SELECT token_neighbour.token FROM token_neighbour WHERE token_neighbour.neighbour = :neighbour LIMIT "
        ":limit OFFSET 0"
    ),
    "unindex_name": (
        "INSERT INTO name_index (name_index, rowid, folded) VALUES ('delete', :id, :folded)"
    ),
    "unsalted_claims_of_node": (
        "SELECT claim.node_id, claim.number, entry.ref, claim.code, claim.kind, claim.effective, "
        "claim.effective_qualifier, claim.recorded_at, claim.recorded_by, claim.source_type, "
        "claim.source_title, claim.source_url, claim.source_seen, claim.confidence, claim.note, "
        "claim.supersedes, claim.previous_hash, claim.hash, '' FROM claim JOIN entry ON entry.id = "
        "claim.entry_id WHERE claim.node_id = :node_id ORDER BY claim.number"
    ),
    "update_added_person": (
        "UPDATE entry SET resolution_id=:new_resolution_id, title=:new_title, sort_key=:new_sort_key, "
        "note=:new_note, stated_status=:new_stated_status, stated_on=:new_stated_on WHERE entry.id = :entry_id"
    ),
    "update_code": (
        "UPDATE code SET position=:new_position, definition=:new_definition, mapping=:new_mapping WHERE "
        "code.scheme = :old_scheme AND code.code = :old_code"
    ),
    "update_current_status": (
        "UPDATE entry SET status=:new_status, status_since=:new_since, last_checked=:new_checked WHERE "
        "entry.id = :entry_id"
    ),
    "update_entry": (
        "UPDATE entry SET title=:new_title, sort_key=:new_sort_key, note=:new_note, "
        "stated_status=:new_stated_status, stated_on=:new_stated_on, withdrawn=0, sensitivity=:new_sensitivity "
        "WHERE entry.id = :entry_id"
    ),
    "update_follow_up_due": (
        "UPDATE follow_up SET due=:new_due WHERE follow_up.id = :follow_up_id"
    ),
    "update_person": (
        "UPDATE person SET role=:new_role, affiliation=:new_affiliation WHERE person.entry_id = :of_entry"
    ),
    "update_resolution": (
        "UPDATE resolution SET reference=:new_reference, adopted=:new_adopted, body=:new_body, "
        "title=:new_title WHERE resolution.id = :resolution_id"
    ),
    "version_is_there": (
        "SELECT version.position FROM version WHERE version.resolution_id = :resolution_id AND "
        "version.language = :language"
    ),
    "versions_of_resolution": (
        "SELECT version.language, version.title, version.stage, version.file, version.sha256, "
        "version.orthography FROM version WHERE version.resolution_id = :resolution_id ORDER BY "
        "version.position"
    ),
    "views_of_place": (
        "SELECT saved_view.called, saved_view.words, saved_view.status, saved_view.ordered_by, "
        "saved_view.is_descending, saved_view.columns FROM saved_view WHERE saved_view.place = :place ORDER BY "
        "saved_view.called"
    ),
    "waiting_claims": (
        "SELECT absent_claim.node_id, absent_claim.number, absent_claim.content FROM absent_claim WHERE "
        "absent_claim.content IS NOT NULL ORDER BY absent_claim.node_id, absent_claim.number"
    ),
    "walk_addressee": (
        "SELECT entry.id, entry.ref, entry.kind, entry.title, entry.status, entry.status_since, "
        "entry.last_checked, entry.withdrawn, addressee.kind AS kind_1, '' FROM addressee JOIN entry ON "
        "entry.id = addressee.entry_id WHERE addressee.position = 0 AND (addressee.kind, addressee.entry_id) > "
        "(:value, :id) ORDER BY addressee.kind, addressee.entry_id LIMIT :limit OFFSET 0"
    ),
    "walk_addressee_back": (
        "SELECT entry.id, entry.ref, entry.kind, entry.title, entry.status, entry.status_since, "
        "entry.last_checked, entry.withdrawn, addressee.kind AS kind_1, '' FROM addressee JOIN entry ON "
        "entry.id = addressee.entry_id WHERE addressee.position = 0 AND (addressee.kind, addressee.entry_id) < "
        "(:value, :id) ORDER BY addressee.kind DESC, addressee.entry_id DESC LIMIT :limit OFFSET 0"
    ),
    "walk_addressee_of_status": (
        "SELECT entry.id, entry.ref, entry.kind, entry.title, entry.status, entry.status_since, "
        "entry.last_checked, entry.withdrawn, addressee.kind AS kind_1, '' FROM addressee JOIN entry ON "
        "entry.id = addressee.entry_id WHERE addressee.position = 0 AND entry.status = :status AND "
        "(addressee.kind, addressee.entry_id) > (:value, :id) ORDER BY addressee.kind, addressee.entry_id "
        "LIMIT :limit OFFSET 0"
    ),
    "walk_addressee_of_status_back": (
        "SELECT entry.id, entry.ref, entry.kind, entry.title, entry.status, entry.status_since, "
        "entry.last_checked, entry.withdrawn, addressee.kind AS kind_1, '' FROM addressee JOIN entry ON "
        "entry.id = addressee.entry_id WHERE addressee.position = 0 AND entry.status = :status AND "
        "(addressee.kind, addressee.entry_id) < (:value, :id) ORDER BY addressee.kind DESC, addressee.entry_id "
        "DESC LIMIT :limit OFFSET 0"
    ),
    "walk_charge_measure": (
        "SELECT entry.id, entry.ref, entry.kind, entry.title, entry.status, entry.status_since, "
        "entry.last_checked, entry.withdrawn, charge.measure_type, '' FROM charge JOIN entry ON entry.id = "
        "charge.entry_id WHERE 1 = 1 AND (charge.measure_type, charge.entry_id) > (:value, :id) ORDER BY "
        "charge.measure_type, charge.entry_id LIMIT :limit OFFSET 0"
    ),
    "walk_charge_measure_back": (
        "SELECT entry.id, entry.ref, entry.kind, entry.title, entry.status, entry.status_since, "
        "entry.last_checked, entry.withdrawn, charge.measure_type, '' FROM charge JOIN entry ON entry.id = "
        "charge.entry_id WHERE 1 = 1 AND (charge.measure_type, charge.entry_id) < (:value, :id) ORDER BY "
        "charge.measure_type DESC, charge.entry_id DESC LIMIT :limit OFFSET 0"
    ),
    "walk_charge_measure_of_status": (
        "SELECT entry.id, entry.ref, entry.kind, entry.title, entry.status, entry.status_since, "
        "entry.last_checked, entry.withdrawn, charge.measure_type, '' FROM charge JOIN entry ON entry.id = "
        "charge.entry_id WHERE 1 = 1 AND entry.status = :status AND (charge.measure_type, charge.entry_id) > "
        "(:value, :id) ORDER BY charge.measure_type, charge.entry_id LIMIT :limit OFFSET 0"
    ),
    "walk_charge_measure_of_status_back": (
        "SELECT entry.id, entry.ref, entry.kind, entry.title, entry.status, entry.status_since, "
        "entry.last_checked, entry.withdrawn, charge.measure_type, '' FROM charge JOIN entry ON entry.id = "
        "charge.entry_id WHERE 1 = 1 AND entry.status = :status AND (charge.measure_type, charge.entry_id) < "
        "(:value, :id) ORDER BY charge.measure_type DESC, charge.entry_id DESC LIMIT :limit OFFSET 0"
    ),
    "walk_checked": (
        "SELECT entry.id, entry.ref, entry.kind, entry.title, entry.status, entry.status_since, "
        "entry.last_checked, entry.withdrawn, entry.last_checked AS last_checked__1, entry.sort_key FROM entry "
        "WHERE entry.kind = :kind AND entry.withdrawn = 0 AND (entry.last_checked, entry.sort_key, entry.id) > "
        "(:value, :sort_key, :id) ORDER BY entry.last_checked, entry.sort_key, entry.id LIMIT :limit OFFSET 0"
    ),
    "walk_checked_back": (
        "SELECT entry.id, entry.ref, entry.kind, entry.title, entry.status, entry.status_since, "
        "entry.last_checked, entry.withdrawn, entry.last_checked AS last_checked__1, entry.sort_key FROM entry "
        "WHERE entry.kind = :kind AND entry.withdrawn = 0 AND (entry.last_checked, entry.sort_key, entry.id) < "
        "(:value, :sort_key, :id) ORDER BY entry.last_checked DESC, entry.sort_key DESC, entry.id DESC LIMIT "
        ":limit OFFSET 0"
    ),
    "walk_checked_of_status": (
        "SELECT entry.id, entry.ref, entry.kind, entry.title, entry.status, entry.status_since, "
        "entry.last_checked, entry.withdrawn, entry.last_checked AS last_checked__1, entry.sort_key FROM entry "
        "WHERE entry.kind = :kind AND entry.withdrawn = 0 AND entry.status = :status AND (entry.last_checked, "
        "entry.sort_key, entry.id) > (:value, :sort_key, :id) ORDER BY entry.last_checked, entry.sort_key, "
        "entry.id LIMIT :limit OFFSET 0"
    ),
    "walk_checked_of_status_back": (
        "SELECT entry.id, entry.ref, entry.kind, entry.title, entry.status, entry.status_since, "
        "entry.last_checked, entry.withdrawn, entry.last_checked AS last_checked__1, entry.sort_key FROM entry "
        "WHERE entry.kind = :kind AND entry.withdrawn = 0 AND entry.status = :status AND (entry.last_checked, "
        "entry.sort_key, entry.id) < (:value, :sort_key, :id) ORDER BY entry.last_checked DESC, entry.sort_key "
        "DESC, entry.id DESC LIMIT :limit OFFSET 0"
    ),
    "walk_demand_measure": (
        "SELECT entry.id, entry.ref, entry.kind, entry.title, entry.status, entry.status_since, "
        "entry.last_checked, entry.withdrawn, demand.measure_kind, '' FROM demand JOIN entry ON entry.id = "
        "demand.entry_id WHERE 1 = 1 AND (demand.measure_kind, demand.entry_id) > (:value, :id) ORDER BY "
        "demand.measure_kind, demand.entry_id LIMIT :limit OFFSET 0"
    ),
    "walk_demand_measure_back": (
        "SELECT entry.id, entry.ref, entry.kind, entry.title, entry.status, entry.status_since, "
        "entry.last_checked, entry.withdrawn, demand.measure_kind, '' FROM demand JOIN entry ON entry.id = "
        "demand.entry_id WHERE 1 = 1 AND (demand.measure_kind, demand.entry_id) < (:value, :id) ORDER BY "
        "demand.measure_kind DESC, demand.entry_id DESC LIMIT :limit OFFSET 0"
    ),
    "walk_demand_measure_of_status": (
        "SELECT entry.id, entry.ref, entry.kind, entry.title, entry.status, entry.status_since, "
        "entry.last_checked, entry.withdrawn, demand.measure_kind, '' FROM demand JOIN entry ON entry.id = "
        "demand.entry_id WHERE 1 = 1 AND entry.status = :status AND (demand.measure_kind, demand.entry_id) > "
        "(:value, :id) ORDER BY demand.measure_kind, demand.entry_id LIMIT :limit OFFSET 0"
    ),
    "walk_demand_measure_of_status_back": (
        "SELECT entry.id, entry.ref, entry.kind, entry.title, entry.status, entry.status_since, "
        "entry.last_checked, entry.withdrawn, demand.measure_kind, '' FROM demand JOIN entry ON entry.id = "
        "demand.entry_id WHERE 1 = 1 AND entry.status = :status AND (demand.measure_kind, demand.entry_id) < "
        "(:value, :id) ORDER BY demand.measure_kind DESC, demand.entry_id DESC LIMIT :limit OFFSET 0"
    ),
    "walk_difference_kind": (
        "SELECT entry.id, entry.ref, entry.kind, entry.title, entry.status, entry.status_since, "
        "entry.last_checked, entry.withdrawn, difference.kind AS kind_1, '' FROM difference JOIN entry ON "
        "entry.id = difference.entry_id WHERE 1 = 1 AND (difference.kind, difference.entry_id) > (:value, :id) "
        "ORDER BY difference.kind, difference.entry_id LIMIT :limit OFFSET 0"
    ),
    "walk_difference_kind_back": (
        "SELECT entry.id, entry.ref, entry.kind, entry.title, entry.status, entry.status_since, "
        "entry.last_checked, entry.withdrawn, difference.kind AS kind_1, '' FROM difference JOIN entry ON "
        "entry.id = difference.entry_id WHERE 1 = 1 AND (difference.kind, difference.entry_id) < (:value, :id) "
        "ORDER BY difference.kind DESC, difference.entry_id DESC LIMIT :limit OFFSET 0"
    ),
    "walk_organisation_type": (
        "SELECT entry.id, entry.ref, entry.kind, entry.title, entry.status, entry.status_since, "
        "entry.last_checked, entry.withdrawn, organisation.type, '' FROM organisation JOIN entry ON entry.id = "
        "organisation.entry_id WHERE 1 = 1 AND (organisation.type, organisation.entry_id) > (:value, :id) "
        "ORDER BY organisation.type, organisation.entry_id LIMIT :limit OFFSET 0"
    ),
    "walk_organisation_type_back": (
        "SELECT entry.id, entry.ref, entry.kind, entry.title, entry.status, entry.status_since, "
        "entry.last_checked, entry.withdrawn, organisation.type, '' FROM organisation JOIN entry ON entry.id = "
        "organisation.entry_id WHERE 1 = 1 AND (organisation.type, organisation.entry_id) < (:value, :id) "
        "ORDER BY organisation.type DESC, organisation.entry_id DESC LIMIT :limit OFFSET 0"
    ),
    "walk_severity": (
        "SELECT entry.id, entry.ref, entry.kind, entry.title, entry.status, entry.status_since, "
        "entry.last_checked, entry.withdrawn, difference.severity, '' FROM difference JOIN entry ON entry.id = "
        "difference.entry_id WHERE 1 = 1 AND (difference.severity, difference.entry_id) > (:value, :id) ORDER "
        "BY difference.severity, difference.entry_id LIMIT :limit OFFSET 0"
    ),
    "walk_severity_back": (
        "SELECT entry.id, entry.ref, entry.kind, entry.title, entry.status, entry.status_since, "
        "entry.last_checked, entry.withdrawn, difference.severity, '' FROM difference JOIN entry ON entry.id = "
        "difference.entry_id WHERE 1 = 1 AND (difference.severity, difference.entry_id) < (:value, :id) ORDER "
        "BY difference.severity DESC, difference.entry_id DESC LIMIT :limit OFFSET 0"
    ),
    "walk_since": (
        "SELECT entry.id, entry.ref, entry.kind, entry.title, entry.status, entry.status_since, "
        "entry.last_checked, entry.withdrawn, entry.status_since AS status_since__1, entry.sort_key FROM entry "
        "WHERE entry.kind = :kind AND entry.withdrawn = 0 AND (entry.status_since, entry.sort_key, entry.id) > "
        "(:value, :sort_key, :id) ORDER BY entry.status_since, entry.sort_key, entry.id LIMIT :limit OFFSET 0"
    ),
    "walk_since_back": (
        "SELECT entry.id, entry.ref, entry.kind, entry.title, entry.status, entry.status_since, "
        "entry.last_checked, entry.withdrawn, entry.status_since AS status_since__1, entry.sort_key FROM entry "
        "WHERE entry.kind = :kind AND entry.withdrawn = 0 AND (entry.status_since, entry.sort_key, entry.id) < "
        "(:value, :sort_key, :id) ORDER BY entry.status_since DESC, entry.sort_key DESC, entry.id DESC LIMIT "
        ":limit OFFSET 0"
    ),
    "walk_since_of_status": (
        "SELECT entry.id, entry.ref, entry.kind, entry.title, entry.status, entry.status_since, "
        "entry.last_checked, entry.withdrawn, entry.status_since AS status_since__1, entry.sort_key FROM entry "
        "WHERE entry.kind = :kind AND entry.withdrawn = 0 AND entry.status = :status AND (entry.status_since, "
        "entry.sort_key, entry.id) > (:value, :sort_key, :id) ORDER BY entry.status_since, entry.sort_key, "
        "entry.id LIMIT :limit OFFSET 0"
    ),
    "walk_since_of_status_back": (
        "SELECT entry.id, entry.ref, entry.kind, entry.title, entry.status, entry.status_since, "
        "entry.last_checked, entry.withdrawn, entry.status_since AS status_since__1, entry.sort_key FROM entry "
        "WHERE entry.kind = :kind AND entry.withdrawn = 0 AND entry.status = :status AND (entry.status_since, "
        "entry.sort_key, entry.id) < (:value, :sort_key, :id) ORDER BY entry.status_since DESC, entry.sort_key "
        "DESC, entry.id DESC LIMIT :limit OFFSET 0"
    ),
    "walk_status": (
        "SELECT entry.id, entry.ref, entry.kind, entry.title, entry.status, entry.status_since, "
        "entry.last_checked, entry.withdrawn, entry.status AS status__1, entry.sort_key FROM entry WHERE "
        "entry.kind = :kind AND entry.withdrawn = 0 AND (entry.status, entry.sort_key, entry.id) > (:value, "
        ":sort_key, :id) ORDER BY entry.status, entry.sort_key, entry.id LIMIT :limit OFFSET 0"
    ),
    "walk_status_back": (
        "SELECT entry.id, entry.ref, entry.kind, entry.title, entry.status, entry.status_since, "
        "entry.last_checked, entry.withdrawn, entry.status AS status__1, entry.sort_key FROM entry WHERE "
        "entry.kind = :kind AND entry.withdrawn = 0 AND (entry.status, entry.sort_key, entry.id) < (:value, "
        ":sort_key, :id) ORDER BY entry.status DESC, entry.sort_key DESC, entry.id DESC LIMIT :limit OFFSET 0"
    ),
    "walk_title": (
        "SELECT entry.id, entry.ref, entry.kind, entry.title, entry.status, entry.status_since, "
        "entry.last_checked, entry.withdrawn, '', entry.sort_key FROM entry WHERE entry.kind = :kind AND "
        "entry.withdrawn = 0 AND (entry.sort_key, entry.id) > (:sort_key, :id) ORDER BY entry.sort_key, "
        "entry.id LIMIT :limit OFFSET 0"
    ),
    "walk_title_back": (
        "SELECT entry.id, entry.ref, entry.kind, entry.title, entry.status, entry.status_since, "
        "entry.last_checked, entry.withdrawn, '', entry.sort_key FROM entry WHERE entry.kind = :kind AND "
        "entry.withdrawn = 0 AND (entry.sort_key, entry.id) < (:sort_key, :id) ORDER BY entry.sort_key DESC, "
        "entry.id DESC LIMIT :limit OFFSET 0"
    ),
    "walk_title_of_status": (
        "SELECT entry.id, entry.ref, entry.kind, entry.title, entry.status, entry.status_since, "
        "entry.last_checked, entry.withdrawn, '', entry.sort_key FROM entry WHERE entry.kind = :kind AND "
        "entry.withdrawn = 0 AND entry.status = :status AND (entry.sort_key, entry.id) > (:sort_key, :id) "
        "ORDER BY entry.sort_key, entry.id LIMIT :limit OFFSET 0"
    ),
    "walk_title_of_status_back": (
        "SELECT entry.id, entry.ref, entry.kind, entry.title, entry.status, entry.status_since, "
        "entry.last_checked, entry.withdrawn, '', entry.sort_key FROM entry WHERE entry.kind = :kind AND "
        "entry.withdrawn = 0 AND entry.status = :status AND (entry.sort_key, entry.id) < (:sort_key, :id) "
        "ORDER BY entry.sort_key DESC, entry.id DESC LIMIT :limit OFFSET 0"
    ),
    "walked": (
        "SELECT e.id, e.words FROM entry e INDEXED BY ix_entry_kind_status_words WHERE e.kind = :kind AND "
        "e.withdrawn = 0 AND instr(e.words, :first) > 0 AND instr(e.words, :second) > 0 AND instr(e.words, "
        ":third) > 0 ORDER BY e.status, e.sort_key, e.id LIMIT :limit"
    ),
    "walked_of_status": (
        "SELECT e.id, e.words FROM entry e INDEXED BY ix_entry_kind_status_words WHERE e.kind = :kind AND "
        "e.withdrawn = 0 AND e.status = :status AND instr(e.words, :first) > 0 AND instr(e.words, :second) > 0 "
        "AND instr(e.words, :third) > 0 ORDER BY e.status, e.sort_key, e.id LIMIT :limit"
    ),
    "withdraw_entry": (
        "UPDATE entry SET withdrawn=1 WHERE entry.id = :entry_id"
    ),
}

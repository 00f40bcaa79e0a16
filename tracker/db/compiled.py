"""The statements of `tracker.db.statements` as SQLite text.

Written by `python -m tracker.db.statements`; not edited by hand.
"""

from __future__ import annotations

SQL: dict[str, str] = {
    "added_forms": (
        "SELECT name_form.id, name_form.entry_id, name_form.language, name_form.form, name_form.orthography, "
        "name_form.source, name_form.recorded_at, name_form.recorded_by FROM name_form WHERE "
        "name_form.entry_id = :entry_id AND name_form.origin = 'added' ORDER BY name_form.id"
    ),
    "addressees_of_entry": (
        "SELECT addressee.kind, addressee.implied, entry.ref, entry.title FROM addressee LEFT OUTER JOIN entry "
        "ON entry.id = addressee.organisation_id WHERE addressee.entry_id = :entry_id ORDER BY "
        "addressee.position"
    ),
    "adoption_dates": (
        "SELECT resolution.reference, resolution.title, resolution.adopted FROM resolution ORDER BY "
        "resolution.adopted"
    ),
    "all_code_labels": (
        "SELECT code_label.scheme, code_label.code, code_label.language, code_label.label FROM code_label "
        "ORDER BY code_label.scheme, code_label.code, code_label.language"
    ),
    "all_codes": (
        "SELECT code.scheme, code.code, code.definition, code.mapping FROM code ORDER BY code.scheme, "
        "code.position"
    ),
    "all_derived_columns": (
        "SELECT claim.node_id, claim.number, entry.ref, entry.kind, claim.entry_kind, claim.effective, "
        "claim.effective_qualifier, claim.effective_from, claim.effective_until FROM claim JOIN entry ON "
        "entry.id = claim.entry_id ORDER BY claim.node_id, claim.number"
    ),
    "all_entries_with_status": (
        "SELECT entry.id, entry.ref, entry.kind, entry.title, entry.status, entry.status_since, "
        "entry.last_checked, entry.withdrawn, entry.note, entry.stated_status, entry.stated_on, "
        "entry.resolution_id FROM entry WHERE entry.stated_status IS NOT NULL ORDER BY entry.id"
    ),
    "all_entry_ids": (
        "SELECT entry.id FROM entry WHERE entry.kind = :kind ORDER BY entry.withdrawn, entry.sort_key, "
        "entry.id"
    ),
    "all_follow_ups": (
        "SELECT follow_up.id, entry.ref, follow_up.action, follow_up.starts, follow_up.due, follow_up.rrule, "
        "follow_up.assignee, follow_up.note, follow_up.created_at, follow_up.created_by, follow_up.closed_at "
        "FROM follow_up JOIN entry ON entry.id = follow_up.entry_id ORDER BY follow_up.due, follow_up.id"
    ),
    "all_nodes": (
        "SELECT node.id, node.created_at, node.is_own FROM node ORDER BY node.id"
    ),
    "all_paragraphs": (
        'SELECT provision.resolution_id, provision."key", paragraph.language, paragraph.label, paragraph.text '
        "FROM paragraph JOIN provision ON provision.id = paragraph.provision_id ORDER BY "
        "provision.resolution_id, provision.position, paragraph.language"
    ),
    "all_people": (
        "SELECT entry.ref, entry.title FROM entry WHERE entry.kind = 'person' AND entry.withdrawn = 0 ORDER BY "
        "entry.sort_key, entry.id"
    ),
    "all_quotes_at_offsets": (
        'SELECT entry.ref, provision."key", quote.language, quote.quote, quote.start, quote."end", '
        "paragraph.text FROM quote JOIN citation ON citation.id = quote.citation_id JOIN entry ON entry.id = "
        "citation.entry_id JOIN provision ON provision.id = citation.provision_id LEFT OUTER JOIN paragraph ON "
        "paragraph.provision_id = provision.id AND paragraph.language = quote.language WHERE quote.quote IS "
        "NOT NULL ORDER BY quote.citation_id, quote.language"
    ),
    "all_resolutions": (
        "SELECT resolution.id, resolution.reference, resolution.adopted, resolution.body, resolution.title "
        "FROM resolution ORDER BY resolution.adopted, resolution.id"
    ),
    "any_entry": (
        "SELECT entry.id FROM entry LIMIT 1 OFFSET 0"
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
        "claim.supersedes, claim.previous_hash, claim.hash FROM claim JOIN entry ON entry.id = claim.entry_id "
        "WHERE claim.hash = :hash"
    ),
    "claims_for_current": (
        "SELECT claim.code, claim.kind, claim.effective, claim.effective_from, claim.effective_until, "
        "claim.recorded_at, claim.hash, claim.supersedes FROM claim WHERE claim.entry_id = :entry_id ORDER BY "
        "claim.id"
    ),
    "claims_of_entry": (
        "SELECT claim.node_id, claim.number, entry.ref, claim.code, claim.kind, claim.effective, "
        "claim.effective_qualifier, claim.recorded_at, claim.recorded_by, claim.source_type, "
        "claim.source_title, claim.source_url, claim.source_seen, claim.confidence, claim.note, "
        "claim.supersedes, claim.previous_hash, claim.hash FROM claim JOIN entry ON entry.id = claim.entry_id "
        "WHERE claim.entry_id = :entry_id ORDER BY claim.effective_until, claim.id"
    ),
    "claims_of_node": (
        "SELECT claim.node_id, claim.number, entry.ref, claim.code, claim.kind, claim.effective, "
        "claim.effective_qualifier, claim.recorded_at, claim.recorded_by, claim.source_type, "
        "claim.source_title, claim.source_url, claim.source_seen, claim.confidence, claim.note, "
        "claim.supersedes, claim.previous_hash, claim.hash FROM claim JOIN entry ON entry.id = claim.entry_id "
        "WHERE claim.node_id = :node_id ORDER BY claim.number"
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
        "DELETE FROM citation WHERE citation.entry_id IN (SELECT entry.id FROM entry WHERE entry.resolution_id "
        "= :resolution_id)"
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
        "entry.resolution_id = :resolution_id)"
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
        "DELETE FROM name_form WHERE name_form.entry_id IN (SELECT entry.id FROM entry WHERE "
        "entry.resolution_id = :resolution_id) AND name_form.origin = 'printed'"
    ),
    "clear_provisions": (
        "DELETE FROM provision WHERE provision.resolution_id = :resolution_id"
    ),
    "clear_quotes": (
        "DELETE FROM quote WHERE quote.citation_id IN (SELECT citation.id FROM citation WHERE "
        "citation.entry_id IN (SELECT entry.id FROM entry WHERE entry.resolution_id = :resolution_id))"
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
        "ORDER BY follow_up_done.id"
    ),
    "count_by_kind_and_status": (
        "SELECT entry.kind, entry.status, count(*) AS count_1 FROM entry WHERE entry.withdrawn = 0 GROUP BY "
        "entry.kind, entry.status ORDER BY entry.kind, entry.status"
    ),
    "count_claims": (
        "SELECT count(*) AS count_1 FROM claim"
    ),
    "count_forms_of_token": (
        "SELECT count(*) AS count_1 FROM (SELECT name_token.form_id AS form_id FROM name_token WHERE "
        "name_token.token = :token LIMIT :limit OFFSET 0) AS anon_1"
    ),
    "decisions_on_entry": (
        "SELECT identity_decision.one, identity_decision.other, identity_decision.verdict, "
        "identity_decision.note, identity_decision.decided_at, identity_decision.decided_by FROM "
        "identity_decision WHERE identity_decision.one = :ref OR identity_decision.other = :ref ORDER BY "
        "identity_decision.id"
    ),
    "decisions_on_pair": (
        "SELECT identity_decision.one, identity_decision.other, identity_decision.verdict, "
        "identity_decision.note, identity_decision.decided_at, identity_decision.decided_by FROM "
        "identity_decision WHERE identity_decision.one = :one AND identity_decision.other = :other ORDER BY "
        "identity_decision.id"
    ),
    "delete_derived": (
        "DELETE FROM derived WHERE derived.what = :what"
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
    "demand_by_id": (
        "SELECT demand.measure_kind, demand.strength FROM demand WHERE demand.entry_id = :entry_id"
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
    "differences_of_provision": (
        "SELECT entry.id, entry.ref, entry.title, difference.kind, difference.severity FROM entry JOIN "
        "difference ON difference.entry_id = entry.id WHERE difference.provision_id = :provision_id AND "
        "entry.withdrawn = 0 ORDER BY entry.sort_key, entry.id"
    ),
    "entries_by_filters": (
        "SELECT e.ref, e.kind, e.title, e.status, '', e.title FROM entry e WHERE e.kind = :kind AND "
        "e.withdrawn = 0 AND (:kind IS NULL OR e.kind = :kind) AND (:status IS NULL OR e.status = :status) AND "
        "(:cites IS NULL OR EXISTS (SELECT 1 FROM citation c JOIN provision p ON p.id = c.provision_id WHERE "
        "c.entry_id = e.id AND p.key = :cites)) AND (:addressee IS NULL OR EXISTS (SELECT 1 FROM addressee a "
        "WHERE a.entry_id = e.id AND a.kind || '' = :addressee)) AND (:measure IS NULL OR EXISTS (SELECT 1 "
        "FROM demand m WHERE m.entry_id = e.id AND m.measure_kind = :measure) OR EXISTS (SELECT 1 FROM charge "
        "m WHERE m.entry_id = e.id AND m.measure_type = :measure)) AND (:due_from IS NULL OR EXISTS (SELECT 1 "
        "FROM follow_up u WHERE u.entry_id = e.id AND coalesce(u.closed_at, '') = '' AND u.due || '' BETWEEN "
        ":due_from AND :due_until)) ORDER BY e.sort_key, e.id LIMIT :limit"
    ),
    "entries_by_filters_and_status": (
        "SELECT e.ref, e.kind, e.title, e.status, '', e.title FROM entry e WHERE e.kind = :kind AND "
        "e.withdrawn = 0 AND e.status = :status AND (:kind IS NULL OR e.kind = :kind) AND (:status IS NULL OR "
        "e.status = :status) AND (:cites IS NULL OR EXISTS (SELECT 1 FROM citation c JOIN provision p ON p.id "
        "= c.provision_id WHERE c.entry_id = e.id AND p.key = :cites)) AND (:addressee IS NULL OR EXISTS "
        "(SELECT 1 FROM addressee a WHERE a.entry_id = e.id AND a.kind || '' = :addressee)) AND (:measure IS "
        "NULL OR EXISTS (SELECT 1 FROM demand m WHERE m.entry_id = e.id AND m.measure_kind = :measure) OR "
        "EXISTS (SELECT 1 FROM charge m WHERE m.entry_id = e.id AND m.measure_type = :measure)) AND (:due_from "
        "IS NULL OR EXISTS (SELECT 1 FROM follow_up u WHERE u.entry_id = e.id AND coalesce(u.closed_at, '') = "
        "'' AND u.due || '' BETWEEN :due_from AND :due_until)) ORDER BY e.sort_key, e.id LIMIT :limit"
    ),
    "entries_by_slug": (
        "SELECT entry.ref, entry.title FROM entry WHERE entry.slug = :slug ORDER BY entry.ref"
    ),
    "entries_by_sort_key": (
        "SELECT entry.ref, entry.title FROM entry WHERE entry.kind = :kind AND entry.withdrawn = 0 AND "
        "entry.sort_key = :sort_key ORDER BY entry.id"
    ),
    "entries_perhaps_disputed": (
        "SELECT entry.id, entry.ref, entry.kind, entry.title, entry.status, entry.status_since, "
        "entry.last_checked, entry.withdrawn, entry.note, entry.stated_status, entry.stated_on, "
        "entry.resolution_id FROM entry WHERE entry.withdrawn = 0 AND (entry.stated_status != entry.status AND "
        "(entry.stated_on || '~') >= entry.status_since OR (EXISTS (SELECT * FROM claim WHERE claim.entry_id = "
        "entry.id AND claim.code != entry.status AND claim.effective_until >= entry.status_since))) ORDER BY "
        "entry.kind DESC, entry.sort_key, entry.id"
    ),
    "entries_with_claims_or_stated_after": (
        "SELECT entry.id, entry.ref, entry.kind, entry.title, entry.status, entry.status_since, "
        "entry.last_checked, entry.withdrawn, entry.note, entry.stated_status, entry.stated_on, "
        "entry.resolution_id FROM entry WHERE (EXISTS (SELECT * FROM claim WHERE claim.entry_id = entry.id)) "
        "OR entry.stated_on > :stated_after ORDER BY entry.kind, entry.sort_key, entry.id"
    ),
    "entry_by_id": (
        "SELECT entry.id, entry.ref, entry.kind, entry.title, entry.status, entry.status_since, "
        "entry.last_checked, entry.withdrawn, entry.note, entry.stated_status, entry.stated_on, "
        "entry.resolution_id FROM entry WHERE entry.id = :id"
    ),
    "entry_by_ref": (
        "SELECT entry.id, entry.ref, entry.kind, entry.title, entry.status, entry.status_since, "
        "entry.last_checked, entry.withdrawn, entry.note, entry.stated_status, entry.stated_on, "
        "entry.resolution_id FROM entry WHERE entry.ref = :ref"
    ),
    "entry_ids_of_resolution": (
        "SELECT entry.ref, entry.id, entry.withdrawn FROM entry WHERE entry.resolution_id = :resolution_id "
        "ORDER BY entry.id"
    ),
    "entry_passes": (
        "SELECT e.id FROM entry e WHERE e.ref = :ref AND (:kind IS NULL OR e.kind = :kind) AND (:status IS "
        "NULL OR e.status = :status) AND (:cites IS NULL OR EXISTS (SELECT 1 FROM citation c JOIN provision p "
        "ON p.id = c.provision_id WHERE c.entry_id = e.id AND p.key = :cites)) AND (:addressee IS NULL OR "
        "EXISTS (SELECT 1 FROM addressee a WHERE a.entry_id = e.id AND a.kind || '' = :addressee)) AND "
        "(:measure IS NULL OR EXISTS (SELECT 1 FROM demand m WHERE m.entry_id = e.id AND m.measure_kind = "
        ":measure) OR EXISTS (SELECT 1 FROM charge m WHERE m.entry_id = e.id AND m.measure_type = :measure)) "
        "AND (:due_from IS NULL OR EXISTS (SELECT 1 FROM follow_up u WHERE u.entry_id = e.id AND "
        "coalesce(u.closed_at, '') = '' AND u.due || '' BETWEEN :due_from AND :due_until))"
    ),
    "entry_provisions": (
        'SELECT provision."key" FROM provision JOIN citation ON citation.provision_id = provision.id WHERE '
        'citation.entry_id = :entry_id GROUP BY provision.id, provision."key" ORDER BY '
        "provision.resolution_id, provision.position"
    ),
    "existing_codes": (
        "SELECT code.scheme, code.code FROM code ORDER BY code.scheme, code.code"
    ),
    "facts_by_words": (
        "SELECT e.ref, e.kind, e.title, e.status, d.language, d.shown FROM search_index JOIN search_document d "
        "ON d.id = search_index.rowid JOIN entry e ON e.id = d.entry_id AND e.withdrawn = 0 AND (:kind IS NULL "
        "OR e.kind = :kind) AND (:status IS NULL OR e.status = :status) AND (:cites IS NULL OR EXISTS (SELECT "
        "1 FROM citation c JOIN provision p ON p.id = c.provision_id WHERE c.entry_id = e.id AND p.key = "
        ":cites)) AND (:addressee IS NULL OR EXISTS (SELECT 1 FROM addressee a WHERE a.entry_id = e.id AND "
        "a.kind || '' = :addressee)) AND (:measure IS NULL OR EXISTS (SELECT 1 FROM demand m WHERE m.entry_id "
        "= e.id AND m.measure_kind = :measure) OR EXISTS (SELECT 1 FROM charge m WHERE m.entry_id = e.id AND "
        "m.measure_type = :measure)) AND (:due_from IS NULL OR EXISTS (SELECT 1 FROM follow_up u WHERE "
        "u.entry_id = e.id AND coalesce(u.closed_at, '') = '' AND u.due || '' BETWEEN :due_from AND "
        ":due_until)) WHERE search_index MATCH :match ORDER BY search_index.rank LIMIT :limit"
    ),
    "facts_by_words_in_order": (
        "SELECT e.ref, e.kind, e.title, e.status, d.language, d.shown FROM search_index JOIN search_document d "
        "ON d.id = search_index.rowid JOIN entry e ON e.id = d.entry_id AND e.withdrawn = 0 AND (:kind IS NULL "
        "OR e.kind = :kind) AND (:status IS NULL OR e.status = :status) AND (:cites IS NULL OR EXISTS (SELECT "
        "1 FROM citation c JOIN provision p ON p.id = c.provision_id WHERE c.entry_id = e.id AND p.key = "
        ":cites)) AND (:addressee IS NULL OR EXISTS (SELECT 1 FROM addressee a WHERE a.entry_id = e.id AND "
        "a.kind || '' = :addressee)) AND (:measure IS NULL OR EXISTS (SELECT 1 FROM demand m WHERE m.entry_id "
        "= e.id AND m.measure_kind = :measure) OR EXISTS (SELECT 1 FROM charge m WHERE m.entry_id = e.id AND "
        "m.measure_type = :measure)) AND (:due_from IS NULL OR EXISTS (SELECT 1 FROM follow_up u WHERE "
        "u.entry_id = e.id AND coalesce(u.closed_at, '') = '' AND u.due || '' BETWEEN :due_from AND "
        ":due_until)) WHERE search_index MATCH :match ORDER BY search_index.rowid LIMIT :limit"
    ),
    "facts_to_index": (
        "SELECT entry.id, entry.title, entry.note, person.role, person.affiliation, organisation.role AS "
        "role_1, charge.allegation, charge.measure, charge.penalty, demand.measure_kind FROM entry LEFT OUTER "
        "JOIN person ON person.entry_id = entry.id LEFT OUTER JOIN organisation ON organisation.entry_id = "
        "entry.id LEFT OUTER JOIN charge ON charge.entry_id = entry.id LEFT OUTER JOIN demand ON "
        "demand.entry_id = entry.id ORDER BY entry.id"
    ),
    "flat_entries": (
        "SELECT entry.ref, entry.kind, entry.title, entry.status, entry.status_since, entry.last_checked, "
        "(SELECT group_concat(anon_2.\"key\", '; ') AS group_concat_1 FROM (SELECT provision.\"key\" AS \"key\" FROM "
        "provision JOIN citation ON citation.provision_id = provision.id WHERE citation.entry_id = entry.id "
        'GROUP BY provision.id, provision."key" ORDER BY provision.resolution_id, provision.position) AS '
        "anon_2) AS anon_1 FROM entry WHERE entry.kind = :kind AND entry.withdrawn = 0 ORDER BY "
        "entry.sort_key, entry.id"
    ),
    "follow_up_by_id": (
        "SELECT follow_up.id, entry.ref, follow_up.action, follow_up.starts, follow_up.due, follow_up.rrule, "
        "follow_up.assignee, follow_up.note, follow_up.created_at, follow_up.created_by, follow_up.closed_at "
        "FROM follow_up JOIN entry ON entry.id = follow_up.entry_id WHERE follow_up.id = :follow_up_id"
    ),
    "follow_ups_due": (
        "SELECT follow_up.id, entry.ref, follow_up.action, follow_up.starts, follow_up.due, follow_up.rrule, "
        "follow_up.assignee, follow_up.note, follow_up.created_at, follow_up.created_by, follow_up.closed_at, "
        "entry.title FROM follow_up JOIN entry ON entry.id = follow_up.entry_id WHERE follow_up.closed_at IS "
        "NULL AND follow_up.due <= :until ORDER BY follow_up.due, follow_up.id"
    ),
    "follow_ups_of_entry": (
        "SELECT follow_up.id, entry.ref, follow_up.action, follow_up.starts, follow_up.due, follow_up.rrule, "
        "follow_up.assignee, follow_up.note, follow_up.created_at, follow_up.created_by, follow_up.closed_at "
        "FROM follow_up JOIN entry ON entry.id = follow_up.entry_id WHERE follow_up.entry_id = :entry_id ORDER "
        "BY follow_up.due, follow_up.id"
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
    "held_since": (
        "SELECT entry.ref, entry.title, entry.status, entry.status_since FROM entry WHERE entry.kind = "
        "'person' AND entry.withdrawn = 0 AND entry.status = :status ORDER BY entry.status_since, "
        "entry.sort_key, entry.id"
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
        "source_title, source_url, source_seen, confidence, note, supersedes, previous_hash, hash) VALUES "
        "(:id, :node_id, :number, :entry_id, :entry_kind, :code, :kind, :effective, :effective_qualifier, "
        ":effective_from, :effective_until, :recorded_at, :recorded_by, :source_type, :source_title, "
        ":source_url, :source_seen, :confidence, :note, :supersedes, :previous_hash, :hash)"
    ),
    "insert_code": (
        "INSERT INTO code (scheme, code, position, definition, mapping) VALUES (:scheme, :code, :position, "
        ":definition, :mapping)"
    ),
    "insert_code_label": (
        "INSERT INTO code_label (scheme, code, language, label) VALUES (:scheme, :code, :language, :label)"
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
    "insert_entry": (
        "INSERT INTO entry (id, ref, slug, kind, resolution_id, title, sort_key, note, stated_status, "
        "stated_on, status, status_since, last_checked, withdrawn) VALUES (:id, :ref, :slug, :kind, "
        ":resolution_id, :title, :sort_key, :note, :stated_status, :stated_on, :status, :status_since, "
        ":last_checked, :withdrawn)"
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
    "insert_organisation": (
        "INSERT INTO organisation (entry_id, type, role) VALUES (:entry_id, :type, :role)"
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
    "insert_search_document": (
        "INSERT INTO search_document (id, source, source_id, language, entry_id, shown, title, facts, note, "
        "body) VALUES (:id, :source, :source_id, :language, :entry_id, :shown, :title, :facts, :note, :body)"
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
    "keep_counts": (
        "INSERT INTO entry_count (kind, status, number) SELECT entry.kind, coalesce(entry.status, '') AS "
        "coalesce_1, count(*) AS count_1 FROM entry WHERE entry.withdrawn = 0 GROUP BY entry.kind, "
        "entry.status"
    ),
    "kept_counts": (
        "SELECT entry_count.kind, nullif(entry_count.status, '') AS nullif_1, entry_count.number FROM "
        "entry_count WHERE entry_count.number != 0 ORDER BY entry_count.kind, entry_count.status"
    ),
    "labels_of_language": (
        "SELECT code_label.scheme, code_label.code, code_label.label FROM code_label WHERE code_label.language "
        "= :language"
    ),
    "last_claim_of_node": (
        "SELECT claim.number, claim.hash, claim.recorded_at FROM claim WHERE claim.node_id = :node_id ORDER BY "
        "claim.number DESC LIMIT 1 OFFSET 0"
    ),
    "latest_claims_of_node": (
        "SELECT claim.node_id, claim.number, entry.ref, claim.code, claim.kind, claim.effective, "
        "claim.effective_qualifier, claim.recorded_at, claim.recorded_by, claim.source_type, "
        "claim.source_title, claim.source_url, claim.source_seen, claim.confidence, claim.note, "
        "claim.supersedes, claim.previous_hash, claim.hash FROM claim JOIN entry ON entry.id = claim.entry_id "
        "WHERE claim.node_id = :node_id ORDER BY claim.number DESC LIMIT :limit OFFSET 0"
    ),
    "legal_basis_of_entry": (
        "SELECT legal_basis.article FROM legal_basis WHERE legal_basis.entry_id = :entry_id ORDER BY "
        "legal_basis.position"
    ),
    "links_from_entry": (
        "SELECT link.relation, entry_1.ref, entry_1.kind, entry_1.title, entry_1.status FROM link JOIN entry "
        "AS entry_1 ON entry_1.id = link.target_id WHERE link.entry_id = :entry_id ORDER BY link.relation, "
        "link.position"
    ),
    "links_to_entry": (
        "SELECT link.relation, entry_1.ref, entry_1.kind, entry_1.title, entry_1.status FROM link JOIN entry "
        "AS entry_1 ON entry_1.id = link.entry_id WHERE link.target_id = :entry_id AND entry_1.withdrawn = 0 "
        "ORDER BY link.relation, entry_1.sort_key, entry_1.id"
    ),
    "list_entries": (
        "SELECT entry.id, entry.ref, entry.kind, entry.title, entry.status, entry.status_since, "
        "entry.last_checked, entry.withdrawn, entry.sort_key FROM entry WHERE entry.kind = :kind AND "
        "entry.withdrawn = 0 AND (:cites IS NULL OR (EXISTS (SELECT * FROM citation, provision WHERE "
        'citation.entry_id = entry.id AND citation.provision_id = provision.id AND provision."key" = :cites))) '
        "AND (:measure IS NULL OR (EXISTS (SELECT * FROM demand WHERE demand.entry_id = entry.id AND "
        "demand.measure_kind = :measure)) OR (EXISTS (SELECT * FROM charge WHERE charge.entry_id = entry.id "
        "AND charge.measure_type = :measure))) AND (:addressee IS NULL OR (EXISTS (SELECT * FROM addressee "
        "WHERE addressee.entry_id = entry.id AND addressee.kind = :addressee))) ORDER BY entry.sort_key, "
        "entry.id LIMIT :limit OFFSET 0"
    ),
    "list_entries_after": (
        "SELECT entry.id, entry.ref, entry.kind, entry.title, entry.status, entry.status_since, "
        "entry.last_checked, entry.withdrawn, entry.sort_key FROM entry WHERE entry.kind = :kind AND "
        "entry.withdrawn = 0 AND (:cites IS NULL OR (EXISTS (SELECT * FROM citation, provision WHERE "
        'citation.entry_id = entry.id AND citation.provision_id = provision.id AND provision."key" = :cites))) '
        "AND (:measure IS NULL OR (EXISTS (SELECT * FROM demand WHERE demand.entry_id = entry.id AND "
        "demand.measure_kind = :measure)) OR (EXISTS (SELECT * FROM charge WHERE charge.entry_id = entry.id "
        "AND charge.measure_type = :measure))) AND (:addressee IS NULL OR (EXISTS (SELECT * FROM addressee "
        "WHERE addressee.entry_id = entry.id AND addressee.kind = :addressee))) AND (entry.sort_key, entry.id) "
        "> (:after_key, :after_id) ORDER BY entry.sort_key, entry.id LIMIT :limit OFFSET 0"
    ),
    "list_entries_by_status": (
        "SELECT entry.id, entry.ref, entry.kind, entry.title, entry.status, entry.status_since, "
        "entry.last_checked, entry.withdrawn, entry.sort_key FROM entry WHERE entry.kind = :kind AND "
        "entry.withdrawn = 0 AND (:cites IS NULL OR (EXISTS (SELECT * FROM citation, provision WHERE "
        'citation.entry_id = entry.id AND citation.provision_id = provision.id AND provision."key" = :cites))) '
        "AND (:measure IS NULL OR (EXISTS (SELECT * FROM demand WHERE demand.entry_id = entry.id AND "
        "demand.measure_kind = :measure)) OR (EXISTS (SELECT * FROM charge WHERE charge.entry_id = entry.id "
        "AND charge.measure_type = :measure))) AND (:addressee IS NULL OR (EXISTS (SELECT * FROM addressee "
        "WHERE addressee.entry_id = entry.id AND addressee.kind = :addressee))) AND entry.status = :status "
        "ORDER BY entry.sort_key, entry.id LIMIT :limit OFFSET 0"
    ),
    "list_entries_by_status_after": (
        "SELECT entry.id, entry.ref, entry.kind, entry.title, entry.status, entry.status_since, "
        "entry.last_checked, entry.withdrawn, entry.sort_key FROM entry WHERE entry.kind = :kind AND "
        "entry.withdrawn = 0 AND (:cites IS NULL OR (EXISTS (SELECT * FROM citation, provision WHERE "
        'citation.entry_id = entry.id AND citation.provision_id = provision.id AND provision."key" = :cites))) '
        "AND (:measure IS NULL OR (EXISTS (SELECT * FROM demand WHERE demand.entry_id = entry.id AND "
        "demand.measure_kind = :measure)) OR (EXISTS (SELECT * FROM charge WHERE charge.entry_id = entry.id "
        "AND charge.measure_type = :measure))) AND (:addressee IS NULL OR (EXISTS (SELECT * FROM addressee "
        "WHERE addressee.entry_id = entry.id AND addressee.kind = :addressee))) AND entry.status = :status AND "
        "(entry.sort_key, entry.id) > (:after_key, :after_id) ORDER BY entry.sort_key, entry.id LIMIT :limit "
        "OFFSET 0"
    ),
    "list_entries_linked": (
        "SELECT entry.id, entry.ref, entry.kind, entry.title, entry.status, entry.status_since, "
        "entry.last_checked, entry.withdrawn, entry.sort_key FROM entry WHERE (entry.kind || '') = :kind AND "
        "entry.withdrawn = 0 AND (:cites IS NULL OR (EXISTS (SELECT * FROM citation, provision WHERE "
        'citation.entry_id = entry.id AND citation.provision_id = provision.id AND provision."key" = :cites))) '
        "AND (:measure IS NULL OR (EXISTS (SELECT * FROM demand WHERE demand.entry_id = entry.id AND "
        "demand.measure_kind = :measure)) OR (EXISTS (SELECT * FROM charge WHERE charge.entry_id = entry.id "
        "AND charge.measure_type = :measure))) AND (:addressee IS NULL OR (EXISTS (SELECT * FROM addressee "
        "WHERE addressee.entry_id = entry.id AND addressee.kind = :addressee))) AND entry.id IN (SELECT "
        "link.entry_id FROM link WHERE link.target_id = :linked UNION SELECT counted_group.entry_id FROM "
        "counted_group JOIN group_member ON group_member.group_id = counted_group.id WHERE "
        "group_member.entry_id = :linked) AND (:status IS NULL OR entry.status = :status) AND (:after_key IS "
        "NULL OR (entry.sort_key, entry.id) > (:after_key, :after_id)) ORDER BY entry.sort_key, entry.id LIMIT "
        ":limit OFFSET 0"
    ),
    "marks_of_provision": (
        'SELECT footnote_mark.language, footnote_mark.number, footnote_mark."offset" FROM footnote_mark WHERE '
        "footnote_mark.provision_id = :provision_id ORDER BY footnote_mark.language, footnote_mark.number"
    ),
    "members_of_group": (
        "SELECT entry.ref, entry.title, entry.status FROM entry JOIN group_member ON group_member.entry_id = "
        "entry.id WHERE group_member.group_id = :group_id ORDER BY entry.sort_key, entry.id"
    ),
    "name_forms_of_entry": (
        "SELECT name_form.language, name_form.form, name_form.grammatical_case, name_form.origin, "
        "name_form.source FROM name_form WHERE name_form.entry_id = :entry_id ORDER BY name_form.language, "
        "name_form.origin, name_form.id"
    ),
    "names_by_words": (
        "SELECT e.ref, e.kind, e.title, e.status, f.language, f.form FROM name_index JOIN name_form f ON f.id "
        "= name_index.rowid AND (:language IS NULL OR f.language = :language) JOIN entry e ON e.id = "
        "f.entry_id AND e.withdrawn = 0 AND (:kind IS NULL OR e.kind = :kind) AND (:status IS NULL OR e.status "
        "= :status) AND (:cites IS NULL OR EXISTS (SELECT 1 FROM citation c JOIN provision p ON p.id = "
        "c.provision_id WHERE c.entry_id = e.id AND p.key = :cites)) AND (:addressee IS NULL OR EXISTS (SELECT "
        "1 FROM addressee a WHERE a.entry_id = e.id AND a.kind || '' = :addressee)) AND (:measure IS NULL OR "
        "EXISTS (SELECT 1 FROM demand m WHERE m.entry_id = e.id AND m.measure_kind = :measure) OR EXISTS "
        "(SELECT 1 FROM charge m WHERE m.entry_id = e.id AND m.measure_type = :measure)) AND (:due_from IS "
        "NULL OR EXISTS (SELECT 1 FROM follow_up u WHERE u.entry_id = e.id AND coalesce(u.closed_at, '') = '' "
        "AND u.due || '' BETWEEN :due_from AND :due_until)) WHERE name_index MATCH :match ORDER BY "
        "name_index.rowid LIMIT :limit"
    ),
    "notes_by_words": (
        "SELECT e.ref, e.kind, e.title, e.status, d.language, d.shown FROM search_index JOIN search_document d "
        "ON d.id = search_index.rowid JOIN entry e ON e.id = d.entry_id AND e.withdrawn = 0 AND (:kind IS NULL "
        "OR e.kind = :kind) AND (:status IS NULL OR e.status = :status) AND (:cites IS NULL OR EXISTS (SELECT "
        "1 FROM citation c JOIN provision p ON p.id = c.provision_id WHERE c.entry_id = e.id AND p.key = "
        ":cites)) AND (:addressee IS NULL OR EXISTS (SELECT 1 FROM addressee a WHERE a.entry_id = e.id AND "
        "a.kind || '' = :addressee)) AND (:measure IS NULL OR EXISTS (SELECT 1 FROM demand m WHERE m.entry_id "
        "= e.id AND m.measure_kind = :measure) OR EXISTS (SELECT 1 FROM charge m WHERE m.entry_id = e.id AND "
        "m.measure_type = :measure)) AND (:due_from IS NULL OR EXISTS (SELECT 1 FROM follow_up u WHERE "
        "u.entry_id = e.id AND coalesce(u.closed_at, '') = '' AND u.due || '' BETWEEN :due_from AND "
        ":due_until)) WHERE search_index MATCH :match ORDER BY search_index.rank LIMIT :limit"
    ),
    "notes_by_words_in_order": (
        "SELECT e.ref, e.kind, e.title, e.status, d.language, d.shown FROM search_index JOIN search_document d "
        "ON d.id = search_index.rowid JOIN entry e ON e.id = d.entry_id AND e.withdrawn = 0 AND (:kind IS NULL "
        "OR e.kind = :kind) AND (:status IS NULL OR e.status = :status) AND (:cites IS NULL OR EXISTS (SELECT "
        "1 FROM citation c JOIN provision p ON p.id = c.provision_id WHERE c.entry_id = e.id AND p.key = "
        ":cites)) AND (:addressee IS NULL OR EXISTS (SELECT 1 FROM addressee a WHERE a.entry_id = e.id AND "
        "a.kind || '' = :addressee)) AND (:measure IS NULL OR EXISTS (SELECT 1 FROM demand m WHERE m.entry_id "
        "= e.id AND m.measure_kind = :measure) OR EXISTS (SELECT 1 FROM charge m WHERE m.entry_id = e.id AND "
        "m.measure_type = :measure)) AND (:due_from IS NULL OR EXISTS (SELECT 1 FROM follow_up u WHERE "
        "u.entry_id = e.id AND coalesce(u.closed_at, '') = '' AND u.due || '' BETWEEN :due_from AND "
        ":due_until)) WHERE search_index MATCH :match ORDER BY search_index.rowid LIMIT :limit"
    ),
    "notes_to_index": (
        "SELECT claim.id, claim.entry_id, claim.note, claim.source_title FROM claim WHERE claim.note != '' OR "
        "claim.source_title != '' ORDER BY claim.id"
    ),
    "organisation_by_id": (
        "SELECT organisation.type, organisation.role FROM organisation WHERE organisation.entry_id = :entry_id"
    ),
    "own_node": (
        "SELECT node.id FROM node WHERE node.is_own = 1"
    ),
    "paragraphs_by_key": (
        "SELECT paragraph.language, paragraph.label, paragraph.text FROM paragraph JOIN provision ON "
        "provision.id = paragraph.provision_id WHERE provision.resolution_id = :resolution_id AND "
        'provision."key" = :key ORDER BY paragraph.language'
    ),
    "paragraphs_by_words": (
        "SELECT p.key, p.kind, p.key, NULL, d.language, g.text FROM search_index JOIN search_document d ON "
        "d.id = search_index.rowid JOIN provision p ON p.id = d.source_id JOIN paragraph g ON g.provision_id = "
        "d.source_id AND g.language = d.language WHERE search_index MATCH :match AND (:language IS NULL OR "
        "d.language = :language) AND (:cites IS NULL OR p.key = :cites) AND (:kind IS NULL OR p.kind = :kind) "
        "ORDER BY search_index.rank LIMIT :limit"
    ),
    "paragraphs_by_words_in_order": (
        "SELECT p.key, p.kind, p.key, NULL, d.language, g.text FROM search_index JOIN search_document d ON "
        "d.id = search_index.rowid JOIN provision p ON p.id = d.source_id JOIN paragraph g ON g.provision_id = "
        "d.source_id AND g.language = d.language WHERE search_index MATCH :match AND (:language IS NULL OR "
        "d.language = :language) AND (:cites IS NULL OR p.key = :cites) AND (:kind IS NULL OR p.kind = :kind) "
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
    "person_by_id": (
        "SELECT person.role, person.affiliation FROM person WHERE person.entry_id = :entry_id"
    ),
    "provisions_by_key": (
        'SELECT provision.id, provision.resolution_id, resolution.reference, provision."key", provision.kind '
        'FROM provision JOIN resolution ON resolution.id = provision.resolution_id WHERE provision."key" = '
        ":key ORDER BY resolution.adopted DESC, resolution.id LIMIT 1 OFFSET 0"
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
    "rebuild_name_index": (
        "INSERT INTO name_index (name_index) VALUES ('rebuild')"
    ),
    "rebuild_search_index": (
        "INSERT INTO search_index (search_index) VALUES ('rebuild')"
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
    "set_folded": (
        "UPDATE name_form SET folded=:new_folded, fold_key=:new_fold_key WHERE name_form.id = :form_id"
    ),
    "stale_entries": (
        "SELECT entry.ref, entry.title, entry.status, entry.last_checked FROM entry WHERE entry.kind = :kind "
        "AND entry.withdrawn = 0 AND entry.last_checked < :before ORDER BY entry.last_checked, entry.sort_key, "
        "entry.id LIMIT :limit OFFSET 0"
    ),
    "stated_dates_of_entry": (
        "SELECT stated_date.date, stated_date.means, stated_date.languages FROM stated_date WHERE "
        "stated_date.entry_id = :entry_id ORDER BY stated_date.position"
    ),
    "statement_by_id": (
        "SELECT statement.kind FROM statement WHERE statement.entry_id = :entry_id"
    ),
    "titles_by_words": (
        "SELECT e.ref, e.kind, e.title, e.status, d.language, e.title FROM search_index JOIN search_document d "
        "ON d.id = search_index.rowid JOIN entry e ON e.id = d.entry_id AND e.withdrawn = 0 AND (:kind IS NULL "
        "OR e.kind = :kind) AND (:status IS NULL OR e.status = :status) AND (:cites IS NULL OR EXISTS (SELECT "
        "1 FROM citation c JOIN provision p ON p.id = c.provision_id WHERE c.entry_id = e.id AND p.key = "
        ":cites)) AND (:addressee IS NULL OR EXISTS (SELECT 1 FROM addressee a WHERE a.entry_id = e.id AND "
        "a.kind || '' = :addressee)) AND (:measure IS NULL OR EXISTS (SELECT 1 FROM demand m WHERE m.entry_id "
        "= e.id AND m.measure_kind = :measure) OR EXISTS (SELECT 1 FROM charge m WHERE m.entry_id = e.id AND "
        "m.measure_type = :measure)) AND (:due_from IS NULL OR EXISTS (SELECT 1 FROM follow_up u WHERE "
        "u.entry_id = e.id AND coalesce(u.closed_at, '') = '' AND u.due || '' BETWEEN :due_from AND "
        ":due_until)) WHERE search_index MATCH :match ORDER BY search_index.rank LIMIT :limit"
    ),
    "titles_by_words_in_order": (
        "SELECT e.ref, e.kind, e.title, e.status, d.language, e.title FROM search_index JOIN search_document d "
        "ON d.id = search_index.rowid JOIN entry e ON e.id = d.entry_id AND e.withdrawn = 0 AND (:kind IS NULL "
        "OR e.kind = :kind) AND (:status IS NULL OR e.status = :status) AND (:cites IS NULL OR EXISTS (SELECT "
        "1 FROM citation c JOIN provision p ON p.id = c.provision_id WHERE c.entry_id = e.id AND p.key = "
        ":cites)) AND (:addressee IS NULL OR EXISTS (SELECT 1 FROM addressee a WHERE a.entry_id = e.id AND "
        "a.kind || '' = :addressee)) AND (:measure IS NULL OR EXISTS (SELECT 1 FROM demand m WHERE m.entry_id "
        "= e.id AND m.measure_kind = :measure) OR EXISTS (SELECT 1 FROM charge m WHERE m.entry_id = e.id AND "
        "m.measure_type = :measure)) AND (:due_from IS NULL OR EXISTS (SELECT 1 FROM follow_up u WHERE "
        "u.entry_id = e.id AND coalesce(u.closed_at, '') = '' AND u.due || '' BETWEEN :due_from AND "
        ":due_until)) WHERE search_index MATCH :match ORDER BY search_index.rowid LIMIT :limit"
    ),
    "titles_to_index": (
        "SELECT entry.id, entry.title FROM entry WHERE NOT (EXISTS (SELECT * FROM name_form WHERE "
        "name_form.entry_id = entry.id AND name_form.form = entry.title)) ORDER BY entry.id"
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
        "stated_status=:new_stated_status, stated_on=:new_stated_on, withdrawn=0 WHERE entry.id = :entry_id"
    ),
    "update_follow_up_due": (
        "UPDATE follow_up SET due=:new_due WHERE follow_up.id = :follow_up_id"
    ),
    "update_resolution": (
        "UPDATE resolution SET reference=:new_reference, adopted=:new_adopted, body=:new_body, "
        "title=:new_title WHERE resolution.id = :resolution_id"
    ),
    "versions_of_resolution": (
        "SELECT version.language, version.title, version.stage, version.file, version.sha256 FROM version "
        "WHERE version.resolution_id = :resolution_id ORDER BY version.position"
    ),
    "withdraw_entry": (
        "UPDATE entry SET withdrawn=1 WHERE entry.id = :entry_id"
    ),
}

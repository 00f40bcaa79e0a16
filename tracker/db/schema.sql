CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

CREATE TABLE code (
	scheme VARCHAR NOT NULL, 
	code VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	definition VARCHAR NOT NULL, 
	mapping VARCHAR NOT NULL, 
	CONSTRAINT pk_code PRIMARY KEY (scheme, code)
);

CREATE TABLE node (
	id VARCHAR NOT NULL, 
	created_at VARCHAR NOT NULL, 
	is_own BOOLEAN NOT NULL, 
	CONSTRAINT pk_node PRIMARY KEY (id)
);

CREATE TABLE resolution (
	id VARCHAR NOT NULL, 
	reference VARCHAR NOT NULL, 
	adopted VARCHAR NOT NULL, 
	body VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	CONSTRAINT pk_resolution PRIMARY KEY (id)
);

CREATE TABLE code_label (
	scheme VARCHAR NOT NULL, 
	code VARCHAR NOT NULL, 
	language VARCHAR NOT NULL, 
	label VARCHAR NOT NULL, 
	CONSTRAINT pk_code_label PRIMARY KEY (scheme, code, language), 
	CONSTRAINT fk_code_label_scheme_code_code FOREIGN KEY(scheme, code) REFERENCES code (scheme, code)
);

CREATE TABLE entry (
	id INTEGER NOT NULL, 
	ref VARCHAR NOT NULL, 
	slug VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	resolution_id VARCHAR, 
	title VARCHAR NOT NULL, 
	sort_key VARCHAR NOT NULL, 
	note VARCHAR NOT NULL, 
	stated_status VARCHAR, 
	stated_on VARCHAR, 
	status VARCHAR, 
	status_since VARCHAR, 
	last_checked VARCHAR, 
	withdrawn BOOLEAN NOT NULL, sensitivity VARCHAR DEFAULT '' NOT NULL, words VARCHAR DEFAULT '' NOT NULL, 
	CONSTRAINT pk_entry PRIMARY KEY (id), 
	CONSTRAINT fk_entry_stated_code FOREIGN KEY(kind, stated_status) REFERENCES code (scheme, code), 
	CONSTRAINT fk_entry_status_code FOREIGN KEY(kind, status) REFERENCES code (scheme, code), 
	CONSTRAINT fk_entry_resolution_id_resolution FOREIGN KEY(resolution_id) REFERENCES resolution (id), 
	CONSTRAINT uq_entry_ref UNIQUE (ref)
);

CREATE INDEX ix_entry_kind_sort_key ON entry (kind, withdrawn, sort_key, id);

CREATE INDEX ix_entry_slug ON entry (slug);

CREATE TABLE provision (
	id INTEGER NOT NULL, 
	resolution_id VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	confidence DOUBLE NOT NULL, 
	CONSTRAINT pk_provision PRIMARY KEY (id), 
	CONSTRAINT fk_provision_resolution_id_resolution FOREIGN KEY(resolution_id) REFERENCES resolution (id), 
	CONSTRAINT uq_provision_resolution_id_key UNIQUE (resolution_id, "key")
);

CREATE TABLE resolution_identifier (
	resolution_id VARCHAR NOT NULL, 
	scheme VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	CONSTRAINT pk_resolution_identifier PRIMARY KEY (resolution_id, scheme), 
	CONSTRAINT fk_resolution_identifier_resolution_id_resolution FOREIGN KEY(resolution_id) REFERENCES resolution (id)
);

CREATE TABLE version (
	resolution_id VARCHAR NOT NULL, 
	language VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	title VARCHAR NOT NULL, 
	stage VARCHAR NOT NULL, 
	file VARCHAR NOT NULL, 
	sha256 VARCHAR NOT NULL, orthography VARCHAR DEFAULT '' NOT NULL, 
	CONSTRAINT pk_version PRIMARY KEY (resolution_id, language), 
	CONSTRAINT fk_version_resolution_id_resolution FOREIGN KEY(resolution_id) REFERENCES resolution (id)
);

CREATE TABLE charge (
	entry_id INTEGER NOT NULL, 
	allegation VARCHAR NOT NULL, 
	measure VARCHAR NOT NULL, 
	measure_type VARCHAR NOT NULL, 
	favourable BOOLEAN NOT NULL, 
	penalty VARCHAR NOT NULL, 
	penalty_kind VARCHAR NOT NULL, 
	CONSTRAINT pk_charge PRIMARY KEY (entry_id), 
	CONSTRAINT fk_charge_entry_id_entry FOREIGN KEY(entry_id) REFERENCES entry (id)
);

CREATE TABLE citation (
	id INTEGER NOT NULL, 
	entry_id INTEGER NOT NULL, 
	provision_id INTEGER NOT NULL, 
	supports VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT pk_citation PRIMARY KEY (id), 
	CONSTRAINT fk_citation_entry_id_entry FOREIGN KEY(entry_id) REFERENCES entry (id), 
	CONSTRAINT fk_citation_provision_id_provision FOREIGN KEY(provision_id) REFERENCES provision (id)
);

CREATE INDEX ix_citation_entry_id ON citation (entry_id);

CREATE INDEX ix_citation_provision_id ON citation (provision_id);

CREATE TABLE claim (
	id INTEGER NOT NULL, 
	node_id VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	entry_id INTEGER NOT NULL, 
	entry_kind VARCHAR NOT NULL, 
	code VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	effective VARCHAR NOT NULL, 
	effective_qualifier VARCHAR NOT NULL, 
	effective_from VARCHAR NOT NULL, 
	effective_until VARCHAR NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	recorded_by VARCHAR NOT NULL, 
	source_type VARCHAR NOT NULL, 
	source_title VARCHAR NOT NULL, 
	source_url VARCHAR NOT NULL, 
	source_seen VARCHAR NOT NULL, 
	confidence VARCHAR NOT NULL, 
	note VARCHAR NOT NULL, 
	supersedes VARCHAR, 
	previous_hash VARCHAR NOT NULL, 
	hash VARCHAR NOT NULL, salt VARCHAR DEFAULT '' NOT NULL, 
	CONSTRAINT pk_claim PRIMARY KEY (id), 
	CONSTRAINT fk_claim_entry_id_entry FOREIGN KEY(entry_id) REFERENCES entry (id), 
	CONSTRAINT fk_claim_entry_kind_code_code FOREIGN KEY(entry_kind, code) REFERENCES code (scheme, code), 
	CONSTRAINT fk_claim_node_id_node FOREIGN KEY(node_id) REFERENCES node (id), 
	CONSTRAINT uq_claim_hash UNIQUE (hash), 
	CONSTRAINT uq_claim_node_id_number UNIQUE (node_id, number)
);

CREATE INDEX ix_claim_entry_id ON claim (entry_id, effective_until, id);

CREATE TABLE counted_group (
	id INTEGER NOT NULL, 
	entry_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	label VARCHAR NOT NULL, 
	count INTEGER, 
	qualifier VARCHAR, 
	CONSTRAINT pk_counted_group PRIMARY KEY (id), 
	CONSTRAINT fk_counted_group_entry_id_entry FOREIGN KEY(entry_id) REFERENCES entry (id)
);

CREATE INDEX ix_counted_group_entry_id ON counted_group (entry_id);

CREATE TABLE demand (
	entry_id INTEGER NOT NULL, 
	measure_kind VARCHAR NOT NULL, 
	strength VARCHAR NOT NULL, 
	CONSTRAINT pk_demand PRIMARY KEY (entry_id), 
	CONSTRAINT fk_demand_entry_id_entry FOREIGN KEY(entry_id) REFERENCES entry (id)
);

CREATE TABLE difference (
	entry_id INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	severity VARCHAR NOT NULL, 
	odd_versions VARCHAR NOT NULL, 
	provision_id INTEGER NOT NULL, 
	CONSTRAINT pk_difference PRIMARY KEY (entry_id), 
	CONSTRAINT fk_difference_entry_id_entry FOREIGN KEY(entry_id) REFERENCES entry (id), 
	CONSTRAINT fk_difference_provision_id_provision FOREIGN KEY(provision_id) REFERENCES provision (id)
);

CREATE INDEX ix_difference_provision_id ON difference (provision_id);

CREATE TABLE follow_up (
	id INTEGER NOT NULL, 
	entry_id INTEGER NOT NULL, 
	action VARCHAR NOT NULL, 
	starts VARCHAR NOT NULL, 
	due VARCHAR NOT NULL, 
	rrule VARCHAR NOT NULL, 
	assignee VARCHAR NOT NULL, 
	note VARCHAR NOT NULL, 
	created_at VARCHAR NOT NULL, 
	created_by VARCHAR NOT NULL, 
	closed_at VARCHAR, 
	CONSTRAINT pk_follow_up PRIMARY KEY (id), 
	CONSTRAINT fk_follow_up_entry_id_entry FOREIGN KEY(entry_id) REFERENCES entry (id)
);

CREATE INDEX ix_follow_up_due ON follow_up (closed_at, due);

CREATE INDEX ix_follow_up_entry_id ON follow_up (entry_id);

CREATE TABLE link (
	entry_id INTEGER NOT NULL, 
	relation VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	target_id INTEGER NOT NULL, 
	CONSTRAINT pk_link PRIMARY KEY (entry_id, relation, position), 
	CONSTRAINT fk_link_entry_id_entry FOREIGN KEY(entry_id) REFERENCES entry (id), 
	CONSTRAINT fk_link_target_id_entry FOREIGN KEY(target_id) REFERENCES entry (id)
);

CREATE INDEX ix_link_target ON link (target_id, relation);

CREATE TABLE name_form (
	id INTEGER NOT NULL, 
	entry_id INTEGER NOT NULL, 
	language VARCHAR NOT NULL, 
	form VARCHAR NOT NULL, 
	grammatical_case VARCHAR NOT NULL, 
	folded VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	source VARCHAR NOT NULL, 
	recorded_at VARCHAR, 
	recorded_by VARCHAR, orthography VARCHAR DEFAULT '' NOT NULL, fold_key VARCHAR DEFAULT '' NOT NULL, 
	CONSTRAINT pk_name_form PRIMARY KEY (id), 
	CONSTRAINT fk_name_form_entry_id_entry FOREIGN KEY(entry_id) REFERENCES entry (id)
);

CREATE INDEX ix_name_form_entry_id ON name_form (entry_id, language);

CREATE INDEX ix_name_form_folded ON name_form (folded);

CREATE TABLE organisation (
	entry_id INTEGER NOT NULL, 
	type VARCHAR NOT NULL, 
	role VARCHAR NOT NULL, 
	CONSTRAINT pk_organisation PRIMARY KEY (entry_id), 
	CONSTRAINT fk_organisation_entry_id_entry FOREIGN KEY(entry_id) REFERENCES entry (id)
);

CREATE TABLE paragraph (
	provision_id INTEGER NOT NULL, 
	language VARCHAR NOT NULL, 
	label VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	first_line INTEGER NOT NULL, 
	CONSTRAINT pk_paragraph PRIMARY KEY (provision_id, language), 
	CONSTRAINT fk_paragraph_provision_id_provision FOREIGN KEY(provision_id) REFERENCES provision (id)
);

CREATE TABLE person (
	entry_id INTEGER NOT NULL, 
	role VARCHAR NOT NULL, 
	affiliation VARCHAR NOT NULL, 
	CONSTRAINT pk_person PRIMARY KEY (entry_id), 
	CONSTRAINT fk_person_entry_id_entry FOREIGN KEY(entry_id) REFERENCES entry (id)
);

CREATE TABLE stated_date (
	entry_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	date VARCHAR NOT NULL, 
	means VARCHAR NOT NULL, 
	languages VARCHAR NOT NULL, 
	CONSTRAINT pk_stated_date PRIMARY KEY (entry_id, position), 
	CONSTRAINT fk_stated_date_entry_id_entry FOREIGN KEY(entry_id) REFERENCES entry (id)
);

CREATE TABLE statement (
	entry_id INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	CONSTRAINT pk_statement PRIMARY KEY (entry_id), 
	CONSTRAINT fk_statement_entry_id_entry FOREIGN KEY(entry_id) REFERENCES entry (id)
);

CREATE TABLE addressee (
	entry_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	organisation_id INTEGER, 
	implied BOOLEAN NOT NULL, 
	CONSTRAINT pk_addressee PRIMARY KEY (entry_id, position), 
	CONSTRAINT fk_addressee_entry_id_demand FOREIGN KEY(entry_id) REFERENCES demand (entry_id), 
	CONSTRAINT fk_addressee_organisation_id_organisation FOREIGN KEY(organisation_id) REFERENCES organisation (entry_id)
);

CREATE INDEX ix_addressee_organisation_id ON addressee (organisation_id);

CREATE TABLE follow_up_done (
	id INTEGER NOT NULL, 
	follow_up_id INTEGER NOT NULL, 
	due VARCHAR NOT NULL, 
	done_on VARCHAR NOT NULL, 
	result VARCHAR NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	recorded_by VARCHAR NOT NULL, 
	CONSTRAINT pk_follow_up_done PRIMARY KEY (id), 
	CONSTRAINT fk_follow_up_done_follow_up_id_follow_up FOREIGN KEY(follow_up_id) REFERENCES follow_up (id)
);

CREATE INDEX ix_follow_up_done_follow_up_id ON follow_up_done (follow_up_id);

CREATE TABLE footnote_mark (
	provision_id INTEGER NOT NULL, 
	language VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	"offset" INTEGER NOT NULL, 
	CONSTRAINT pk_footnote_mark PRIMARY KEY (provision_id, language, number), 
	CONSTRAINT fk_footnote_mark_provision_id_language_paragraph FOREIGN KEY(provision_id, language) REFERENCES paragraph (provision_id, language)
);

CREATE TABLE group_member (
	group_id INTEGER NOT NULL, 
	entry_id INTEGER NOT NULL, 
	CONSTRAINT pk_group_member PRIMARY KEY (group_id, entry_id), 
	CONSTRAINT fk_group_member_entry_id_entry FOREIGN KEY(entry_id) REFERENCES entry (id), 
	CONSTRAINT fk_group_member_group_id_counted_group FOREIGN KEY(group_id) REFERENCES counted_group (id)
);

CREATE INDEX ix_group_member_entry_id ON group_member (entry_id);

CREATE TABLE legal_basis (
	entry_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	article VARCHAR NOT NULL, 
	CONSTRAINT pk_legal_basis PRIMARY KEY (entry_id, position), 
	CONSTRAINT fk_legal_basis_entry_id_charge FOREIGN KEY(entry_id) REFERENCES charge (entry_id)
);

CREATE TABLE quote (
	citation_id INTEGER NOT NULL, 
	language VARCHAR NOT NULL, 
	quote VARCHAR, 
	start INTEGER, 
	"end" INTEGER, 
	absent VARCHAR, 
	CONSTRAINT pk_quote PRIMARY KEY (citation_id, language), 
	CONSTRAINT ck_quote_has_offsets CHECK ((quote IS NULL) = (start IS NULL) AND (quote IS NULL) = ("end" IS NULL)), 
	CONSTRAINT ck_quote_says_why_absent CHECK (quote IS NOT NULL OR absent IS NOT NULL), 
	CONSTRAINT fk_quote_citation_id_citation FOREIGN KEY(citation_id) REFERENCES citation (id)
);

CREATE TRIGGER claim_is_never_updated BEFORE UPDATE ON claim BEGIN SELECT RAISE(ABORT, 'a claim is never altered; record a correction'); END;

CREATE TRIGGER claim_is_never_deleted BEFORE DELETE ON claim BEGIN SELECT RAISE(ABORT, 'a claim is never deleted; record a retraction'); END;

CREATE TABLE derived (
	what VARCHAR NOT NULL, 
	version VARCHAR NOT NULL, 
	CONSTRAINT pk_derived PRIMARY KEY (what)
);

CREATE TABLE name_key (
	"key" VARCHAR NOT NULL, 
	form_id INTEGER NOT NULL, 
	CONSTRAINT pk_name_key PRIMARY KEY ("key", form_id)
)
 WITHOUT ROWID

;

CREATE TABLE name_skeleton (
	skeleton VARCHAR NOT NULL, 
	form_id INTEGER NOT NULL, 
	CONSTRAINT pk_name_skeleton PRIMARY KEY (skeleton, form_id)
)
 WITHOUT ROWID

;

CREATE TABLE name_token (
	token VARCHAR NOT NULL, 
	form_id INTEGER NOT NULL, 
	CONSTRAINT pk_name_token PRIMARY KEY (token, form_id)
)
 WITHOUT ROWID

;

CREATE TABLE token_neighbour (
	neighbour VARCHAR NOT NULL, 
	token VARCHAR NOT NULL, 
	CONSTRAINT pk_token_neighbour PRIMARY KEY (neighbour, token)
)
 WITHOUT ROWID

;

CREATE TABLE search_document (
	id INTEGER NOT NULL, 
	source VARCHAR NOT NULL, 
	source_id INTEGER NOT NULL, 
	language VARCHAR NOT NULL, 
	entry_id INTEGER, 
	shown VARCHAR, 
	title VARCHAR, 
	facts VARCHAR, 
	note VARCHAR, 
	body VARCHAR, 
	CONSTRAINT pk_search_document PRIMARY KEY (id), 
	CONSTRAINT uq_search_document_source_source_id_language UNIQUE (source, source_id, language)
);

CREATE TABLE identity_decision (
	id INTEGER NOT NULL, 
	one VARCHAR NOT NULL, 
	other VARCHAR NOT NULL, 
	verdict VARCHAR NOT NULL, 
	note VARCHAR NOT NULL, 
	decided_at VARCHAR NOT NULL, 
	decided_by VARCHAR NOT NULL, 
	CONSTRAINT pk_identity_decision PRIMARY KEY (id)
);

CREATE INDEX ix_identity_decision_pair ON identity_decision (one, other, id);

CREATE INDEX ix_identity_decision_other ON identity_decision (other, id);

CREATE VIRTUAL TABLE name_index USING fts5(folded, content='name_form', content_rowid='id', tokenize='unicode61 remove_diacritics 0', prefix='1 2 3');

CREATE VIRTUAL TABLE search_index USING fts5(title, facts, note, body, content='search_document', content_rowid='id', tokenize='unicode61 remove_diacritics 0', prefix='1 2 3');

CREATE TABLE entry_count (
	kind VARCHAR NOT NULL, 
	status VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	CONSTRAINT pk_entry_count PRIMARY KEY (kind, status)
)
 WITHOUT ROWID

;

CREATE TRIGGER entry_is_counted AFTER INSERT ON entry BEGIN INSERT INTO entry_count (kind, status, number) SELECT NEW.kind, coalesce(NEW.status, ''), 1 WHERE NEW.withdrawn = 0 ON CONFLICT (kind, status) DO UPDATE SET number = number + 1; END;

CREATE TRIGGER entry_is_counted_anew AFTER UPDATE OF kind, status, withdrawn ON entry WHEN (OLD.kind, OLD.status, OLD.withdrawn) IS NOT (NEW.kind, NEW.status, NEW.withdrawn) BEGIN UPDATE entry_count SET number = number - 1 WHERE kind = OLD.kind AND status = coalesce(OLD.status, '') AND OLD.withdrawn = 0; INSERT INTO entry_count (kind, status, number) SELECT NEW.kind, coalesce(NEW.status, ''), 1 WHERE NEW.withdrawn = 0 ON CONFLICT (kind, status) DO UPDATE SET number = number + 1; END;

CREATE TRIGGER entry_is_not_counted AFTER DELETE ON entry BEGIN UPDATE entry_count SET number = number - 1 WHERE kind = OLD.kind AND status = coalesce(OLD.status, '') AND OLD.withdrawn = 0; END;

CREATE INDEX ix_entry_kind_last_checked ON entry (kind, withdrawn, last_checked, sort_key, id);

CREATE INDEX ix_entry_resolution_id ON entry (resolution_id);

CREATE INDEX ix_provision_key ON provision ("key");

CREATE INDEX ix_follow_up_order ON follow_up (due, id);

CREATE TABLE draft (
	owner VARCHAR NOT NULL, 
	form VARCHAR NOT NULL, 
	subject VARCHAR NOT NULL, 
	typed VARCHAR NOT NULL, 
	kept_at VARCHAR NOT NULL, 
	CONSTRAINT pk_draft PRIMARY KEY (owner, form, subject)
)
 WITHOUT ROWID

;

CREATE TABLE saved_view (
	place VARCHAR NOT NULL, 
	called VARCHAR NOT NULL, 
	words VARCHAR NOT NULL, 
	status VARCHAR NOT NULL, 
	ordered_by VARCHAR NOT NULL, 
	is_descending BOOLEAN NOT NULL, 
	columns VARCHAR NOT NULL, 
	CONSTRAINT pk_saved_view PRIMARY KEY (place, called)
);

CREATE INDEX ix_entry_kind_status_since ON entry (kind, withdrawn, status_since, sort_key, id);

CREATE INDEX ix_entry_kind_status_status_since ON entry (kind, withdrawn, status, status_since, sort_key, id);

CREATE INDEX ix_entry_kind_status_last_checked ON entry (kind, withdrawn, status, last_checked, sort_key, id);

CREATE INDEX ix_charge_measure_type ON charge (measure_type, entry_id);

CREATE INDEX ix_demand_measure_kind ON demand (measure_kind, entry_id);

CREATE INDEX ix_organisation_type ON organisation (type, entry_id);

CREATE INDEX ix_difference_kind ON difference (kind, entry_id);

CREATE INDEX ix_difference_severity ON difference (severity, entry_id);

CREATE INDEX ix_addressee_position_kind ON addressee (position, kind, entry_id);

CREATE INDEX ix_addressee_kind_organisation_id ON addressee (kind, organisation_id, entry_id);

CREATE TABLE act (
	node_id VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	subject VARCHAR, 
	content VARCHAR, 
	previous_hash VARCHAR NOT NULL, 
	hash VARCHAR NOT NULL, 
	CONSTRAINT pk_act PRIMARY KEY (node_id, number), 
	CONSTRAINT fk_act_node_id_node FOREIGN KEY(node_id) REFERENCES node (id)
)
 WITHOUT ROWID

;

CREATE INDEX ix_act_subject ON act (subject);

CREATE TABLE absent_claim (
	node_id VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	previous_hash VARCHAR NOT NULL, 
	hash VARCHAR NOT NULL, 
	content VARCHAR, 
	CONSTRAINT pk_absent_claim PRIMARY KEY (node_id, number), 
	CONSTRAINT fk_absent_claim_node_id_node FOREIGN KEY(node_id) REFERENCES node (id)
)
 WITHOUT ROWID

;

CREATE TABLE node_key (
	node_id VARCHAR NOT NULL, 
	public_key VARCHAR NOT NULL, 
	first_seen VARCHAR NOT NULL, 
	CONSTRAINT pk_node_key PRIMARY KEY (node_id), 
	CONSTRAINT fk_node_key_node_id_node FOREIGN KEY(node_id) REFERENCES node (id)
);

CREATE TABLE signing_key (
	node_id VARCHAR NOT NULL, 
	private_key VARCHAR NOT NULL, 
	CONSTRAINT pk_signing_key PRIMARY KEY (node_id), 
	CONSTRAINT fk_signing_key_node_id_node FOREIGN KEY(node_id) REFERENCES node (id)
);

CREATE TABLE signed_head (
	node_id VARCHAR NOT NULL, 
	claims INTEGER NOT NULL, 
	claims_hash VARCHAR NOT NULL, 
	acts INTEGER NOT NULL, 
	acts_hash VARCHAR NOT NULL, 
	signature VARCHAR NOT NULL, 
	CONSTRAINT pk_signed_head PRIMARY KEY (node_id), 
	CONSTRAINT fk_signed_head_node_id_node FOREIGN KEY(node_id) REFERENCES node (id)
);

CREATE TRIGGER claim_continues_the_chain BEFORE INSERT ON claim WHEN EXISTS (SELECT 1 FROM claim WHERE id = NEW.id OR hash = NEW.hash) OR (NOT (EXISTS (SELECT 1 FROM absent_claim WHERE node_id = NEW.node_id AND number = NEW.number AND hash = NEW.hash AND previous_hash = NEW.previous_hash) AND NOT EXISTS (SELECT 1 FROM claim WHERE node_id = NEW.node_id AND number = NEW.number)) AND (NEW.number IS NOT 1 + max(coalesce((SELECT max(number) FROM claim WHERE node_id = NEW.node_id), 0), coalesce((SELECT max(number) FROM absent_claim WHERE node_id = NEW.node_id), 0)) OR NEW.previous_hash IS NOT coalesce((SELECT hash FROM claim WHERE node_id = NEW.node_id AND number = NEW.number - 1), (SELECT hash FROM absent_claim WHERE node_id = NEW.node_id AND number = NEW.number - 1), ''))) BEGIN SELECT RAISE(ABORT, 'a claim must continue its node''s chain'); END;

CREATE TRIGGER absent_claim_continues_the_chain BEFORE INSERT ON absent_claim WHEN (NEW.number IS NOT 1 + max(coalesce((SELECT max(number) FROM claim WHERE node_id = NEW.node_id), 0), coalesce((SELECT max(number) FROM absent_claim WHERE node_id = NEW.node_id), 0)) OR NEW.previous_hash IS NOT coalesce((SELECT hash FROM claim WHERE node_id = NEW.node_id AND number = NEW.number - 1), (SELECT hash FROM absent_claim WHERE node_id = NEW.node_id AND number = NEW.number - 1), '')) BEGIN SELECT RAISE(ABORT, 'a claim must continue its node''s chain'); END;

CREATE TRIGGER absent_claim_is_only_filled BEFORE UPDATE ON absent_claim WHEN OLD.content IS NOT NULL OR (OLD.node_id, OLD.number, OLD.previous_hash, OLD.hash) IS NOT (NEW.node_id, NEW.number, NEW.previous_hash, NEW.hash) BEGIN SELECT RAISE(ABORT, 'a claim is never altered; record a correction'); END;

CREATE TRIGGER absent_claim_goes_when_its_claim_comes BEFORE DELETE ON absent_claim WHEN NOT EXISTS (SELECT 1 FROM claim WHERE node_id = OLD.node_id AND number = OLD.number AND hash = OLD.hash) BEGIN SELECT RAISE(ABORT, 'a claim is never deleted; record a retraction'); END;

CREATE TRIGGER act_continues_the_chain BEFORE INSERT ON act WHEN NEW.number IS NOT 1 + coalesce((SELECT max(number) FROM act WHERE node_id = NEW.node_id), 0) OR NEW.previous_hash IS NOT coalesce((SELECT hash FROM act WHERE node_id = NEW.node_id AND number = NEW.number - 1), '') BEGIN SELECT RAISE(ABORT, 'an act must continue its node''s chain'); END;

CREATE TRIGGER act_is_only_filled BEFORE UPDATE ON act WHEN OLD.content IS NOT NULL OR (OLD.node_id, OLD.number, OLD.previous_hash, OLD.hash) IS NOT (NEW.node_id, NEW.number, NEW.previous_hash, NEW.hash) BEGIN SELECT RAISE(ABORT, 'an act is never altered'); END;

CREATE TRIGGER act_is_never_deleted BEFORE DELETE ON act BEGIN SELECT RAISE(ABORT, 'an act is never deleted'); END;

CREATE TABLE dispute (
	entry_id INTEGER NOT NULL, 
	CONSTRAINT pk_dispute PRIMARY KEY (entry_id), 
	CONSTRAINT fk_dispute_entry_id_entry FOREIGN KEY(entry_id) REFERENCES entry (id)
);

CREATE INDEX ix_resolution_adopted ON resolution (adopted, id);

CREATE TABLE mark (
	id INTEGER NOT NULL, 
	part VARCHAR NOT NULL, 
	target VARCHAR NOT NULL, 
	level VARCHAR NOT NULL, 
	reason VARCHAR NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	recorded_by VARCHAR NOT NULL, node_id VARCHAR DEFAULT '' NOT NULL, 
	CONSTRAINT pk_mark PRIMARY KEY (id), 
	CONSTRAINT ck_mark_level CHECK (level IN ('public', 'partner', 'private'))
);

CREATE INDEX ix_mark_target ON mark (part, target, id);

CREATE TRIGGER mark_is_never_deleted BEFORE DELETE ON mark BEGIN SELECT RAISE(ABORT, 'a mark is never deleted; mark it anew'); END;

CREATE TRIGGER mark_is_only_added BEFORE INSERT ON mark WHEN EXISTS (SELECT 1 FROM mark WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'a mark is never altered; mark it anew'); END;

CREATE TABLE continuation (
	node_id VARCHAR NOT NULL, 
	earlier_id VARCHAR NOT NULL, 
	public_key VARCHAR NOT NULL, 
	CONSTRAINT pk_continuation PRIMARY KEY (node_id, earlier_id, public_key)
);

CREATE TRIGGER mark_is_never_updated BEFORE UPDATE ON mark BEGIN SELECT RAISE(ABORT, 'a mark is never altered; mark it anew'); END;

CREATE INDEX ix_entry_kind_status_words ON entry (kind, withdrawn, status, sort_key, id, words);

CREATE INDEX ix_entry_id_kind ON entry (id, kind, withdrawn, status);

CREATE VIRTUAL TABLE entry_index USING fts5(words, content='entry', content_rowid='id', tokenize='unicode61 remove_diacritics 0', prefix='1 2 3', columnsize=0);

CREATE TRIGGER words_are_indexed AFTER INSERT ON entry BEGIN INSERT INTO entry_index (rowid, words) SELECT NEW.id, NEW.words WHERE NEW.words <> ''; END;

CREATE TRIGGER words_are_indexed_anew AFTER UPDATE OF words ON entry WHEN OLD.words <> NEW.words BEGIN INSERT INTO entry_index (entry_index, rowid, words) SELECT 'delete', OLD.id, OLD.words WHERE OLD.words <> ''; INSERT INTO entry_index (rowid, words) SELECT NEW.id, NEW.words WHERE NEW.words <> ''; END;

CREATE TRIGGER words_are_not_indexed AFTER DELETE ON entry BEGIN INSERT INTO entry_index (entry_index, rowid, words) SELECT 'delete', OLD.id, OLD.words WHERE OLD.words <> ''; END;

INSERT INTO alembic_version VALUES ('0010');

PRAGMA application_id = 1094931538;


-- What a PostgreSQL database has beside its tables: rules of the ledger, kept counts, and the index of words.
-- Run after every migration, in its transaction: everything here replaces what an earlier release had made.

-- Who is trusted to write what others recorded: the role that owns the tables, which imports, copies and merges.
CREATE OR REPLACE FUNCTION is_owner() RETURNS boolean LANGUAGE sql STABLE AS $body$
    SELECT pg_has_role(session_user, relowner, 'MEMBER') FROM pg_class WHERE oid = '{schema}.claim'::regclass
$body$;
-- step
-- Whether the whole database is being written: counts and statuses are made at the end by who writes it.
CREATE OR REPLACE FUNCTION is_filling() RETURNS boolean LANGUAGE sql STABLE AS $body$
    SELECT coalesce(current_setting('tracker.filling', true), '') = 'on'
        AND has_table_privilege(session_user, '{schema}.entry_count', 'UPDATE')
$body$;
-- step
CREATE OR REPLACE FUNCTION first_day(partial text) RETURNS text LANGUAGE sql IMMUTABLE STRICT AS $body$
    SELECT partial || substr('0000-01-01', length(partial) + 1)
$body$;
-- step
CREATE OR REPLACE FUNCTION last_day(partial text) RETURNS text LANGUAGE sql IMMUTABLE STRICT AS $body$
    SELECT CASE length(partial)
        WHEN 4 THEN partial || '-12-31'
        WHEN 7 THEN partial || '-' || extract(day FROM (partial || '-01')::date + interval '1 month -1 day')
        ELSE partial END
$body$;
-- step
-- Whether a text is a time as this program writes it: it orders times as texts.
CREATE OR REPLACE FUNCTION is_moment(said text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $body$
    SELECT coalesce(said ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[.][0-9]{6}Z$', false)
$body$;
-- step
-- Whether a text is a year, a month or a day as this program writes it. Raises for a day that no calendar has.
CREATE OR REPLACE FUNCTION is_partial_date(said text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $body$
    SELECT CASE WHEN said ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$' THEN first_day(said)::date IS NOT NULL ELSE false END
$body$;
-- step
CREATE OR REPLACE FUNCTION hashed_part(field text) RETURNS text LANGUAGE sql IMMUTABLE AS $body$
    SELECT coalesce(octet_length(field) || ':' || field, '-')
$body$;
-- step
-- The hash of a claim of the entry with this ref, as tracker.ledger.chain works it out.
CREATE OR REPLACE FUNCTION hash_of_claim(made claim, ref text) RETURNS text LANGUAGE sql IMMUTABLE AS $body$
    SELECT encode(sha256(convert_to(
        hashed_part(made.node_id) || hashed_part(made.number::text) || hashed_part(ref) || hashed_part(made.code)
        || hashed_part(made.kind) || hashed_part(made.effective) || hashed_part(made.effective_qualifier)
        || hashed_part(made.recorded_at) || hashed_part(made.recorded_by) || hashed_part(made.source_type)
        || hashed_part(made.source_title) || hashed_part(made.source_url) || hashed_part(made.source_seen)
        || hashed_part(made.confidence) || hashed_part(made.note) || hashed_part(made.supersedes)
        || hashed_part(made.previous_hash) || CASE made.salt WHEN '' THEN '' ELSE hashed_part(made.salt) END,
        'UTF8')), 'hex')
$body$;
-- step
CREATE OR REPLACE FUNCTION json_quote(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $body$
    SELECT coalesce(to_json(words)::text, 'null')
$body$;
-- step
CREATE OR REPLACE FUNCTION json_quote(number bigint) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $body$
    SELECT coalesce(number::text, 'null')
$body$;
-- step
CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    RAISE EXCEPTION USING MESSAGE = TG_ARGV[0], ERRCODE = 'restrict_violation';
END
$body$;
-- step
CREATE OR REPLACE TRIGGER claim_is_never_updated BEFORE UPDATE ON claim
    FOR EACH STATEMENT EXECUTE FUNCTION refuse('a claim is never altered; record a correction');
-- step
CREATE OR REPLACE TRIGGER claim_is_never_deleted BEFORE DELETE ON claim
    FOR EACH STATEMENT EXECUTE FUNCTION refuse('a claim is never deleted; record a retraction');
-- step
CREATE OR REPLACE TRIGGER claims_are_never_truncated BEFORE TRUNCATE ON claim
    FOR EACH STATEMENT EXECUTE FUNCTION refuse('a claim is never deleted; record a retraction');
-- step
CREATE OR REPLACE TRIGGER absent_claims_are_never_truncated BEFORE TRUNCATE ON absent_claim
    FOR EACH STATEMENT EXECUTE FUNCTION refuse('a claim is never deleted; record a retraction');
-- step
CREATE OR REPLACE TRIGGER act_is_never_deleted BEFORE DELETE ON act
    FOR EACH STATEMENT EXECUTE FUNCTION refuse('an act is never deleted');
-- step
CREATE OR REPLACE TRIGGER acts_are_never_truncated BEFORE TRUNCATE ON act
    FOR EACH STATEMENT EXECUTE FUNCTION refuse('an act is never deleted');
-- step
CREATE OR REPLACE TRIGGER mark_is_never_updated BEFORE UPDATE ON mark
    FOR EACH STATEMENT EXECUTE FUNCTION refuse('a mark is never altered; mark it anew');
-- step
CREATE OR REPLACE TRIGGER mark_is_never_deleted BEFORE DELETE OR TRUNCATE ON mark
    FOR EACH STATEMENT EXECUTE FUNCTION refuse('a mark is never deleted; mark it anew');
-- step
-- The end of a node's chain of claims, also where the content of the last is not here or not shown to who asks.
CREATE OR REPLACE FUNCTION end_of_claims(node text, OUT number bigint, OUT hash text, OUT recorded_at text)
LANGUAGE plpgsql STABLE SECURITY DEFINER AS $body$
BEGIN
    SELECT e.number, e.hash, e.recorded_at INTO number, hash, recorded_at FROM (
        (SELECT c.number, c.hash, c.recorded_at FROM claim c WHERE c.node_id = node ORDER BY c.number DESC LIMIT 1)
        UNION ALL
        (SELECT a.number, a.hash, '' FROM absent_claim a WHERE a.node_id = node ORDER BY a.number DESC LIMIT 1)
    ) AS e ORDER BY e.number DESC LIMIT 1;
END
$body$;
-- step
-- The end of a node's chain of acts, likewise.
CREATE OR REPLACE FUNCTION end_of_acts(node text, OUT number bigint, OUT hash text)
LANGUAGE sql STABLE SECURITY DEFINER AS $body$
    SELECT a.number, a.hash FROM act a WHERE a.node_id = node ORDER BY a.number DESC LIMIT 1
$body$;
-- step
-- How many claims there are, whoever asks.
CREATE OR REPLACE FUNCTION count_all_claims() RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER AS $body$
    SELECT count(*) FROM claim
$body$;
-- step
-- How many acts there are, whoever asks.
CREATE OR REPLACE FUNCTION count_all_acts() RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER AS $body$
    SELECT count(*) FROM act
$body$;
-- step
-- Who does not see all rows of a table cannot number the next one.
CREATE OR REPLACE FUNCTION number_row() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $body$
BEGIN
    IF NOT is_owner() THEN
        PERFORM wait_for_writers();
        EXECUTE format('SELECT coalesce(max(id), 0) + 1 FROM %I', TG_TABLE_NAME) INTO NEW.id;
    END IF;
    RETURN NEW;
END
$body$;
-- step
CREATE OR REPLACE TRIGGER row_is_numbered BEFORE INSERT ON follow_up FOR EACH ROW EXECUTE FUNCTION number_row();
-- step
CREATE OR REPLACE TRIGGER row_is_numbered BEFORE INSERT ON search_document FOR EACH ROW EXECUTE FUNCTION number_row();
-- step
CREATE OR REPLACE TRIGGER row_is_numbered BEFORE INSERT ON follow_up_done FOR EACH ROW EXECUTE FUNCTION number_row();
-- step
-- What is private stays so until who marked it, or somebody who sees everything, marks it otherwise.
CREATE OR REPLACE FUNCTION check_mark() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $body$
DECLARE
    latest record;
BEGIN
    IF is_owner() THEN
        RETURN NEW;
    END IF;
    PERFORM wait_for_writers();
    SELECT coalesce(max(m.id), 0) + 1 INTO NEW.id FROM mark m;
    SELECT m.level, m.recorded_by INTO latest FROM mark m
        WHERE m.part = NEW.part AND m.target = NEW.target AND m.node_id = NEW.node_id
        ORDER BY m.recorded_at DESC, m.recorded_by DESC, m.level DESC, m.reason DESC, m.id DESC LIMIT 1;
    IF NEW.recorded_by <> session_user THEN
        RAISE EXCEPTION 'you are %, and nobody marks in the name of somebody else', session_user
            USING ERRCODE = 'insufficient_privilege';
    ELSIF NOT EXISTS (SELECT 1 FROM node n WHERE n.id = NEW.node_id AND n.is_own = 1) THEN
        RAISE EXCEPTION 'marks of another node come with a copy, an import or a bundle, which the owner makes'
            USING ERRCODE = 'insufficient_privilege';
    ELSIF NOT is_moment(NEW.recorded_at)
          OR abs(extract(epoch FROM NEW.recorded_at::timestamptz - clock_timestamp())) > 900 THEN
        RAISE EXCEPTION 'a mark is recorded when it is made, and the server''s clock says %', clock_timestamp()
            USING ERRCODE = 'insufficient_privilege';
    ELSIF latest.level = 'private' AND NEW.level <> 'private' AND latest.recorded_by <> session_user
          AND NOT has_table_privilege(session_user, '{schema}.entry', 'UPDATE') THEN
        RAISE EXCEPTION 'only who marked it private, or a curator, may mark it otherwise'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END
$body$;
-- step
CREATE OR REPLACE TRIGGER mark_is_checked BEFORE INSERT ON mark FOR EACH ROW EXECUTE FUNCTION check_mark();
-- step
-- One writer at a time, as on SQLite: chains have one end.
CREATE OR REPLACE FUNCTION wait_for_writers() RETURNS void LANGUAGE sql AS $body$
    SELECT pg_advisory_xact_lock(1094931538)
$body$;
-- step
CREATE OR REPLACE FUNCTION check_claim() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $body$
DECLARE
    last record;
    absent record;
    about record;
BEGIN
    PERFORM pg_advisory_xact_lock(1094931538);
    SELECT c.number, c.hash INTO last FROM claim c WHERE c.node_id = NEW.node_id ORDER BY c.number DESC LIMIT 1;
    SELECT a.number, a.hash INTO absent FROM absent_claim a WHERE a.node_id = NEW.node_id ORDER BY a.number DESC LIMIT 1;
    IF absent.number > coalesce(last.number, 0) THEN
        last := absent;
    END IF;
    IF (NEW.number IS DISTINCT FROM coalesce(last.number, 0) + 1
            OR NEW.previous_hash IS DISTINCT FROM coalesce(last.hash, ''))
       AND NOT EXISTS (SELECT 1 FROM absent_claim a WHERE a.node_id = NEW.node_id AND a.number = NEW.number
                       AND a.hash = NEW.hash AND a.previous_hash = NEW.previous_hash) THEN
        RAISE EXCEPTION 'a claim must continue its node''s chain' USING ERRCODE = 'restrict_violation';
    END IF;
    -- What the owner brings from elsewhere is proved as a whole by who brings it: `copy`, `import` and `bundle merge`.
    IF NOT is_owner() THEN
        SELECT e.ref, e.kind INTO about FROM entry e WHERE e.id = NEW.entry_id;
        IF NEW.entry_kind IS DISTINCT FROM about.kind OR NEW.hash IS DISTINCT FROM hash_of_claim(NEW, about.ref)
           OR NEW.effective_from IS DISTINCT FROM first_day(NEW.effective)
           OR NEW.effective_until IS DISTINCT FROM (CASE NEW.effective_qualifier
               WHEN 'before' THEN first_day(NEW.effective) ELSE last_day(NEW.effective) END) THEN
            RAISE EXCEPTION 'a claim must have the hash and the days of its content'
                USING ERRCODE = 'restrict_violation';
        END IF;
        PERFORM check_own_claim(NEW);
        SELECT coalesce(max(c.id), 0) + 1 INTO NEW.id FROM claim c;
    END IF;
    RETURN NEW;
END
$body$;
-- step
-- What somebody may claim who is not the owner: now, as this installation, in the name of the role that logged in.
CREATE OR REPLACE FUNCTION check_own_claim(made claim) RETURNS void LANGUAGE plpgsql AS $body$
BEGIN
    IF made.recorded_by <> session_user THEN
        RAISE EXCEPTION 'you are %, and nobody records a claim in the name of somebody else', session_user
            USING ERRCODE = 'insufficient_privilege';
    ELSIF NOT EXISTS (SELECT 1 FROM node n WHERE n.id = made.node_id AND n.is_own = 1) THEN
        RAISE EXCEPTION 'claims of another node come with a copy, an import or a bundle, which the owner makes'
            USING ERRCODE = 'insufficient_privilege';
    ELSIF NOT is_moment(made.recorded_at)
          OR abs(extract(epoch FROM made.recorded_at::timestamptz - clock_timestamp())) > 900 THEN
        RAISE EXCEPTION 'a claim is recorded when it is made, and the server''s clock says %', clock_timestamp()
            USING ERRCODE = 'insufficient_privilege';
    ELSIF made.kind NOT IN ('development', 'checked_unchanged', 'correction', 'retraction') OR (
        made.supersedes IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM claim c WHERE c.hash = made.supersedes AND c.entry_id = made.entry_id)) THEN
        RAISE EXCEPTION 'a claim takes back a claim of the same entry, or none' USING ERRCODE = 'insufficient_privilege';
    ELSIF made.kind = 'retraction' AND made.supersedes IS NULL THEN
        RAISE EXCEPTION 'a retraction names the claim that it takes back' USING ERRCODE = 'insufficient_privilege';
    ELSIF NOT is_partial_date(made.effective) OR made.effective_qualifier NOT IN ('', 'about', 'before', 'after')
          OR made.salt !~ '^([0-9a-f]{32})?$' THEN
        RAISE EXCEPTION 'a claim has a date and a salt as the program writes them'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
END
$body$;
-- step
CREATE OR REPLACE TRIGGER claim_continues_the_chain BEFORE INSERT ON claim
    FOR EACH ROW EXECUTE FUNCTION check_claim();
-- step
-- Continue this node's chain with a claim that was checked, and index what somebody wrote in it: all that has to be done
-- while other writers wait, in one statement. Where `seen` is given, nothing is done when the entry has another number of
-- claims by now: what was checked may not hold any more. The number, the hash before and the hash are made here; triggers
-- check them, and so does who asked.
CREATE OR REPLACE FUNCTION chain_claim(said jsonb, entry_ref text, seen bigint, document jsonb)
RETURNS TABLE (made_number bigint, made_at text, previous text, made_hash text, before text, code text, since text, checked text)
LANGUAGE plpgsql AS $body$
DECLARE
    made claim;
    noted search_document;
    last record;
BEGIN
    PERFORM wait_for_writers();
    made := jsonb_populate_record(NULL::claim, said);
    IF seen IS NOT NULL AND (SELECT count(*) FROM claim c WHERE c.entry_id = made.entry_id) <> seen THEN
        RETURN;
    END IF;
    SELECT e.status INTO before FROM entry e WHERE e.id = made.entry_id;
    SELECT * INTO last FROM end_of_claims(made.node_id);
    made.number := coalesce(last.number, 0) + 1;
    made.previous_hash := coalesce(last.hash, '');
    made.recorded_at := greatest(made.recorded_at COLLATE "C", coalesce(last.recorded_at, ''));
    made.hash := hash_of_claim(made, entry_ref);
    SELECT coalesce(max(c.id), 0) + 1 INTO made.id FROM claim c;
    INSERT INTO claim SELECT made.* RETURNING * INTO made;
    IF document IS NOT NULL THEN
        noted := jsonb_populate_record(NULL::search_document, document);
        SELECT coalesce(max(d.id), 0) + 1 INTO noted.id FROM search_document d;
        INSERT INTO search_document (id, source, source_id, language, entry_id, shown, title, facts, note, body)
            VALUES (noted.id, noted.source, made.id, noted.language, noted.entry_id, noted.shown, noted.title, noted.facts,
                    noted.note, noted.body);
    END IF;
    RETURN QUERY SELECT made.number::bigint, made.recorded_at::text, made.previous_hash::text, made.hash::text,
        chain_claim.before, e.status::text, e.status_since::text, e.last_checked::text
        FROM entry e WHERE e.id = made.entry_id;
END
$body$;
-- step
-- An entry's status as tracker.status derives it from the text's statement and the claims, and whether they disagree.
CREATE OR REPLACE FUNCTION keep_status(entry_number bigint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER AS $body$
BEGIN
    WITH claimed AS (
        SELECT '' AS node_id, 0::bigint AS number, e.stated_status AS code, 'stated_in_text' AS kind, e.stated_on AS effective,
               first_day(e.stated_on) AS day_from, last_day(e.stated_on) AS until, '' AS recorded_at, '' AS hash,
               NULL AS supersedes
        FROM entry e WHERE e.id = entry_number AND e.stated_status <> '' AND e.stated_on <> ''
        UNION ALL
        SELECT c.node_id, c.number, c.code, c.kind, c.effective, c.effective_from, c.effective_until, c.recorded_at, c.hash,
               nullif(c.supersedes, '')
        FROM claim c WHERE c.entry_id = entry_number
    ), retracted AS (
        SELECT supersedes AS hash FROM claimed WHERE kind = 'retraction' AND supersedes IS NOT NULL
    ), taken_back AS (
        SELECT hash FROM retracted
        UNION
        SELECT c.supersedes FROM claimed c WHERE c.supersedes IS NOT NULL AND c.kind <> 'retraction'
            AND NOT EXISTS (SELECT 1 FROM retracted r WHERE r.hash = c.hash)
    ), counting AS (
        SELECT code, kind, effective, day_from, recorded_at, node_id, number, (CASE
            WHEN recorded_at <> '' AND day_from < until
            THEN greatest(day_from COLLATE "C", least(until, left(recorded_at, 10)) COLLATE "C")
            ELSE until END) COLLATE "C" AS day_until
        FROM claimed c WHERE kind <> 'retraction'
            AND NOT (c.hash <> '' AND EXISTS (SELECT 1 FROM taken_back t WHERE t.hash = c.hash))
    ), live AS (
        SELECT *, row_number() OVER (ORDER BY day_until, recorded_at, node_id, number) AS position FROM counting
    ), last AS (
        SELECT * FROM live ORDER BY position DESC LIMIT 1
    ), since AS (
        SELECT effective FROM live WHERE position > coalesce(
            (SELECT max(position) FROM live WHERE code <> (SELECT code FROM last)), 0) ORDER BY position LIMIT 1
    ), disputed AS (
        SELECT 1 FROM last JOIN live AS before ON before.position = last.position - 1
        WHERE before.code <> last.code AND last.day_from <= before.day_until AND last.kind <> 'correction'
    ), kept AS (
        INSERT INTO dispute (entry_id) SELECT entry_number FROM disputed ON CONFLICT DO NOTHING
    ), settled AS (
        DELETE FROM dispute WHERE entry_id = entry_number AND NOT EXISTS (SELECT 1 FROM disputed)
    )
    UPDATE entry SET status = last.code, status_since = since.effective, last_checked = last.effective
    FROM last, since WHERE entry.id = entry_number
        AND (status, status_since, last_checked) IS DISTINCT FROM (last.code, since.effective, last.effective);
END
$body$;
-- step
CREATE OR REPLACE FUNCTION keep_status_of_claim() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $body$
BEGIN
    PERFORM keep_status(NEW.entry_id);
    RETURN NULL;
END
$body$;
-- step
CREATE OR REPLACE TRIGGER claim_decides_the_status AFTER INSERT ON claim
    FOR EACH ROW WHEN (NOT is_filling()) EXECUTE FUNCTION keep_status_of_claim();
-- step
CREATE OR REPLACE FUNCTION check_absent_claim() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $body$
DECLARE
    last record;
BEGIN
    IF TG_OP = 'INSERT' THEN
        SELECT * INTO last FROM end_of_claims(NEW.node_id);
        IF NEW.number IS DISTINCT FROM coalesce(last.number, 0) + 1
           OR NEW.previous_hash IS DISTINCT FROM coalesce(last.hash, '') THEN
            RAISE EXCEPTION 'a claim must continue its node''s chain' USING ERRCODE = 'restrict_violation';
        END IF;
    ELSIF TG_OP = 'UPDATE' THEN
        IF OLD.content IS NOT NULL OR (OLD.node_id, OLD.number, OLD.previous_hash, OLD.hash)
           IS DISTINCT FROM (NEW.node_id, NEW.number, NEW.previous_hash, NEW.hash) THEN
            RAISE EXCEPTION 'a claim is never altered; record a correction' USING ERRCODE = 'restrict_violation';
        END IF;
    ELSIF NOT EXISTS (SELECT 1 FROM claim c WHERE c.node_id = OLD.node_id AND c.number = OLD.number
                      AND c.hash = OLD.hash) THEN
        RAISE EXCEPTION 'a claim is never deleted; record a retraction' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN coalesce(NEW, OLD);
END
$body$;
-- step
CREATE OR REPLACE TRIGGER absent_claim_continues_the_chain BEFORE INSERT OR UPDATE OR DELETE ON absent_claim
    FOR EACH ROW EXECUTE FUNCTION check_absent_claim();
-- step
CREATE OR REPLACE FUNCTION check_act() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $body$
DECLARE
    last record;
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM wait_for_writers();
        SELECT a.number, a.hash INTO last FROM act a WHERE a.node_id = NEW.node_id ORDER BY a.number DESC LIMIT 1;
        IF NEW.number IS DISTINCT FROM coalesce(last.number, 0) + 1
           OR NEW.previous_hash IS DISTINCT FROM coalesce(last.hash, '') THEN
            RAISE EXCEPTION 'an act must continue its node''s chain' USING ERRCODE = 'restrict_violation';
        END IF;
        IF NOT is_owner() THEN
            IF NOT EXISTS (SELECT 1 FROM node n WHERE n.id = NEW.node_id AND n.is_own = 1) THEN
                RAISE EXCEPTION 'acts of another node come with a copy, an import or a bundle, which the owner makes'
                    USING ERRCODE = 'insufficient_privilege';
            ELSIF NEW.content::json ->> 'recorded_by' IS DISTINCT FROM session_user
                  OR NEW.hash IS DISTINCT FROM encode(sha256(convert_to(
                      hashed_part(NEW.node_id) || hashed_part(NEW.number::text) || hashed_part(NEW.content)
                      || hashed_part(NEW.previous_hash), 'UTF8')), 'hex') THEN
                RAISE EXCEPTION 'you are %, and nobody acts in the name of somebody else', session_user
                    USING ERRCODE = 'insufficient_privilege';
            ELSIF NOT is_moment(NEW.content::json ->> 'recorded_at')
                  OR (NEW.content::json ->> 'recorded_at')::timestamptz > clock_timestamp() + interval '900 seconds' THEN
                RAISE EXCEPTION 'an act is recorded when it is done, and the server''s clock says %', clock_timestamp()
                    USING ERRCODE = 'insufficient_privilege';
            END IF;
        END IF;
    ELSIF OLD.content IS NOT NULL OR (OLD.node_id, OLD.number, OLD.previous_hash, OLD.hash)
          IS DISTINCT FROM (NEW.node_id, NEW.number, NEW.previous_hash, NEW.hash) THEN
        RAISE EXCEPTION 'an act is never altered' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END
$body$;
-- step
CREATE OR REPLACE TRIGGER act_continues_the_chain BEFORE INSERT OR UPDATE ON act
    FOR EACH ROW EXECUTE FUNCTION check_act();
-- step
-- How many entries there are, kept as triggers keep it on SQLite.
CREATE OR REPLACE FUNCTION keep_counts() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $body$
BEGIN
    IF TG_OP <> 'INSERT' AND OLD.withdrawn = 0 THEN
        UPDATE entry_count SET number = number - 1 WHERE kind = OLD.kind AND status = coalesce(OLD.status, '');
    END IF;
    IF TG_OP <> 'DELETE' AND NEW.withdrawn = 0 THEN
        INSERT INTO entry_count AS kept (kind, status, number) VALUES (NEW.kind, coalesce(NEW.status, ''), 1)
            ON CONFLICT (kind, status) DO UPDATE SET number = kept.number + 1;
    END IF;
    RETURN NULL;
END
$body$;
-- step
CREATE OR REPLACE TRIGGER entry_is_counted AFTER INSERT OR DELETE ON entry
    FOR EACH ROW WHEN (NOT is_filling()) EXECUTE FUNCTION keep_counts();
-- step
CREATE OR REPLACE TRIGGER entry_is_counted_anew AFTER UPDATE OF kind, status, withdrawn ON entry FOR EACH ROW
    WHEN ((OLD.kind, OLD.status, OLD.withdrawn) IS DISTINCT FROM (NEW.kind, NEW.status, NEW.withdrawn)
          AND NOT is_filling())
    EXECUTE FUNCTION keep_counts();
-- step
-- The words of a text in plain letters, which the program made of it, with their places. No word is cut differently
-- here than there, whatever languages the server knows; one that is too long for an index is found by its beginning.
CREATE OR REPLACE FUNCTION words_of(plain text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $body$
    SELECT coalesce(string_agg(quote_literal(left(word, 400)) || ':' || least(place, 16383), ' ')::tsvector, '')
    FROM unnest(string_to_array(plain, ' ')) WITH ORDINALITY AS part (word, place) WHERE word <> ''
$body$;
-- step
ALTER TABLE search_document ADD COLUMN IF NOT EXISTS words tsvector
    GENERATED ALWAYS AS (words_of(coalesce(title, facts, note, body))) STORED;
-- step
CREATE INDEX IF NOT EXISTS ix_search_document_title ON search_document USING gin (words) WHERE source = 'title';
-- step
CREATE INDEX IF NOT EXISTS ix_search_document_facts ON search_document USING gin (words) WHERE source = 'facts';
-- step
CREATE INDEX IF NOT EXISTS ix_search_document_claim ON search_document USING gin (words) WHERE source = 'claim';
-- step
CREATE INDEX IF NOT EXISTS ix_search_document_body ON search_document USING gin (words) WHERE source = 'paragraph';
-- step
CREATE INDEX IF NOT EXISTS ix_name_form_words ON name_form USING gin (words_of(folded));
-- step
-- How many documents and words there are, to weigh what is found as SQLite does.
CREATE TABLE IF NOT EXISTS search_total (documents bigint NOT NULL, words bigint NOT NULL);
-- step
CREATE OR REPLACE FUNCTION count_words(plain text) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $body$
    SELECT CASE WHEN plain = '' THEN 0 ELSE length(plain) - length(replace(plain, ' ', '')) + 1 END
$body$;
-- step
CREATE OR REPLACE FUNCTION total_documents() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $body$
BEGIN
    UPDATE search_total SET documents = documents + 1,
        words = words + count_words(coalesce(NEW.title, NEW.facts, NEW.note, NEW.body, ''));
    RETURN NULL;
END
$body$;
-- step
CREATE OR REPLACE TRIGGER document_is_weighed AFTER INSERT ON search_document
    FOR EACH ROW WHEN (NOT is_filling()) EXECUTE FUNCTION total_documents();
-- step
CREATE OR REPLACE FUNCTION keep_totals() RETURNS void LANGUAGE sql SECURITY DEFINER AS $body$
    DELETE FROM search_total;
    INSERT INTO search_total SELECT count(*), coalesce(sum(count_words(coalesce(title, facts, note, body, ''))), 0)
    FROM search_document
$body$;

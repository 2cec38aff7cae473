-- A batch in which nothing stands in anything's way is judged and written by whole statements: each append has a
-- stream of its own that stands where its writer saw it, and no id is known. Any other batch is judged append by
-- append, as before. Both ways answer the same.

-- Judges and writes a batch of appends; answers one row for each, in their order. Appends are given as
-- parallel arrays (stream, revision expected), their events as parallel arrays too, each with the place of
-- its append, 1, 2, 3. Each append is judged by itself after those before it: one that is refused writes
-- nothing and disturbs no other. Where any id is known already, the answer is the first one again when all
-- events stand where they would now be written with the same type, version and data (metadata may differ: a
-- retry is another request), else 'id_reused'.
--
-- It runs with its owner's rights: the application may not INSERT, so no event comes to the log with an
-- ordinal, an instant or a hash that was not given here.
--
-- Its plans are made once and only with indexes. A plan made while the table was small would read all of it,
-- and be kept while it grows; a plan made for each call would cost several times the append.
CREATE OR REPLACE FUNCTION ledger.append(
  streams text[], expected bigint[],
  places integer[], ids uuid[], types text[], versions integer[], datas text[], metadatas text[],
  educators text[], states text[]
) RETURNS TABLE (outcome text, last_revision bigint, last_ordinal bigint, reused_id uuid)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET plan_cache_mode = force_generic_plan
AS $$
DECLARE
  first_ordinal bigint;
  head_ordinal bigint;
  instant bigint;
  given record;
  known bigint;
  alike bigint;
  is_plain boolean;
BEGIN
  -- Under a stricter level every statement would see the log as it was before the lock was waited for.
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'ledger.append needs READ COMMITTED' USING ERRCODE = 'invalid_transaction_state';
  END IF;

  -- The lock is a statement of its own: what is read in the next one is what stood when it was obtained.
  PERFORM FROM ledger.head FOR UPDATE;
  SELECT h.ordinal, greatest(h.recorded_at, floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint)
    INTO STRICT head_ordinal, instant
    FROM ledger.head h;
  first_ordinal := head_ordinal;

  SELECT count(*) = count(DISTINCT a.stream) AND bool_and(a.revision = coalesce(
           (SELECT e.revision FROM ledger.events e WHERE e.stream = a.stream ORDER BY e.revision DESC LIMIT 1), -1))
    INTO is_plain
    FROM unnest(streams, expected) AS a (stream, revision);
  IF is_plain THEN
    SELECT count(*) = count(DISTINCT given_id)
           AND NOT bool_or(EXISTS (SELECT FROM ledger.events e WHERE e.id = given_id))
      INTO is_plain
      FROM unnest(ids) AS given_id;
  END IF;

  IF is_plain THEN
    INSERT INTO ledger.events
      (ordinal, stream, revision, id, type, version, data, metadata, educator, state, recorded_at, hash)
    SELECT item.ordinal, item.stream, item.revision, item.id, item.type, item.version,
           item.data, item.metadata, item.educator, item.state, instant,
           ledger.hash_of(item.ordinal, item.stream, item.revision, item.id, item.type,
                          item.version, item.data, item.metadata, item.educator, item.state, instant)
      FROM (
        SELECT head_ordinal + e.nth AS ordinal, a.stream,
               a.revision + row_number() OVER (PARTITION BY e.place ORDER BY e.nth) AS revision,
               e.id, e.type, e.version, e.data, e.metadata, e.educator, e.state
          FROM unnest(places, ids, types, versions, datas, metadatas, educators, states)
               WITH ORDINALITY AS e (place, id, type, version, data, metadata, educator, state, nth)
          JOIN unnest(streams, expected) WITH ORDINALITY AS a (stream, revision, place) USING (place)
      ) item;
    RETURN QUERY
      SELECT 'appended', a.revision + count(*), head_ordinal + max(e.nth), NULL::uuid
        FROM unnest(places) WITH ORDINALITY AS e (place, nth)
        JOIN unnest(streams, expected) WITH ORDINALITY AS a (stream, revision, place) USING (place)
       GROUP BY a.place, a.revision
       ORDER BY a.place;
    head_ordinal := head_ordinal + cardinality(ids);
    UPDATE ledger.head h SET ordinal = head_ordinal, recorded_at = instant;
    PERFORM pg_notify('ledger_appended', head_ordinal::text);
    RETURN;
  END IF;

  FOR given IN
    SELECT a.stream, a.revision, count(*) AS size,
           array_agg(e.id ORDER BY e.nth) AS ids, array_agg(e.type ORDER BY e.nth) AS types,
           array_agg(e.version ORDER BY e.nth) AS versions, array_agg(e.data ORDER BY e.nth) AS datas,
           array_agg(e.metadata ORDER BY e.nth) AS metadatas, array_agg(e.educator ORDER BY e.nth) AS educators,
           array_agg(e.state ORDER BY e.nth) AS states
      FROM unnest(streams, expected) WITH ORDINALITY AS a (stream, revision, place)
      JOIN unnest(places, ids, types, versions, datas, metadatas, educators, states)
           WITH ORDINALITY AS e (place, id, type, version, data, metadata, educator, state, nth) USING (place)
     GROUP BY a.place, a.stream, a.revision
     ORDER BY a.place
  LOOP
    -- LIMIT keeps the lookup inside the loop over the given events, whatever the planner thinks of it.
    SELECT count(*), count(*) FILTER (WHERE found.alike), max(found.ordinal),
           (array_agg(found.id ORDER BY found.alike, found.nth))[1]
      INTO known, alike, last_ordinal, reused_id
      FROM (
        SELECT item.id, item.nth, e.ordinal,
               (e.stream, e.revision, e.type, e.version, e.data)
                 = (given.stream, given.revision + item.nth, item.type, item.version, item.data) AS alike
          FROM unnest(given.ids, given.types, given.versions, given.datas)
               WITH ORDINALITY AS item (id, type, version, data, nth)
          CROSS JOIN LATERAL (
            SELECT s.ordinal, s.stream, s.revision, s.type, s.version, s.data
              FROM ledger.events s WHERE s.id = item.id LIMIT 1
          ) e
      ) found;
    SELECT coalesce(max(e.revision), -1) INTO last_revision FROM ledger.events e WHERE e.stream = given.stream;

    IF known > 0 AND alike = given.size THEN
      outcome := 'appended';
      last_revision := given.revision + given.size;
      reused_id := NULL;
    ELSIF known > 0 THEN
      outcome := 'id_reused';
    ELSIF last_revision <> given.revision THEN
      outcome := 'wrong_revision';
    ELSE
      INSERT INTO ledger.events
        (ordinal, stream, revision, id, type, version, data, metadata, educator, state, recorded_at, hash)
      SELECT head_ordinal + item.nth, given.stream, given.revision + item.nth, item.id, item.type, item.version,
             item.data, item.metadata, item.educator, item.state, instant,
             ledger.hash_of(head_ordinal + item.nth, given.stream, given.revision + item.nth, item.id, item.type,
                            item.version, item.data, item.metadata, item.educator, item.state, instant)
        FROM unnest(given.ids, given.types, given.versions, given.datas, given.metadatas, given.educators, given.states)
             WITH ORDINALITY AS item (id, type, version, data, metadata, educator, state, nth);
      head_ordinal := head_ordinal + given.size;
      outcome := 'appended';
      last_revision := given.revision + given.size;
      last_ordinal := head_ordinal;
    END IF;
    RETURN NEXT;
  END LOOP;

  IF head_ordinal > first_ordinal THEN
    UPDATE ledger.head h SET ordinal = head_ordinal, recorded_at = instant;
    PERFORM pg_notify('ledger_appended', head_ordinal::text);
  END IF;
END
$$;

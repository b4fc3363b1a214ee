-- Ids compare byte by byte, so that pages have the same order on every server.
CREATE TABLE receipts (
  organisation text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  version integer NOT NULL,
  hash text COLLATE "C" NOT NULL,
  channel text COLLATE "C" NOT NULL,
  queue text COLLATE "C" NOT NULL,
  customer text COLLATE "C",
  turns integer NOT NULL,
  turns_before integer NOT NULL,
  batch text COLLATE "C" NOT NULL,
  received_at timestamptz NOT NULL,
  state text COLLATE "C" NOT NULL CHECK (state IN ('pending', 'analysed', 'failed')),
  pending_since timestamptz NOT NULL,
  error text,
  PRIMARY KEY (organisation, id)
);
CREATE INDEX receipts_in_batch ON receipts (organisation, batch);
-- By digest: an index entry has an upper length, a name given by a customer system has none.
CREATE INDEX receipts_of_customer ON receipts (organisation, md5(customer)) WHERE customer IS NOT NULL;
CREATE INDEX receipts_by_age ON receipts (organisation, received_at);
CREATE INDEX receipts_pending ON receipts (pending_since) WHERE state = 'pending';
CREATE INDEX receipts_failed ON receipts (organisation, received_at) WHERE state = 'failed';

-- Few rows, changed with every batch: room on each page keeps the changes in place.
CREATE TABLE receipt_counts (
  organisation text COLLATE "C" NOT NULL,
  channel text COLLATE "C" NOT NULL,
  queue text COLLATE "C" NOT NULL,
  state text COLLATE "C" NOT NULL,
  conversations bigint NOT NULL CHECK (conversations >= 0),
  PRIMARY KEY (organisation, channel, queue, state)
) WITH (fillfactor = 50);

-- An upsert fires two triggers, one for its inserts and one for its updates. Each takes the organisations'
-- locks before it touches a counter: two batches would otherwise lock the same counters in different orders.
CREATE FUNCTION lock_receipt_counts(of_organisation text) RETURNS void LANGUAGE sql AS $$
  SELECT pg_advisory_xact_lock(hashtextextended('receipt_counts:' || of_organisation, 0));
$$;

CREATE FUNCTION count_new_receipts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM lock_receipt_counts(organisation)
  FROM (SELECT DISTINCT organisation FROM after_rows ORDER BY organisation) AS touched;
  INSERT INTO receipt_counts AS known (organisation, channel, queue, state, conversations)
  SELECT organisation, channel, queue, state, count(*) FROM after_rows GROUP BY 1, 2, 3, 4
  ON CONFLICT (organisation, channel, queue, state)
  DO UPDATE SET conversations = known.conversations + excluded.conversations;
  RETURN NULL;
END $$;

CREATE FUNCTION count_changed_receipts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM lock_receipt_counts(organisation)
  FROM (SELECT DISTINCT organisation FROM after_rows ORDER BY organisation) AS touched;
  WITH moved AS (
    SELECT organisation, channel, queue, state, sum(change) AS change
    FROM (
      SELECT organisation, channel, queue, state, 1 AS change FROM after_rows
      UNION ALL
      SELECT organisation, channel, queue, state, -1 FROM before_rows
    ) AS changes
    GROUP BY 1, 2, 3, 4
    HAVING sum(change) <> 0
  ), known_groups AS (
    UPDATE receipt_counts AS known SET conversations = known.conversations + moved.change
    FROM moved
    WHERE known.organisation = moved.organisation AND known.channel = moved.channel
      AND known.queue = moved.queue AND known.state = moved.state
    RETURNING known.organisation, known.channel, known.queue, known.state
  )
  INSERT INTO receipt_counts (organisation, channel, queue, state, conversations)
  SELECT organisation, channel, queue, state, change FROM moved
  WHERE (organisation, channel, queue, state) NOT IN (SELECT organisation, channel, queue, state FROM known_groups);
  RETURN NULL;
END $$;

CREATE FUNCTION count_removed_receipts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM lock_receipt_counts(organisation)
  FROM (SELECT DISTINCT organisation FROM before_rows ORDER BY organisation) AS touched;
  UPDATE receipt_counts AS known SET conversations = known.conversations - removed.conversations
  FROM (
    SELECT organisation, channel, queue, state, count(*) AS conversations FROM before_rows GROUP BY 1, 2, 3, 4
  ) AS removed
  WHERE known.organisation = removed.organisation AND known.channel = removed.channel
    AND known.queue = removed.queue AND known.state = removed.state;
  RETURN NULL;
END $$;

CREATE TRIGGER count_new AFTER INSERT ON receipts REFERENCING NEW TABLE AS after_rows
  FOR EACH STATEMENT EXECUTE FUNCTION count_new_receipts();
CREATE TRIGGER count_changed AFTER UPDATE ON receipts REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows
  FOR EACH STATEMENT EXECUTE FUNCTION count_changed_receipts();
CREATE TRIGGER count_removed AFTER DELETE ON receipts REFERENCING OLD TABLE AS before_rows
  FOR EACH STATEMENT EXECUTE FUNCTION count_removed_receipts();

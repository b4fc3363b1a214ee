-- When the conversation began, or was received where that is not known: coverage of a period counts by it.
ALTER TABLE receipts ADD COLUMN at timestamptz;
ALTER TABLE receipts DISABLE TRIGGER count_changed;
UPDATE receipts SET at = received_at;
ALTER TABLE receipts ENABLE TRIGGER count_changed;
ALTER TABLE receipts ALTER COLUMN at SET NOT NULL;
CREATE INDEX receipts_by_start ON receipts (organisation, at) INCLUDE (channel, queue, state);

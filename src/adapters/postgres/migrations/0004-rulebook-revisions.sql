-- Counts the saves of a draft, so that of two people who change it the second one is told.
ALTER TABLE rulebook_versions ADD COLUMN revision integer NOT NULL DEFAULT 1;
ALTER TABLE rulebook_versions ADD COLUMN changed_at timestamptz;
UPDATE rulebook_versions SET changed_at = created_at;
ALTER TABLE rulebook_versions ALTER COLUMN changed_at SET NOT NULL;

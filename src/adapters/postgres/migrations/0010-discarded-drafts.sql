-- A draft that was thrown away leaves its number behind, without its files: what was tried on history by that number
-- is never taken for what a later draft would do.
ALTER TABLE rulebook_versions ADD COLUMN discarded boolean NOT NULL DEFAULT false;

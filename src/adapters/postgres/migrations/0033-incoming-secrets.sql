-- How often the secret of what other systems send was replaced; it is derived from this number.
ALTER TABLE organisations
  ADD COLUMN incoming_secret integer NOT NULL DEFAULT 0;

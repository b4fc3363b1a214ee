-- The key of the machine's own command line is told by its id from now on, as people may give theirs the same name.
UPDATE api_keys SET id = 'local-' || id WHERE name = 'command line' AND role = 'admin' AND expires_at IS NULL;

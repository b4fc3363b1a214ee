-- The key of the machine's own command line is told by its id from now on, as people may give theirs the same name.
-- One that somebody gave this name before, with an admin's rights and no end, is marked as well: nothing tells the two apart.
UPDATE api_keys SET id = 'local-' || id WHERE name = 'command line' AND role = 'admin' AND expires_at IS NULL;

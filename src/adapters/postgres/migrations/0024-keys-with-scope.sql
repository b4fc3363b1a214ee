-- Keys for agents and supervisors see the conversations of these, as people of the role do.
ALTER TABLE api_keys
  ADD COLUMN agent_ids text[] NOT NULL DEFAULT '{}',
  ADD COLUMN teams text[] NOT NULL DEFAULT '{}';

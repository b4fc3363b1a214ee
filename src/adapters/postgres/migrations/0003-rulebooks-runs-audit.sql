CREATE TABLE rulebook_versions (
  organisation text COLLATE "C" NOT NULL,
  rulebook text COLLATE "C" NOT NULL,
  version integer NOT NULL,
  state text NOT NULL CHECK (state IN ('draft', 'active', 'retired')),
  files json NOT NULL,
  note text NOT NULL,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL,
  activated_at timestamptz,
  PRIMARY KEY (organisation, rulebook, version)
);
CREATE UNIQUE INDEX one_active_version ON rulebook_versions (organisation, rulebook) WHERE state = 'active';

-- What people hand in is kept as `json`, which holds every text that JSON can; `jsonb` refuses some.
CREATE TABLE runs (
  id text PRIMARY KEY,
  organisation text COLLATE "C" NOT NULL,
  kind text NOT NULL,
  state text NOT NULL CHECK (state IN ('running', 'done', 'failed', 'cancelled')),
  request json,
  total integer NOT NULL,
  done integer NOT NULL,
  failed integer NOT NULL,
  cursor text,
  result json,
  error text,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX runs_newest ON runs (organisation, created_at);

CREATE TABLE audit_entries (
  position bigserial PRIMARY KEY,
  at timestamptz NOT NULL,
  organisation text COLLATE "C" NOT NULL,
  actor text NOT NULL,
  action text NOT NULL,
  subject text NOT NULL,
  details json
);
CREATE INDEX audit_newest ON audit_entries (organisation, at, position);
CREATE INDEX audit_of_subject ON audit_entries (organisation, subject, at);

CREATE FUNCTION refuse_change_of_audit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit log is only ever added to: % refused', TG_OP;
END $$;
CREATE TRIGGER audit_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entries
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_audit();

-- Passages stand in them as places only: what is erased is shown no longer.
CREATE TABLE playbooks (
  organisation text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  version integer NOT NULL,
  state text NOT NULL,
  changed_at text NOT NULL,
  content jsonb NOT NULL,
  PRIMARY KEY (organisation, id, version)
);
-- One version of each is in use.
CREATE UNIQUE INDEX playbooks_approved ON playbooks (organisation, id) WHERE state = 'approved';
CREATE TABLE coaching_plans (
  organisation text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  agent text COLLATE "C" NOT NULL,
  state text NOT NULL,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL,
  acknowledged_by text,
  acknowledged_at timestamptz,
  changed_at text NOT NULL,
  content jsonb NOT NULL,
  PRIMARY KEY (organisation, id)
);
CREATE INDEX coaching_plans_by_agent ON coaching_plans (organisation, agent);
CREATE INDEX coaching_plans_by_author ON coaching_plans (organisation, created_by);

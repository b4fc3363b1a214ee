CREATE TABLE coaching_sharing (
  organisation text COLLATE "C" NOT NULL,
  agent text COLLATE "C" NOT NULL,
  sharing text NOT NULL,
  chosen_at timestamptz NOT NULL,
  PRIMARY KEY (organisation, agent)
);

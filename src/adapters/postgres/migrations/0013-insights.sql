CREATE TABLE topic_boards (
  organisation text COLLATE "C" PRIMARY KEY,
  topics jsonb NOT NULL DEFAULT '[]',
  held jsonb NOT NULL DEFAULT '[]',
  refreshed jsonb,
  survey jsonb
);
CREATE TABLE insights (
  organisation text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  state text NOT NULL,
  changed_at text NOT NULL,
  content jsonb NOT NULL,
  PRIMARY KEY (organisation, id)
);
CREATE TABLE insight_alerts (
  organisation text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  content jsonb NOT NULL,
  PRIMARY KEY (organisation, id)
);
CREATE TABLE insight_settings (
  organisation text COLLATE "C" PRIMARY KEY,
  content jsonb NOT NULL
);

CREATE TABLE saved_views (
  organisation text COLLATE "C" NOT NULL,
  owner text COLLATE "C" NOT NULL,
  name text NOT NULL,
  path text NOT NULL,
  search text NOT NULL,
  is_shared boolean NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (organisation, owner, name)
);
CREATE INDEX saved_views_shared ON saved_views (organisation) WHERE is_shared;

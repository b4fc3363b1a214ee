ALTER TABLE topic_boards ADD COLUMN watched text;
CREATE TABLE insight_digests (
  organisation text COLLATE "C" NOT NULL,
  day text NOT NULL,
  PRIMARY KEY (organisation, day)
);

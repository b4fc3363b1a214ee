-- Up to when somebody has looked at what concerns them.
CREATE TABLE notices_seen (
  organisation text COLLATE "C" NOT NULL,
  person text NOT NULL,
  seen_at timestamptz NOT NULL,
  PRIMARY KEY (organisation, person)
);
-- Whom comments mention is looked up by the mention.
CREATE INDEX comments_by_mention ON conversation_comments USING gin (mentions);

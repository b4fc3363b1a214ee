-- What people write onto conversations. Both go with their conversation when it is erased.
CREATE TABLE conversation_comments (
  id text PRIMARY KEY,
  organisation text COLLATE "C" NOT NULL,
  conversation text COLLATE "C" NOT NULL,
  turn integer NOT NULL,
  thread text NOT NULL,
  author text NOT NULL,
  text text NOT NULL,
  mentions text[] NOT NULL,
  at timestamptz NOT NULL,
  withdrawn_at timestamptz,
  resolved_at timestamptz,
  resolved_by text
);
CREATE INDEX comments_of_conversation ON conversation_comments (organisation, conversation, at);

-- `slot` is the signal that is corrected: of one at a turn the newest correction counts.
CREATE TABLE signal_corrections (
  id text PRIMARY KEY,
  organisation text COLLATE "C" NOT NULL,
  conversation text COLLATE "C" NOT NULL,
  turn integer NOT NULL,
  slot text NOT NULL,
  span_start integer NOT NULL,
  span_end integer NOT NULL,
  said json,
  meant json,
  digest text NOT NULL,
  author text NOT NULL,
  at timestamptz NOT NULL,
  CHECK (said IS NOT NULL OR meant IS NOT NULL)
);
CREATE UNIQUE INDEX one_correction_a_signal ON signal_corrections (organisation, conversation, turn, slot);

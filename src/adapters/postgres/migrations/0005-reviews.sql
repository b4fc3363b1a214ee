CREATE TABLE review_settings (
  organisation text COLLATE "C" PRIMARY KEY,
  machine_answers text NOT NULL CHECK (machine_answers IN ('after', 'at_once')),
  appeal_days integer NOT NULL CHECK (appeal_days >= 0)
);

CREATE TABLE review_plans (
  id text PRIMARY KEY,
  organisation text COLLATE "C" NOT NULL,
  name text NOT NULL,
  request json NOT NULL,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX review_plans_newest ON review_plans (organisation, created_at);

CREATE TABLE calibrations (
  id text PRIMARY KEY,
  organisation text COLLATE "C" NOT NULL,
  name text NOT NULL,
  scorecard text NOT NULL,
  conversations text[] NOT NULL,
  raters text[] NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'closed')),
  created_by text NOT NULL,
  created_at timestamptz NOT NULL,
  closed_at timestamptz
);
CREATE INDEX calibrations_newest ON calibrations (organisation, created_at);

-- Reviews are erased with their conversation, and appeals with their review.
CREATE TABLE reviews (
  id text PRIMARY KEY,
  organisation text COLLATE "C" NOT NULL,
  conversation text COLLATE "C" NOT NULL,
  agent text COLLATE "C",
  team text COLLATE "C",
  scorecard text COLLATE "C" NOT NULL,
  plan text REFERENCES review_plans (id),
  calibration text REFERENCES calibrations (id),
  reviewer text,
  state text NOT NULL CHECK (state IN ('open', 'submitted')),
  why json,
  answers json NOT NULL,
  comment text NOT NULL,
  revision integer NOT NULL,
  evaluation json,
  record json,
  machine json,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL,
  submitted_at timestamptz,
  CHECK ((state = 'submitted') = (submitted_at IS NOT NULL))
);
CREATE UNIQUE INDEX one_open_review ON reviews (organisation, conversation, scorecard, (coalesce(reviewer, '')))
  WHERE state = 'open' AND calibration IS NULL;
CREATE UNIQUE INDEX one_rating ON reviews (calibration, conversation, reviewer) WHERE calibration IS NOT NULL;
CREATE INDEX reviews_by_state ON reviews (organisation, state, created_at);
CREATE INDEX reviews_of_conversation ON reviews (organisation, conversation);
CREATE INDEX reviews_of_plan ON reviews (plan);

CREATE TABLE appeals (
  id text PRIMARY KEY,
  organisation text COLLATE "C" NOT NULL,
  review text NOT NULL REFERENCES reviews (id) ON DELETE CASCADE,
  conversation text COLLATE "C" NOT NULL,
  agent text COLLATE "C",
  team text COLLATE "C",
  scorecard text NOT NULL,
  criterion text NOT NULL,
  answer text NOT NULL,
  wanted text NOT NULL,
  reason text NOT NULL,
  rules json NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'upheld', 'rejected')),
  raised_by text NOT NULL,
  raised_at timestamptz NOT NULL,
  decided_by text,
  decided_at timestamptz,
  decision text,
  standing text,
  drafts json NOT NULL,
  UNIQUE (review, criterion)
);
CREATE INDEX appeals_by_state ON appeals (organisation, state, raised_at);

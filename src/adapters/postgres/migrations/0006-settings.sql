-- What people call the ids that conversations carry.
CREATE TABLE directory_entries (
  organisation text COLLATE "C" NOT NULL REFERENCES organisations (id) ON DELETE CASCADE,
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('agent', 'team', 'queue')),
  id text COLLATE "C" NOT NULL,
  name text NOT NULL,
  team text COLLATE "C",
  PRIMARY KEY (organisation, kind, id)
);

ALTER TABLE members ADD COLUMN active boolean NOT NULL DEFAULT true;

-- `id` is the digest of the link's token, under which better-auth keeps the token's own record.
CREATE TABLE invitations (
  id text COLLATE "C" PRIMARY KEY,
  organisation text COLLATE "C" NOT NULL REFERENCES organisations (id) ON DELETE CASCADE,
  email text NOT NULL,
  role text NOT NULL,
  agent_ids text[] NOT NULL,
  teams text[] NOT NULL,
  invited_by text NOT NULL,
  invited_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX invitations_of_organisation ON invitations (organisation, invited_at);

CREATE TABLE person_preferences (
  user_id text PRIMARY KEY REFERENCES auth_users (id) ON DELETE CASCADE,
  language text CHECK (language IN ('zh', 'en')),
  theme text CHECK (theme IN ('light', 'dark', 'system'))
);

-- How the columns of a table are to be read, found again by the columns themselves.
CREATE TABLE import_mappings (
  organisation text COLLATE "C" NOT NULL REFERENCES organisations (id) ON DELETE CASCADE,
  name text COLLATE "C" NOT NULL,
  columns text[] NOT NULL,
  channel text,
  map json NOT NULL,
  saved_at timestamptz NOT NULL,
  PRIMARY KEY (organisation, name)
);

CREATE TABLE webhooks (
  id text COLLATE "C" PRIMARY KEY,
  organisation text COLLATE "C" NOT NULL REFERENCES organisations (id) ON DELETE CASCADE,
  url text NOT NULL,
  events text[] NOT NULL,
  active boolean NOT NULL,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX webhooks_of_organisation ON webhooks (organisation, created_at);

CREATE TABLE webhook_deliveries (
  id text COLLATE "C" PRIMARY KEY,
  organisation text COLLATE "C" NOT NULL,
  webhook text COLLATE "C" NOT NULL REFERENCES webhooks (id) ON DELETE CASCADE,
  event text NOT NULL,
  -- As it is signed and sent, byte by byte.
  body text NOT NULL,
  state text NOT NULL CHECK (state IN ('waiting', 'delivered', 'failed')),
  attempts integer NOT NULL,
  status integer,
  error text,
  created_at timestamptz NOT NULL,
  tried_at timestamptz
);
CREATE INDEX webhook_deliveries_newest ON webhook_deliveries (webhook, created_at);

-- Who ends between claiming a digest and sending it leaves a claim that lapses. Those from before were sent.
ALTER TABLE insight_digests
  ADD COLUMN claimed_at timestamptz NOT NULL DEFAULT now(),
  ADD COLUMN sent boolean NOT NULL DEFAULT true;

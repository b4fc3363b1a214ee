-- What is found is told in a later step; what was found before this was noted counts as told.
ALTER TABLE insights ADD COLUMN told boolean NOT NULL DEFAULT true;
CREATE INDEX insights_untold ON insights (organisation) WHERE NOT told;
ALTER TABLE insight_alerts ADD COLUMN told boolean NOT NULL DEFAULT true;
CREATE INDEX insight_alerts_untold ON insight_alerts (organisation) WHERE NOT told;

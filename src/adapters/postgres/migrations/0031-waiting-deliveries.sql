-- The few that wait are looked for each minute, among those of a month.
CREATE INDEX webhook_deliveries_waiting ON webhook_deliveries (created_at) WHERE state = 'waiting';

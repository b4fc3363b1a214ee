-- When a submitted review came over to another agent with its conversation: the time to object begins anew for them.
ALTER TABLE reviews ADD COLUMN carried_since timestamptz;

-- Tells a conversation that was erased and sent anew from the one before under its id, whatever their versions. Empty for what was
-- received before.
ALTER TABLE receipts ADD COLUMN first_batch text COLLATE "C";

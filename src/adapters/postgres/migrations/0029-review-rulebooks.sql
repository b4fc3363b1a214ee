-- By which rulebooks a person judged: which were active then cannot be told later, as one may have been retired before.
ALTER TABLE reviews ADD COLUMN rulebooks text[];

-- The machine's own evaluation is held once for each scorecard when somebody objects to it.
CREATE UNIQUE INDEX one_held_verdict ON reviews (organisation, conversation, scorecard) WHERE reviewer = 'machine';
CREATE INDEX appeals_of_conversation ON appeals (organisation, conversation);

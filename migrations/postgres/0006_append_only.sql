-- Events are evidence: nothing changes or removes one.
CREATE RULE events_keep AS ON UPDATE TO events DO INSTEAD NOTHING;
CREATE RULE events_stay AS ON DELETE TO events DO INSTEAD NOTHING;

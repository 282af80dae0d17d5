-- How many entries somebody added today is counted at each adding.
CREATE INDEX "share_group_entry_created_by_id_created_at_idx" ON "share_group_entry" ("created_by_id", "created_at");
-- Whether an organization has ever paid decides how much of it reaches strangers.
CREATE INDEX "order_paid_of_organization_idx" ON "order" ("organization_id") WHERE "status" = 'paid';

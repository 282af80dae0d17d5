-- A member's limit counts what was used under his address too, whoever used it.
CREATE INDEX "share_group_usage_account_id_address_day_idx" ON "share_group_usage" ("account_id", "address", "day");

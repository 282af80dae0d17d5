-- What was used on a day by everybody, and what was paid since: the operator's overview asks, and reads no entries for it.

-- Days come in order, so a small index that no update of a day's sums has to touch finds them.
CREATE INDEX "usage_daily_day" ON "usage_daily" USING brin ("day");
CREATE INDEX "order_paid_at_idx" ON "order" ("paid_at") WHERE "paid_at" IS NOT NULL;

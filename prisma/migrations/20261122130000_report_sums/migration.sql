-- The report of a share group adds up what moved other than by charges, which are by far the most and in daily sums.

CREATE INDEX "transfer_to_account_besides_charges_idx" ON "transfer" ("to_account_id", "posted_at")
    WHERE "kind" IN ('allocation', 'refund', 'adjustment');
CREATE INDEX "transfer_from_account_besides_charges_idx" ON "transfer" ("from_account_id", "posted_at")
    WHERE "kind" IN ('return', 'expiry', 'adjustment');

-- What is on hold now of a user and of a pool, for the lists of holds (product.md 57).
CREATE INDEX "hold_open_user" ON "hold" ("user_id", "placed_at" DESC) WHERE "status" = 'open';
CREATE INDEX "hold_open_pools" ON "hold" USING gin ("account_ids") WHERE "status" = 'open';

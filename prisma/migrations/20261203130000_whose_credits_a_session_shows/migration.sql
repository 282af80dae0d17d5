-- The Credit Owner beside whose credits a session shows its user's own (product.md 7); null: the Credit Owner's are shown.
-- It counts only as long as that user is the Credit Owner, so it needs no reference that would have to be kept up.
ALTER TABLE "session" ADD COLUMN "own_shown_beside" UUID;

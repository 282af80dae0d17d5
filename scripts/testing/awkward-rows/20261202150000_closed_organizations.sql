-- The suspended organization is closed too, and anonymised at the same instant: in it are people, and credits on hold.
UPDATE "organization" SET "closed_at" = "suspended_at", "closed_by_id" = "suspended_by_id", "close_reason" = repeat('Ω', 500),
    "anonymised_at" = "suspended_at"
WHERE "suspended_at" IS NOT NULL;

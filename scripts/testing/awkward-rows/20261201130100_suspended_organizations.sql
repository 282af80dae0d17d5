-- A suspended organization, for the longest reason there is. In it are people, and credits on hold.
UPDATE "organization" SET "suspended_at" = now(), "suspend_reason" = repeat('Ω', 500),
    "suspended_by_id" = (SELECT "id" FROM "user" ORDER BY "id" LIMIT 1)
WHERE "id" = (SELECT "id" FROM "organization" WHERE NOT "is_operator" AND "sandbox_of_id" IS NULL ORDER BY "id" LIMIT 1);

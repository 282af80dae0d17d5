-- One that was welcomed although it was not to be told.
UPDATE "share_group_entry" SET "is_told" = false, "welcomed_at" = coalesce("welcomed_at", "created_at") WHERE "kind" = 'address';

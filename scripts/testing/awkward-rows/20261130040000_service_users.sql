-- A service user that a person who was removed since has paused, and one that was removed while it was paused.
INSERT INTO "user" ("id", "organization_id", "user_role_id", "credit_owner_id", "name", "email", "kind", "status",
    "external_id", "responsible_id", "paused_at", "paused_by_id", "pause_reason")
SELECT '00000000-0000-7000-8000-000000000028', "organization_id", "user_role_id", "id", 'Übersetzer «2»',
    '00000000-0000-7000-8000-000000000028@service.invalid', 'service', 'suspended', repeat('x', 200), "id",
    '0001-01-01', '00000000-0000-7000-8000-000000000024', E'Zwei Zeilen,\nein Grund'
FROM "user" WHERE "id" = '00000000-0000-7000-8000-000000000021';
INSERT INTO "user" ("id", "organization_id", "user_role_id", "credit_owner_id", "name", "email", "kind", "status")
SELECT '00000000-0000-7000-8000-000000000029', "organization_id", "user_role_id", '00000000-0000-7000-8000-000000000029',
    'Removed user', '00000000-0000-7000-8000-000000000029@removed.invalid', 'service', 'removed'
FROM "user" WHERE "id" = '00000000-0000-7000-8000-000000000021';

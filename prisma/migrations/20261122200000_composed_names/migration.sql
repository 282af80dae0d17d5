-- Names are stored with their letters composed, as they are searched for: "ë" is one character, not an "e" and a diaeresis.
UPDATE "user" SET "name" = normalize("name", NFC) WHERE "name" IS NOT NFC NORMALIZED;
UPDATE "invitation" SET "name" = normalize("name", NFC) WHERE "name" IS NOT NFC NORMALIZED;

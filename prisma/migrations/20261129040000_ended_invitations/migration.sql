-- An invitation grants no more than its inviter may grant: it ends with the inviter's right to it, and says why.
CREATE TYPE "invitation_end" AS ENUM ('inviter_removed', 'inviter_suspended', 'inviter_lacks_rights');
ALTER TABLE "invitation"
    ADD COLUMN "ended_because" "invitation_end",
    ADD CONSTRAINT "invitation_ended_for_a_reason" CHECK ("ended_because" IS NULL OR "revoked_at" IS NOT NULL);

-- Those that are open although their inviter could not send them any more.
UPDATE "invitation" SET "revoked_at" = now(), "ended_because" = (CASE
    WHEN "inviter"."status" = 'removed' OR "inviter"."organization_id" <> "invitation"."organization_id"
        THEN 'inviter_removed'
    WHEN "inviter"."status" = 'suspended' THEN 'inviter_suspended'
    ELSE 'inviter_lacks_rights' END)::"invitation_end"
FROM "user" AS "inviter", "user_role" AS "own", "user_role" AS "invited"
WHERE "invitation"."accepted_at" IS NULL AND "invitation"."revoked_at" IS NULL
    AND "inviter"."id" = "invitation"."invited_by_id" AND "own"."id" = "inviter"."user_role_id"
    AND "invited"."id" = "invitation"."user_role_id"
    AND NOT ("inviter"."status" = 'active' AND "inviter"."organization_id" = "invitation"."organization_id"
        AND "own"."rights" @> "invited"."rights"
        AND "own"."rights" @> ARRAY['view_user_list', 'edit_user']::"user_right"[]);

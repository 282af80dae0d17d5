-- Who sells (product.md 52): what invoices say about the deployment's own organization, and how they are paid. An order keeps
-- it as it was.

UPDATE "user_role" SET "rights" = array_append("rights", 'manage_seller')
FROM "organization"
WHERE "organization"."id" = "user_role"."organization_id" AND "organization"."is_operator"
    AND "user_role"."built_in" = 'administrator' AND NOT 'manage_seller' = ANY ("rights");

CREATE TABLE "seller" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "legal_name" TEXT NOT NULL,
    "address_line_1" TEXT NOT NULL,
    "address_line_2" TEXT,
    "city" TEXT NOT NULL,
    "region" TEXT,
    "postal_code" TEXT,
    "country" CHAR(2) NOT NULL,
    "tax_id" TEXT,
    "support_email" TEXT NOT NULL,
    "payment_instructions" TEXT NOT NULL,
    "payment_terms_days" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    CONSTRAINT "seller_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "seller_is_one_row" CHECK ("id" = 1),
    CONSTRAINT "seller_payment_terms_not_negative" CHECK ("payment_terms_days" >= 0)
);

-- Chosen in the portal: a TIME_ZONE in the environment sets it no more.
ALTER TABLE "deployment" ADD COLUMN "time_zone_is_chosen" BOOLEAN NOT NULL DEFAULT false;

-- Null in orders from before, and where there is no invoice to be paid.
ALTER TABLE "order"
    ADD COLUMN "seller" JSONB,
    ADD COLUMN "due_on" DATE;

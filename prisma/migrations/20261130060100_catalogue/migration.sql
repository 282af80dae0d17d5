-- What is sold (product.md 47 and 48): plans in versions, with a price for each currency and days on which they are on
-- sale; credit types that can be retired; the currency that a buyer pays in, else the deployment's.

-- Who administers the operator's organization says what is sold.
UPDATE "user_role" SET "rights" = array_append("rights", 'manage_catalogue')
FROM "organization"
WHERE "organization"."id" = "user_role"."organization_id" AND "organization"."is_operator"
    AND "user_role"."built_in" = 'administrator' AND NOT 'manage_catalogue' = ANY ("rights");

ALTER TABLE "credit_type"
    ADD COLUMN "retired_at" TIMESTAMPTZ(3),
    ADD COLUMN "version" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "deployment" ADD COLUMN "currency" CHAR(3) NOT NULL DEFAULT 'USD';
ALTER TABLE "deployment" ADD CONSTRAINT "deployment_currency_is_a_code" CHECK ("currency" ~ '^[A-Z]{3}$');
-- The currency in which most was sold so far.
UPDATE "deployment" SET "currency" = coalesce(
    (SELECT "currency" FROM "plan" WHERE "currency" ~ '^[A-Z]{3}$' GROUP BY "currency" ORDER BY count(*) DESC, "currency" LIMIT 1),
    "currency");

ALTER TABLE "billing_information" ADD COLUMN "currency" CHAR(3);
ALTER TABLE "billing_information" ADD CONSTRAINT "billing_information_currency_is_a_code" CHECK ("currency" ~ '^[A-Z]{3}$');

-- The newest version is what is sold; the earlier ones stay as they were.
CREATE TABLE "plan_version" (
    "plan_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "credits" BIGINT,
    "tax_rate_basis_points" INTEGER NOT NULL,
    "validity_months" INTEGER NOT NULL,
    "on_sale_from" DATE,
    "on_sale_until" DATE,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    "made_by_id" UUID,
    CONSTRAINT "plan_version_pkey" PRIMARY KEY ("plan_id", "version"),
    CONSTRAINT "plan_version_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan" ("id"),
    CONSTRAINT "plan_version_made_by_id_fkey" FOREIGN KEY ("made_by_id") REFERENCES "user" ("id"),
    CONSTRAINT "plan_version_credits_positive" CHECK ("credits" > 0),
    CONSTRAINT "plan_version_tax_rate_in_range" CHECK ("tax_rate_basis_points" BETWEEN 0 AND 10000),
    CONSTRAINT "plan_version_validity_positive" CHECK ("validity_months" > 0),
    CONSTRAINT "plan_version_sale_ends_after_it_begins" CHECK ("on_sale_from" <= "on_sale_until")
);

CREATE TABLE "plan_price" (
    "plan_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "price_minor" BIGINT NOT NULL,
    CONSTRAINT "plan_price_pkey" PRIMARY KEY ("plan_id", "version", "currency"),
    CONSTRAINT "plan_price_version_fkey" FOREIGN KEY ("plan_id", "version") REFERENCES "plan_version" ("plan_id", "version"),
    CONSTRAINT "plan_price_not_negative" CHECK ("price_minor" >= 0)
);

INSERT INTO "plan_version" ("plan_id", "version", "name", "credits", "tax_rate_basis_points", "validity_months", "made_at")
SELECT "id", "version", "name", "credits", "tax_rate_basis_points", "validity_months", "created_at" FROM "plan";
INSERT INTO "plan_price" ("plan_id", "version", "currency", "price_minor")
SELECT "id", "version", "currency", "price_minor" FROM "plan";

-- Which version was ordered; unknown where the plan has become another since.
ALTER TABLE "order" ADD COLUMN "plan_version" INTEGER;
UPDATE "order" SET "plan_version" = "plan"."version" FROM "plan"
WHERE "plan"."id" = "order"."plan_id"
    AND ("order"."plan_name", "order"."credits", "order"."price_minor", "order"."currency", "order"."tax_rate_basis_points", "order"."validity_months")
        = ("plan"."name", "plan"."credits", "plan"."price_minor", "plan"."currency", "plan"."tax_rate_basis_points", "plan"."validity_months");
ALTER TABLE "order" ADD CONSTRAINT "order_plan_version_fkey" FOREIGN KEY ("plan_id", "plan_version") REFERENCES "plan_version" ("plan_id", "version");

ALTER TABLE "plan" ADD COLUMN "withdrawn_at" TIMESTAMPTZ(3);
UPDATE "plan" SET "withdrawn_at" = now() WHERE NOT "on_sale";
ALTER TABLE "plan"
    DROP COLUMN "name",
    DROP COLUMN "credits",
    DROP COLUMN "price_minor",
    DROP COLUMN "currency",
    DROP COLUMN "tax_rate_basis_points",
    DROP COLUMN "validity_months",
    DROP COLUMN "on_sale",
    DROP COLUMN "version";

-- What was sold stays as it was.
CREATE TRIGGER "plan_version_is_append_only" BEFORE UPDATE OR DELETE ON "plan_version" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "plan_price_is_append_only" BEFORE UPDATE OR DELETE ON "plan_price" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();

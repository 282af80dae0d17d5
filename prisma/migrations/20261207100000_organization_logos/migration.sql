-- Every organization can have a logo (docs/product.md 57), as we have encoded it, whatever came in; the operator's is the
-- seller's (52). Its address names its version.
CREATE TABLE "organization_logo" (
    "organization_id" UUID NOT NULL REFERENCES "organization" ("id"),
    "png" BYTEA NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "version" UUID NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "organization_logo_pkey" PRIMARY KEY ("organization_id"),
    CONSTRAINT "organization_logo_version_key" UNIQUE ("version"),
    CONSTRAINT "organization_logo_has_a_size" CHECK ("width" > 0 AND "height" > 0)
);

INSERT INTO "organization_logo" ("organization_id", "png", "width", "height", "version", "updated_at")
SELECT "organization"."id", "png", "width", "height", "seller_logo"."version", "updated_at"
FROM "seller_logo" CROSS JOIN "organization" WHERE "is_operator";

DROP TABLE "seller_logo";

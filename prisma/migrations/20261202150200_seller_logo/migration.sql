-- The seller's logo (product.md 52), as we have encoded it, whatever came in. Its address names its version.
CREATE TABLE "seller_logo" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "png" BYTEA NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "version" UUID NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "seller_logo_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "seller_logo_is_one_row" CHECK ("id" = 1),
    CONSTRAINT "seller_logo_has_a_size" CHECK ("width" > 0 AND "height" > 0)
);

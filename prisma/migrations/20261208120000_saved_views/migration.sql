-- What a list was filtered and sorted by, and which columns it showed, under a name (product.md 63).
CREATE TABLE "saved_view" (
    "id" UUID NOT NULL,
    -- Who has made it.
    "user_id" UUID NOT NULL,
    -- The list's page: /usage.
    "list" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    -- The list's address after the question mark, without page and rows.
    "query" TEXT NOT NULL,
    -- With those of the organization who can open the list.
    "is_shared" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "saved_view_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user" ("id"),
    CONSTRAINT "saved_view_name_present" CHECK (length(trim("name")) > 0)
);
CREATE UNIQUE INDEX "saved_view_name_key" ON "saved_view" ("user_id", "list", lower("name"));

-- With which view a user's list opens.
CREATE TABLE "default_view" (
    "user_id" UUID NOT NULL,
    "list" TEXT NOT NULL,
    "view_id" UUID NOT NULL,
    CONSTRAINT "default_view_pkey" PRIMARY KEY ("user_id", "list"),
    CONSTRAINT "default_view_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user" ("id"),
    CONSTRAINT "default_view_view_id_fkey" FOREIGN KEY ("view_id") REFERENCES "saved_view" ("id") ON DELETE CASCADE
);
CREATE INDEX "default_view_view_id_idx" ON "default_view" ("view_id");

-- How often something was tried lately (lib/auth/limits/sign-in-limits.ts). The columns are rate-limiter-flexible's;
-- "expire" is in milliseconds since 1970. What is lost in a crash is worth nothing, so the table is not logged.
CREATE UNLOGGED TABLE "rate_limit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,
    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);
CREATE INDEX "rate_limit_expire_idx" ON "rate_limit" ("expire");

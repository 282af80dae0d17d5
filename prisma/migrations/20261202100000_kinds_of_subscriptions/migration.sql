-- A subscription brings credits each month (an allowance), or covers the use of one credit type (product.md 48).
ALTER TYPE "plan_kind" RENAME VALUE 'subscription' TO 'unlimited';
ALTER TYPE "plan_kind" ADD VALUE 'allowance' BEFORE 'unlimited';

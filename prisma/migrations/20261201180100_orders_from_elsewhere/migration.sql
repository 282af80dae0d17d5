-- Orders that were paid in the vendor's own shop, and balances of another system, which no plan was bought for.
ALTER TYPE "gateway" ADD VALUE 'external';
ALTER TABLE "order" ALTER COLUMN "plan_id" DROP NOT NULL;

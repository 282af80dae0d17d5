-- Whether an address that is added to a share group is told by a welcome mail (docs/product.md 23), also one that waits
-- for credits. So far all were.
ALTER TABLE "share_group_entry" ADD COLUMN "is_told" BOOLEAN NOT NULL DEFAULT true;

-- By itself, because a new value can't be used in the transaction that adds it: keys that list and revoke keys (product.md 56a).
ALTER TYPE "api_scope" ADD VALUE 'manage_api_keys';

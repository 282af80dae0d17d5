-- The operator's right to see what each organization has, and to suspend it.

ALTER TYPE "user_right" ADD VALUE 'manage_organizations';

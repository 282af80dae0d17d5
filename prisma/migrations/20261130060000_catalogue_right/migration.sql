-- The operator's right to say what is sold: credit types and plans.

ALTER TYPE "user_right" ADD VALUE 'manage_catalogue';

-- The operator's right to give and adjust credits.

ALTER TYPE "user_right" ADD VALUE 'grant_credits';

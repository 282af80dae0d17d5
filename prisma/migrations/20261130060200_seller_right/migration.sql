-- The operator's right to say who sells, and how invoices are paid.

ALTER TYPE "user_right" ADD VALUE 'manage_seller';

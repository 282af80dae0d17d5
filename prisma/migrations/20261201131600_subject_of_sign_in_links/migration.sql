-- A link with which the vendor lets a user in whom it has signed in: it is about that user (product.md 56b).
ALTER TABLE "token" DROP CONSTRAINT "token_names_what_it_is_about";
ALTER TABLE "token" ADD CONSTRAINT "token_names_what_it_is_about" CHECK (CASE "purpose"
    WHEN 'set_up' THEN "user_id" IS NULL AND "invitation_id" IS NULL
    WHEN 'sign_up' THEN "email" IS NOT NULL
    WHEN 'invitation' THEN "invitation_id" IS NOT NULL
    WHEN 'password_reset' THEN "user_id" IS NOT NULL
    WHEN 'email_change' THEN "user_id" IS NOT NULL AND "email" IS NOT NULL
    WHEN 'billing_email' THEN "user_id" IS NOT NULL AND "email" IS NOT NULL
    WHEN 'sign_in' THEN "user_id" IS NOT NULL END);

-- How many days before and after the day by which an invoice is due it is reminded of (product.md 53c). Null: not at all.
ALTER TABLE "deployment"
    ADD COLUMN "reminder_before_days" INTEGER DEFAULT 3,
    ADD COLUMN "reminder_on_due_day" BOOLEAN NOT NULL DEFAULT true,
    ADD COLUMN "reminder_after_days" INTEGER DEFAULT 7,
    ADD CONSTRAINT "deployment_reminder_before_days" CHECK ("reminder_before_days" BETWEEN 1 AND 60),
    ADD CONSTRAINT "deployment_reminder_after_days" CHECK ("reminder_after_days" BETWEEN 1 AND 90);

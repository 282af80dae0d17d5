-- Which reminders of an unpaid invoice have been sent (product.md 53c): each once.
CREATE TYPE "reminder_step" AS ENUM ('before', 'due', 'overdue');

CREATE TABLE "invoice_reminder" (
    "order_id" UUID NOT NULL,
    "step" "reminder_step" NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "invoice_reminder_pkey" PRIMARY KEY ("order_id", "step"),
    CONSTRAINT "invoice_reminder_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order" ("id")
);
CREATE INDEX "order_unpaid_due_on_idx" ON "order" ("due_on") WHERE "status" = 'pending';

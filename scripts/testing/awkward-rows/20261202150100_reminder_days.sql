-- As early and as late as there is, and nothing on the day.
UPDATE "deployment" SET "reminder_before_days" = 60, "reminder_on_due_day" = false, "reminder_after_days" = NULL;

import { readReminderDays } from "@/lib/seller/reminder-days.ts";
import { RemindersForm } from "./reminders-form.tsx";

/** When buyers are reminded of their unpaid invoices. */
export async function ReminderSettings() {
	const days = await readReminderDays({});
	return <RemindersForm key={JSON.stringify(days)} days={days} />;
}

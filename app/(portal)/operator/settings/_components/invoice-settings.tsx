import { readLogo } from "@/lib/seller/queries.ts";
import { readReminderDays } from "@/lib/seller/reminder-days.ts";
import { LogoForm } from "./logo-form.tsx";
import { RemindersForm } from "./reminders-form.tsx";

/** What invoices look like, and when they are reminded of. */
export async function InvoiceSettings() {
	const [logo, days] = await Promise.all([readLogo({}), readReminderDays({})]);
	return (
		<>
			<LogoForm logo={logo} />
			<RemindersForm key={JSON.stringify(days)} days={days} />
		</>
	);
}

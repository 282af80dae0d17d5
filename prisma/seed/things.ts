import type { CreditTypeId } from "./catalogue.ts";

/** The vendor's services that use credits, one per credit type. */
export const SERVICES: Record<CreditTypeId, string> = { email: "Campaigns", sms: "Messages", lab: "Labs" };

/** What credits are used for. `{month}` becomes the month of the day on which they are used. */
export const ITEMS: Record<CreditTypeId, readonly string[]> = {
	email: [
		"{month} newsletter",
		"Weekly digest",
		"Product update",
		"Abandoned carts",
		"VIP invitation",
		"Webinar invitation",
		"Webinar follow-up",
		"Customer survey",
		"Welcome series, part 1",
		"Welcome series, part 2",
		"Back in stock",
		"Renewal reminder",
		"{month} partner briefing",
		"Loyalty points summary",
		"Price change notice",
	],
	sms: [
		"Delivery reminder",
		"Appointment reminder",
		"Flash sale alert",
		"One-time codes",
		"Event check-in",
		"Payment due reminder",
		"Pick-up ready",
		"Opening hours notice",
		"Reminder: open day",
	],
	lab: [
		"Kubernetes basics",
		"Terraform first steps",
		"SQL for analysts",
		"Securing a Linux server",
		"Python for data",
		"Introduction to machine learning",
		"Git in an hour",
		"Container networking",
		"Observability with metrics",
		"Incident response drill",
		"Object storage fundamentals",
		"Build a REST API",
	],
};

/** Why credits were refunded, in the words of the service that did it. */
export const REFUND_CHANCE = 0.012;

/**
 * How much a user uses: `perWeekday` is how many times on a weekday on average, `from` and `to` the credits of each.
 */
export interface Habit {
	readonly mailbox: string;
	readonly organization: "northwind" | "lakeside";
	readonly creditTypeId: CreditTypeId;
	readonly perWeekday: number;
	readonly from: number;
	readonly to: number;
	/** Credits are rounded to this. */
	readonly step: number;
}

const email = { creditTypeId: "email", step: 10 } as const;
const sms = { creditTypeId: "sms", step: 5 } as const;
const lab = { creditTypeId: "lab", step: 1, from: 1, to: 4 } as const;
const atNorthwind = { organization: "northwind" } as const;
const atLakeside = { organization: "lakeside" } as const;

export const HABITS: readonly Habit[] = [
	{ mailbox: "john", ...atNorthwind, ...email, perWeekday: 1.6, from: 80, to: 620 },
	{ mailbox: "john", ...atNorthwind, ...sms, perWeekday: 0.3, from: 10, to: 80 },
	{ mailbox: "john", ...atNorthwind, ...lab, perWeekday: 0.15 },
	{ mailbox: "grace.kim", ...atNorthwind, ...email, perWeekday: 1.8, from: 100, to: 900 },
	{ mailbox: "daniel.okafor", ...atNorthwind, ...email, perWeekday: 2.2, from: 60, to: 700 },
	{ mailbox: "sofia.marques", ...atNorthwind, ...email, perWeekday: 1.9, from: 40, to: 500 },
	{ mailbox: "henry.lau", ...atNorthwind, ...email, perWeekday: 1.3, from: 100, to: 800 },
	{ mailbox: "ingrid.nilsen", ...atNorthwind, ...email, perWeekday: 1.6, from: 60, to: 420 },
	{ mailbox: "tomas.herrera", ...atNorthwind, ...email, perWeekday: 1.4, from: 50, to: 360 },
	{ mailbox: "grace.kim", ...atNorthwind, ...sms, perWeekday: 0.7, from: 10, to: 60 },
	{ mailbox: "aisha.rahman", ...atNorthwind, ...sms, perWeekday: 2, from: 20, to: 140 },
	{ mailbox: "victor.dubois", ...atNorthwind, ...sms, perWeekday: 2.3, from: 10, to: 120 },
	{ mailbox: "yuki.tanaka", ...atNorthwind, ...sms, perWeekday: 1.8, from: 10, to: 90 },
	{ mailbox: "lucas.meyer", ...atNorthwind, ...sms, perWeekday: 1.5, from: 20, to: 100 },
	{ mailbox: "elena.rossi", ...atNorthwind, ...lab, perWeekday: 1.6 },
	{ mailbox: "samuel.osei", ...atNorthwind, ...lab, perWeekday: 1.8 },
	{ mailbox: "chloe.martin", ...atNorthwind, ...lab, perWeekday: 1.5 },
	{ mailbox: "ben.carter", ...atNorthwind, ...lab, perWeekday: 1.7 },
	{ mailbox: "wei.zhang", ...atNorthwind, ...lab, perWeekday: 1.9 },
	{ mailbox: "nadia.petrova", ...atNorthwind, ...lab, perWeekday: 1.2 },
	{ mailbox: "oscar.lindqvist", ...atNorthwind, ...email, perWeekday: 1.1, from: 20, to: 160 },
	{ mailbox: "priya.nair", ...atNorthwind, ...email, perWeekday: 1.2, from: 20, to: 200 },
	{ mailbox: "kenji.mori", ...atNorthwind, ...lab, perWeekday: 1 },
	{ mailbox: "laura.bennett", ...atNorthwind, ...email, perWeekday: 1.3, from: 20, to: 180 },
	{ mailbox: "laura.bennett", ...atNorthwind, ...sms, perWeekday: 0.6, from: 5, to: 40 },
	{ mailbox: "marco.conti", ...atNorthwind, ...sms, perWeekday: 1.2, from: 5, to: 60 },
	{ mailbox: "emily.clark", ...atNorthwind, ...email, perWeekday: 1.4, from: 20, to: 240 },
	{ mailbox: "andre.silva", ...atNorthwind, ...lab, perWeekday: 0.9 },
	{ mailbox: "julia.novak", ...atNorthwind, ...email, perWeekday: 1.2, from: 30, to: 260 },
	{ mailbox: "arthur.bell", ...atLakeside, ...lab, perWeekday: 1.4 },
	{ mailbox: "jack.turner", ...atLakeside, ...lab, perWeekday: 1.9 },
	{ mailbox: "amara.diallo", ...atLakeside, ...lab, perWeekday: 1.7 },
	{ mailbox: "simone.weber", ...atLakeside, ...email, perWeekday: 1.1, from: 40, to: 300 },
	{ mailbox: "leo.virtanen", ...atLakeside, ...email, perWeekday: 1.4, from: 20, to: 160 },
	{ mailbox: "maya.cohen", ...atLakeside, ...email, perWeekday: 1.5, from: 20, to: 160 },
	{ mailbox: "dylan.murphy", ...atLakeside, ...lab, perWeekday: 0.8 },
];

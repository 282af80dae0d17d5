import type { PlanName } from "./catalogue.ts";
import { acme, lakeside, northwind } from "./people.ts";

/** An order of the demo. Times are days before now; it is paid, cancelled or refunded `after` days later. */
export interface DemoOrder {
	readonly daysAgo: number;
	/** The buyer's address; the buyer's Credit Owner is credited. */
	readonly buyer: string;
	readonly plan: PlanName;
	readonly outcome:
		| { readonly is: "pending" }
		| { readonly is: "paid"; readonly after: number }
		| { readonly is: "cancelled"; readonly after: number; readonly reason: string }
		| { readonly is: "refunded"; readonly paidAfter: number; readonly after: number; readonly reason: string };
}

type Row = readonly [daysAgo: number, mailbox: string, plan: PlanName, after: number];

// What the usage of the last 90 days is paid from: much of it was bought earlier.
const PAID_AT_NORTHWIND: readonly Row[] = [
	// John's first email pack expires in some twelve days, and the second was bought a month ago.
	[171, "john", "Email 50,000", 1.2],
	[31, "john", "Email 25,000", 0.6],
	[103, "john", "SMS 5,000", 1.1],
	[97, "john", "Lab 150", 0.4],
	[160, "grace.kim", "Email 100,000", 2],
	[128, "grace.kim", "Email 100,000", 1.4],
	[94, "daniel.okafor", "Email 100,000", 1],
	[58, "grace.kim", "Email 100,000", 0.7],
	[23, "sofia.marques", "Email 100,000", 1.3],
	[110, "grace.kim", "SMS 5,000", 2.1],
	[140, "aisha.rahman", "SMS 20,000", 1.5],
	[82, "victor.dubois", "SMS 20,000", 0.8],
	[27, "aisha.rahman", "SMS 20,000", 2.4],
	[133, "elena.rossi", "Lab 500", 1.1],
	[98, "elena.rossi", "Lab 500", 0.9],
	[71, "samuel.osei", "Lab 500", 1.8],
	[40, "elena.rossi", "Lab 500", 0.5],
	[16, "chloe.martin", "Lab 500", 2.2],
	[120, "oscar.lindqvist", "Email 10,000", 1.6],
	[105, "priya.nair", "Email 25,000", 0.9],
	[101, "kenji.mori", "Lab 150", 1.3],
	[38, "kenji.mori", "Lab 150", 0.6],
	[117, "laura.bennett", "Email 25,000", 1.7],
	[112, "laura.bennett", "SMS 1,000", 1.2],
	[34, "laura.bennett", "SMS 500", 0.8],
	[104, "marco.conti", "SMS 5,000", 2.6],
	[124, "emily.clark", "Email 25,000", 1.1],
	[99, "andre.silva", "Lab 150", 0.7],
	[29, "andre.silva", "Lab 150", 1.4],
	[115, "julia.novak", "Email 25,000", 1.9],
	[62, "mary", "SMS 500", 0.9],
	[45, "hannah.fischer", "Lab 10", 1.1],
	[20, "priya.nair", "Email monthly 5,000", 0.5],
];

const PAID_AT_LAKESIDE: readonly Row[] = [
	[126, "arthur.bell", "Lab 500", 2.3],
	[52, "jack.turner", "Lab 500", 1.2],
	[131, "simone.weber", "Email 25,000", 1.5],
	[44, "simone.weber", "Email 25,000", 0.8],
	[97, "dylan.murphy", "Lab 150", 1.6],
	[26, "dylan.murphy", "Lab 50", 1.1],
	[19, "office", "Email 1,000", 0.7],
	[91, "simone.weber", "Lab 150", 1.2],
	[12, "dylan.murphy", "Labs unlimited", 0.6],
];

const PAID_AT_ACME: readonly Row[] = [[34, "sallyg", "Lab 50", 0.3]];

type Closed = readonly [daysAgo: number, address: string, plan: PlanName, after: number, reason: string];

const CANCELLED: readonly Closed[] = [
	[152, northwind("grace.kim"), "Email 50,000", 14, "Replaced by a bigger pack"],
	[119, northwind("aisha.rahman"), "SMS 5,000", 10, "Invoice not paid within its term"],
	[95, northwind("robert.hayes"), "Lab 50", 6, "Ordered for the wrong quarter"],
	[87, northwind("julia.novak"), "Email 5,000", 14, "Invoice not paid within its term"],
	[80, northwind("john"), "SMS 1,000", 3, "Replaced by a bigger pack"],
	[76, lakeside("maya.cohen"), "Email 5,000", 9, "Budget not approved"],
	[69, northwind("daniel.okafor"), "Email 10,000", 2, "Ordered twice"],
	[55, northwind("marco.conti"), "SMS 500", 14, "Invoice not paid within its term"],
	[47, lakeside("leo.virtanen"), "Email 1,000", 5, "Budget not approved"],
	[36, northwind("emily.clark"), "Email 5,000", 4, "Ordered twice"],
	[28, northwind("ben.carter"), "Lab 150", 7, "Replaced by a bigger pack"],
	[21, northwind("andre.silva"), "Lab 10", 3, "Purchase order number was missing"],
	[13, northwind("fatima.zahra"), "Email 1,000", 2, "Ordered by mistake"],
];

const REFUNDED: readonly Closed[] = [
	[144, northwind("grace.kim"), "Email 25,000", 2, "Ordered twice"],
	[113, northwind("kenji.mori"), "Lab 50", 5, "Course was cancelled"],
	[92, northwind("victor.dubois"), "SMS 1,000", 1, "Ordered by mistake"],
	[84, northwind("oscar.lindqvist"), "Email 5,000", 6, "Campaign was cancelled"],
	[73, lakeside("arthur.bell"), "Lab 50", 3, "Course was cancelled"],
	[66, northwind("laura.bennett"), "SMS 500", 8, "Ordered for another team"],
	[59, northwind("andre.silva"), "Lab 10", 2, "Ordered by mistake"],
	[50, northwind("emily.clark"), "Email 10,000", 11, "Campaign was cancelled"],
	[42, lakeside("simone.weber"), "Email 1,000", 1, "Ordered twice"],
	[33, northwind("john"), "Email 5,000", 1, "Ordered a bigger pack instead"],
	[25, northwind("nadia.petrova"), "Lab 50", 4, "Course was cancelled"],
	[18, northwind("julia.novak"), "Email 5,000", 6, "Ordered for another team"],
	[9, northwind("kenji.mori"), "Lab 10", 3, "Course was cancelled"],
];

const PENDING: readonly (readonly [daysAgo: number, address: string, plan: PlanName])[] = [
	[12.3, northwind("marco.conti"), "SMS 1,000"],
	[10.6, northwind("robert.hayes"), "Lab 10"],
	[9.4, lakeside("dylan.murphy"), "Lab 50"],
	[7.8, northwind("priya.nair"), "Email 5,000"],
	[6.2, northwind("john"), "Email 10,000"],
	[5.7, northwind("lucas.meyer"), "SMS 5,000"],
	[4.9, lakeside("amara.diallo"), "Lab 150"],
	[4.1, northwind("wei.zhang"), "Lab 150"],
	[3.3, northwind("grace.kim"), "Email 100,000"],
	[2.6, northwind("hannah.fischer"), "Lab 10"],
	[1.8, lakeside("office"), "Email 5,000"],
	[1.2, northwind("emily.clark"), "Email 10,000"],
	[0.7, northwind("yuki.tanaka"), "SMS 1,000"],
];

const paid =
	(address: (mailbox: string) => string) =>
	([daysAgo, mailbox, plan, after]: Row): DemoOrder => ({
		daysAgo,
		buyer: address(mailbox),
		plan,
		outcome: { is: "paid", after },
	});

/** Every order of the demo: each status at least a dozen times. */
export const DEMO_ORDERS: readonly DemoOrder[] = [
	...PAID_AT_NORTHWIND.map(paid(northwind)),
	...PAID_AT_LAKESIDE.map(paid(lakeside)),
	...PAID_AT_ACME.map(paid(acme)),
	...CANCELLED.map(
		([daysAgo, buyer, plan, after, reason]): DemoOrder => ({
			daysAgo,
			buyer,
			plan,
			outcome: { is: "cancelled", after, reason },
		}),
	),
	...REFUNDED.map(
		([daysAgo, buyer, plan, after, reason]): DemoOrder => ({
			daysAgo,
			buyer,
			plan,
			outcome: { is: "refunded", paidAfter: 0.4, after, reason },
		}),
	),
	...PENDING.map(([daysAgo, buyer, plan]): DemoOrder => ({ daysAgo, buyer, plan, outcome: { is: "pending" } })),
];

import { placeHold } from "@/lib/ledger/charges/place-hold.ts";
import { postGrant } from "@/lib/ledger/movements/post-grant.ts";
import { endOfValidity } from "@/lib/ledger/posting/end-of-validity.ts";
import type { CreditTypeId } from "./catalogue.ts";
import { made } from "./organizations.ts";
import { lakeside, northwind } from "./people.ts";
import { operatorOf, personOf, type Stage, servicesIn } from "./play.ts";
import { type DemoEvent, daysBefore } from "./timeline.ts";
import type { PlannedCharge } from "./usage.ts";

type Grant = readonly [
	daysAgo: number,
	email: string,
	creditTypeId: CreditTypeId,
	credits: bigint,
	months: number | null,
];

const GRANTS: readonly Grant[] = [
	// 75 of them are used, so Peter has 25 left.
	[78, northwind("peter"), "email", 100n, 12],
	[78, northwind("mary"), "email", 100n, 12],
	[78, northwind("robert.hayes"), "email", 100n, 12],
	// These have expired since, mostly unused.
	[96, northwind("oscar.lindqvist"), "email", 200n, 2],
	[96, northwind("emily.clark"), "lab", 5n, 2],
	[96, northwind("julia.novak"), "sms", 50n, 2],
	[60, lakeside("office"), "email", 100n, null],
];

/** Credits that the operator gave to newcomers. */
export function grantEvents({ now, people }: Stage): DemoEvent[] {
	const actorId = operatorOf(people).userId;
	return GRANTS.map(([daysAgo, email, creditTypeId, credits, months]) => ({
		at: daysBefore(now, daysAgo),
		async play(tx) {
			const { userId } = personOf(people, email);
			const from = await tx.clock.now(tx.sql);
			const expiresAt = months === null ? null : await endOfValidity(tx.sql, { from, months });
			await postGrant(tx, { userId, creditTypeId, credits, expiresAt, reason: "Welcome credits", actorId });
		},
	}));
}

type Use = readonly [daysAgo: number, mailbox: string, creditTypeId: CreditTypeId, credits: bigint, item: string];

const OWN_USES: readonly Use[] = [
	[71.2, "peter", "email", 30n, "Neighbourhood meeting"],
	[52.4, "peter", "email", 20n, "Volunteers wanted"],
	[30.3, "peter", "email", 15n, "Photo evening"],
	[12.4, "peter", "email", 10n, "Neighbourhood meeting, minutes"],
	[66.3, "mary", "email", 24n, "Book club invitation"],
	[38.2, "mary", "email", 22n, "Book club, next title"],
	[57.3, "mary", "sms", 40n, "Delivery reminder"],
	[33.4, "mary", "sms", 65n, "Pick-up ready"],
	[8.3, "mary", "sms", 35n, "Delivery reminder"],
];

/** What Peter and Mary used of their own credits. */
export function ownUses(now: Date): PlannedCharge[] {
	return OWN_USES.map(([daysAgo, mailbox, creditTypeId, credits, item]) => ({
		at: daysBefore(now, daysAgo),
		email: northwind(mailbox),
		creditTypeId,
		service: creditTypeId === "sms" ? "Messages" : "Campaigns",
		item,
		reference: null,
		credits,
		refund: null,
	}));
}

type Hold = readonly [hoursAgo: number, email: string, creditTypeId: CreditTypeId, credits: bigint, item: string];

const HOLDS: readonly Hold[] = [
	[5, northwind("john"), "sms", 60n, "Flash sale alert"],
	[4, northwind("daniel.okafor"), "email", 640n, "Customer survey"],
	[2, northwind("wei.zhang"), "lab", 3n, "Kubernetes basics"],
	[1, lakeside("jack.turner"), "lab", 2n, "Python for data"],
];

const HOLD_LIFETIME_MS = 3 * 24 * 3_600_000;

/** Credits that are set aside for something that is not finished yet. */
export function holdEvents({ now, people }: Stage): DemoEvent[] {
	const services = { email: "Campaigns", sms: "Messages", lab: "Labs" };
	return HOLDS.map(([hoursAgo, email, creditTypeId, credits, item], index) => ({
		at: daysBefore(now, hoursAgo / 24),
		async play(tx) {
			const purpose = { service: services[creditTypeId], item, reference: null };
			const { userId } = personOf(people, email);
			const hold = { key: `hold-${index}`, userId, creditTypeId, credits, lifetimeMs: HOLD_LIFETIME_MS, ...purpose };
			made(await placeHold(servicesIn(tx), hold));
		},
	}));
}

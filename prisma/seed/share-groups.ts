import type { VerbContext } from "@/lib/actions/verb.ts";
import { setLimit } from "@/lib/limits/set-limit.ts";
import { changeShareGroup } from "@/lib/share-groups/change-share-group.ts";
import { createShareGroup } from "@/lib/share-groups/create-share-group.ts";
import { shareCredits } from "@/lib/share-groups/credits/share-credits.ts";
import { takeCreditsBack } from "@/lib/share-groups/credits/take-credits-back.ts";
import { addEntries } from "@/lib/share-groups/people/add-entries.ts";
import { made } from "./organizations.ts";
import { lakeside } from "./people.ts";
import { personOf, type Stage } from "./play.ts";
import { ITEMS, SERVICES } from "./things.ts";
import { DAY_MS, type DemoEvent, daysBefore } from "./timeline.ts";
import type { PlannedCharge } from "./usage.ts";

const CREATOR = lakeside("simone.weber");
const MEMBERS = [lakeside("rosa.almeida"), lakeside("theo.grant"), lakeside("ines.moreau")] as const;
const STARTED_DAYS_AGO = 86;
const CHARGES = 46;

/** A share group that has been in use for months: what its creator did with it, in the order of time. */
export function shareGroupEvents({ now, people }: Stage): DemoEvent[] {
	let shareGroupId = "";
	const event = (daysAgo: number, act: (as: VerbContext) => Promise<unknown>): DemoEvent => ({
		at: daysBefore(now, daysAgo),
		play: (tx) => act({ actor: personOf(people, CREATOR), db: tx, clock: tx.clock }),
	});
	const move = (key: string, credits: bigint) => ({ key, shareGroupId, creditTypeId: "lab", credits });
	const add = (list: "members" | "blocklist", ...values: string[]) => ({ shareGroupId, list, text: values.join("\n") });
	return [
		event(STARTED_DAYS_AGO, async (as) => {
			const group = { name: "Data lab, autumn", description: "Practice for the evening course" };
			({ shareGroupId } = made(await createShareGroup(as, group)));
		}),
		event(STARTED_DAYS_AGO - 0.01, async (as) => {
			const emailMessage = "Welcome to the evening course!\nPlease begin with \u201cPython for data\u201d.";
			made(await changeShareGroup(as, { shareGroupId, version: 0, emailMessage }));
		}),
		event(STARTED_DAYS_AGO - 0.02, async (as) => made(await shareCredits(as, move("demo-share-1", 80n)))),
		event(STARTED_DAYS_AGO - 0.03, async (as) => made(await addEntries(as, add("members", MEMBERS[0], MEMBERS[1])))),
		event(STARTED_DAYS_AGO - 0.04, async (as) => {
			const limit = { credits: 40n, period: "month" as const };
			made(
				await setLimit(as, { pool: { kind: "share_group", shareGroupId, creditTypeId: "lab" }, person: null, limit }),
			);
		}),
		event(61.3, async (as) => made(await addEntries(as, add("members", MEMBERS[2], "noor.haddad@harbour.example")))),
		event(48.2, async (as) => made(await shareCredits(as, move("demo-share-2", 50n)))),
		event(40.4, async (as) => made(await addEntries(as, add("members", "harbour.example")))),
		event(22.6, async (as) => made(await addEntries(as, add("blocklist", "max.stone@harbour.example")))),
		event(15.1, async (as) => made(await takeCreditsBack(as, move("demo-take-back-1", 10n)))),
	];
}

/** What its members used, in turns; one lab was refunded. */
export function groupUses(now: Date): PlannedCharge[] {
	return Array.from({ length: CHARGES }, (_, index): PlannedCharge => {
		const at = daysBefore(now, STARTED_DAYS_AGO - 1.4 - index * 1.79);
		const isLater = index > 16;
		return {
			at,
			email: MEMBERS[isLater ? index % 3 : index % 2] ?? MEMBERS[0],
			creditTypeId: "lab",
			service: SERVICES.lab,
			item: ITEMS.lab[(index * 5) % ITEMS.lab.length] ?? "Python for data",
			reference: null,
			credits: BigInt(1 + ((index * 7) % 3)),
			refund: index === 20 ? { at: new Date(at.getTime() + DAY_MS / 4), part: "all" } : null,
		};
	});
}

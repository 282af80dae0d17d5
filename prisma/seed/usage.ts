import type { CreditTypeId } from "./catalogue.ts";
import type { Random } from "./random.ts";
import { HABITS, type Habit, ITEMS, REFUND_CHANCE, SERVICES } from "./things.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "./timeline.ts";

export const USAGE_DAYS = 90;

/** Credits that a user used at an instant, and what is refunded of them later. */
export interface PlannedCharge {
	readonly at: Date;
	readonly email: string;
	readonly creditTypeId: CreditTypeId;
	readonly service: string;
	readonly item: string;
	readonly reference: string | null;
	readonly credits: bigint;
	readonly refund: { readonly at: Date; readonly part: "all" | "half" | "cancelled" } | null;
}

/** The days to fill, and the deployment's midnight at the start of today. */
interface Calendar {
	readonly now: Date;
	readonly today: Date;
	readonly timeZone: string;
}

// John's usage adds up to these, so that what is left of John's packs is always the same.
const TOTALS: Record<string, number> = { "john email": 36_760, "john sms": 825, "john lab": 30 };

const REFERENCES: Record<CreditTypeId, string | null> = { email: "CMP", sms: "MSG", lab: null };

/** The charges of the last 90 days: busy weekdays, quiet weekends, people of different habits. In the order of time. */
export function planUsage(random: Random, calendar: Calendar): PlannedCharge[] {
	const days = Array.from({ length: USAGE_DAYS }, (_, index) => dayOf(random, calendar, USAGE_DAYS - 1 - index));
	const charges = HABITS.flatMap((habit) => planHabit(random, { habit, days, calendar }));
	return charges.sort((a, b) => a.at.getTime() - b.at.getTime());
}

interface Day {
	/** The instants at which credits are used; several people can hit upon one. */
	readonly instants: readonly Date[];
	readonly factor: number;
	readonly month: string;
}

function dayOf(random: Random, { now, today, timeZone }: Calendar, daysAgo: number): Day {
	const midnight = today.getTime() - daysAgo * DAY_MS;
	const noon = new Date(midnight + 12 * HOUR_MS);
	const weekday = new Intl.DateTimeFormat("en", { weekday: "short", timeZone }).format(noon);
	const isWeekend = weekday === "Sat" || weekday === "Sun";
	const instants = Array.from({ length: isWeekend ? 2 : 6 }, () => {
		const secondsAfterEight = random.between(0, 11 * 3_600);
		return new Date(midnight + 8 * HOUR_MS + secondsAfterEight * 1_000);
	});
	return {
		instants: instants.filter((instant) => instant.getTime() < now.getTime() - MINUTE_MS),
		factor: (isWeekend ? 0.14 : 1) * (random.between(60, 150) / 100),
		month: new Intl.DateTimeFormat("en", { month: "long", timeZone }).format(noon),
	};
}

function planHabit(
	random: Random,
	{ habit, days, calendar }: { habit: Habit; days: readonly Day[]; calendar: Calendar },
): PlannedCharge[] {
	const drafts = days.flatMap((day) => {
		const times = day.instants.length > 0 ? howOften(random, habit.perWeekday * day.factor) : 0;
		return Array.from({ length: times }, () => ({
			at: random.pick(day.instants),
			month: day.month,
			credits: random.between(habit.from / habit.step, habit.to / habit.step) * habit.step,
		}));
	});
	const total = TOTALS[`${habit.mailbox} ${habit.creditTypeId}`];
	if (total !== undefined) scaleTo(drafts, { total, step: habit.step });
	return drafts.map(({ at, month, credits }) => ({
		at,
		email: `${habit.mailbox}@${habit.organization}.example`,
		creditTypeId: habit.creditTypeId,
		service: SERVICES[habit.creditTypeId],
		item: random.pick(ITEMS[habit.creditTypeId]).replace("{month}", month),
		reference: referenceOf(random, habit.creditTypeId),
		credits: BigInt(credits),
		refund: total === undefined ? planRefund(random, at, calendar.now) : null,
	}));
}

function howOften(random: Random, expected: number): number {
	return Math.floor(expected) + (random.chance(expected % 1) ? 1 : 0);
}

/** Changes the credits of drafts so that they add up, each staying a multiple of `step` above zero. */
function scaleTo(drafts: { credits: number }[], { total, step }: { total: number; step: number }): void {
	const sum = () => drafts.reduce((credits, draft) => credits + draft.credits, 0);
	const factor = total / sum();
	for (const draft of drafts) draft.credits = Math.max(step, Math.round((draft.credits * factor) / step) * step);
	for (let rest = total - sum(); rest !== 0; rest = total - sum()) {
		const sorted = [...drafts].sort((a, b) => b.credits - a.credits);
		const draft = rest < 0 ? sorted[0] : sorted.at(-1);
		if (!draft || (rest < 0 && draft.credits <= step)) throw new Error(`${total} can't be reached.`);
		draft.credits += Math.abs(rest) < step ? rest : Math.sign(rest) * step;
	}
}

function referenceOf(random: Random, creditTypeId: CreditTypeId): string | null {
	const prefix = REFERENCES[creditTypeId];
	return prefix && random.chance(0.8) ? `${prefix}-${random.between(10_000, 99_999)}` : null;
}

function planRefund(random: Random, at: Date, now: Date): PlannedCharge["refund"] {
	if (!random.chance(REFUND_CHANCE)) return null;
	const part = random.pick(["all", "half", "half", "cancelled"] as const);
	const after = part === "cancelled" ? 4 * MINUTE_MS : random.between(1, 40) * HOUR_MS;
	const refundedAt = new Date(at.getTime() + after);
	return refundedAt < now ? { at: refundedAt, part } : null;
}

import type { CheckedLine, GoodLine, LineProblem } from "./credit-line.ts";

const WRONG_SHOWN = 500;
const GOOD_SHOWN = 20;

/** A line that can't be posted, as it was read. */
export interface WrongLine {
	readonly line: number;
	readonly user: string;
	readonly creditType: string;
	readonly credits: string;
	readonly reference: string;
	readonly currency: string;
	readonly problem: LineProblem;
}

/** What posting a batch would do. Credits and minor units throughout. */
export interface BatchSummary {
	/** How many lines would post credits, to how many users, and how many were posted before. */
	readonly fresh: number;
	readonly people: number;
	readonly there: number;
	readonly sums: readonly { readonly creditType: string; readonly lines: number; readonly credits: bigint }[];
	/** What was paid elsewhere for balances. */
	readonly paid: readonly { readonly currency: string; readonly totalMinor: bigint }[];
	/** The first lines that would post something. */
	readonly first: readonly Pick<GoodLine, "line" | "creditType" | "credits" | "expiresAt">[];
	readonly wrong: readonly WrongLine[];
	readonly count: number;
}

/** The sums of a batch's lines, and what is wrong with which. */
export function summaryOf(checked: readonly CheckedLine[]): BatchSummary {
	const good = checked.flatMap((line) => (line.state === "new" ? [line.good] : []));
	const types = [...new Set(good.map(({ creditType }) => creditType))];
	const paid = good.flatMap((line) => line.paid ?? []);
	return {
		fresh: good.length,
		people: new Set(good.map(({ userId }) => userId)).size,
		there: checked.filter(({ state }) => state === "there").length,
		sums: types.map((creditType) => {
			const own = good.filter((line) => line.creditType === creditType);
			return { creditType, lines: own.length, credits: own.reduce((sum, { credits }) => sum + credits, 0n) };
		}),
		paid: [...new Set(paid.map(({ currency }) => currency))].map((currency) => ({
			currency,
			totalMinor: paid.reduce((sum, one) => (one.currency === currency ? sum + one.totalMinor : sum), 0n),
		})),
		first: good
			.slice(0, GOOD_SHOWN)
			.map(({ line, creditType, credits, expiresAt }) => ({ line, creditType, credits, expiresAt })),
		...wrongOf(checked),
	};
}

/** The first lines that are wrong, and how many there are. */
export function wrongOf(checked: readonly CheckedLine[]): Pick<BatchSummary, "wrong" | "count"> {
	const wrong = checked.flatMap((line) => (line.state === "wrong" ? [line] : []));
	return {
		count: wrong.length,
		wrong: wrong.slice(0, WRONG_SHOWN).map(({ asked, problem }) => {
			const { line, user, creditType, credits, reference, currency } = asked;
			return { line, user, creditType, credits, reference, currency, problem };
		}),
	};
}

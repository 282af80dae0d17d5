import { getTranslations } from "next-intl/server";
import type { TableColumn } from "@/components/data-table/columns.ts";
import { Folded } from "@/components/data-table/folded.tsx";
import { DateTime } from "@/components/date-time.tsx";
import { refusalSpeaker } from "@/lib/actions/refusal-speaker.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import type { RefusalRow } from "@/lib/spending/list-refusals.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import { Thing } from "./thing.tsx";

/** The columns of a list of refusals; whose they are only where they are several users'. */
export async function refusalColumns(
	actor: Actor,
	{ withUser }: { withUser: boolean },
): Promise<TableColumn<RefusalRow>[]> {
	const [t, word, speaker] = await Promise.all([
		getTranslations("spending"),
		getTranslations("words"),
		refusalSpeaker({ actor }),
	]);
	const why = ({ key, values }: RefusalRow) => {
		const named = Object.entries(values).map(([name, value]) => {
			const isHidden = typeof value === "object" && "hidden" in value;
			return [name, isHidden ? t(value.hidden === "group" ? "someGroup" : "someone") : value] as const;
		});
		return speaker.say(key, Object.fromEntries(named));
	};
	const columns: TableColumn<RefusalRow>[] = [
		{
			id: "lastAt",
			header: t("when"),
			narrow: "secondary",
			cell: ({ lastAt, firstAt, times }) => (
				<>
					<DateTime at={lastAt} />
					{times > 1 ? (
						<span className="hidden text-muted text-small as-table:block">
							{t.rich("times", { times, at: () => <DateTime at={firstAt} /> })}
						</span>
					) : null}
				</>
			),
		},
		{ id: "user", header: t("who"), narrow: "secondary", wrap: true, cell: ({ userName }) => userName },
		{ id: "item", header: t("what"), narrow: "title", wrap: true, cell: (refusal) => <Thing of={refusal} /> },
		{
			id: "credits",
			header: t("credits"),
			numeric: true,
			narrow: "aside",
			cell: ({ credits, nameInText }) => word("balance", { credits: toJsonCredits(credits), type: nameInText }),
		},
		{
			id: "why",
			header: t("why"),
			wrap: true,
			narrow: "below",
			cell: (refusal) => (
				<Folded>
					<span className="text-muted">{why(refusal)}</span>
				</Folded>
			),
		},
	];
	return columns.filter(({ id }) => withUser || id !== "user");
}

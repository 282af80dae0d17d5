import { getTranslations } from "next-intl/server";
import type { TableColumn } from "@/components/data-table/columns.ts";
import type { CreditUserRow } from "@/lib/limits/list-credit-users.ts";
import type { WalletLimits } from "@/lib/limits/wallet-limits.ts";
import { LimitButton } from "../../../_components/limits/limit-button.tsx";
import { LimitInWords } from "../../../_components/limits/limit-in-words.tsx";
import { RaiseButton } from "../../../_components/limits/raise-button.tsx";
import { typesOf } from "../../../_components/limits/types-of.ts";

/** More of a person's limits have no room in a row of a phone, which says how many there are. */
const SHOWN_ON_PHONES = 2;

interface LimitColumnsProps {
	ownerId: string;
	limits: readonly WalletLimits[];
}

export async function limitColumns({ ownerId, limits }: LimitColumnsProps): Promise<TableColumn<CreditUserRow>[]> {
	const [t, word] = await Promise.all([getTranslations("limitsPage"), getTranslations("words")]);
	const pools = { kind: "wallet", ownerId } as const;
	const headroomOf = (id: string, { people }: WalletLimits) => people.find(({ person }) => person === id)?.headroom;
	return [
		{
			id: "name",
			header: t("person"),
			sortable: true,
			alwaysShown: true,
			narrow: "title",
			cell: ({ name }) => <span className="font-medium">{name}</span>,
		},
		...limits.map(
			(of, place): TableColumn<CreditUserRow> => ({
				id: of.creditTypeId,
				header: of.creditType,
				wrap: true,
				narrow: "secondary",
				cell: ({ id }) => {
					const headroom = headroomOf(id, of);
					if (!headroom) return <span className="hidden text-muted as-table:inline">{word("none")}</span>;
					const before = limits.slice(0, place).filter((other) => headroomOf(id, other)).length;
					const more = limits.slice(place + 1).filter((other) => headroomOf(id, other)).length;
					return (
						<span className={before < SHOWN_ON_PHONES ? undefined : "hidden as-table:inline"}>
							<LimitInWords headroom={headroom} type={of.nameInText} inRow />
							{more > 0 && before === SHOWN_ON_PHONES - 1 ? (
								<span className="as-table:hidden"> · {t("more", { count: more })}</span>
							) : null}
						</span>
					);
				},
			}),
		),
		{
			id: "actions",
			header: word("actions"),
			headerHidden: true,
			alwaysShown: true,
			narrow: "action",
			cell: (person) => {
				const types = typesOf(limits, person.id);
				const raisable = types.filter(({ stands }) => stands?.credits != null);
				return (
					<span className="inline-flex gap-3">
						<LimitButton pools={pools} person={person} types={types} />
						{raisable.length > 0 ? <RaiseButton pools={pools} person={person} types={raisable} /> : null}
					</span>
				);
			},
		},
	];
}

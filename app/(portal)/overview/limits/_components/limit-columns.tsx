import { getTranslations } from "next-intl/server";
import type { TableColumn } from "@/components/data-table/columns.ts";
import type { CreditUserRow } from "@/lib/limits/list-credit-users.ts";
import type { WalletLimits } from "@/lib/limits/wallet-limits.ts";
import { LimitButton } from "../../../_components/limits/limit-button.tsx";
import { LimitInWords } from "../../../_components/limits/limit-in-words.tsx";
import { RaiseButton } from "../../../_components/limits/raise-button.tsx";
import { typesOf } from "../../../_components/limits/types-of.ts";

interface LimitColumnsProps {
	ownerId: string;
	limits: readonly WalletLimits[];
}

export async function limitColumns({ ownerId, limits }: LimitColumnsProps): Promise<TableColumn<CreditUserRow>[]> {
	const [t, word] = await Promise.all([getTranslations("limitsPage"), getTranslations("words")]);
	const pools = { kind: "wallet", ownerId } as const;
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
			({ creditTypeId, creditType, nameInText, people }): TableColumn<CreditUserRow> => ({
				id: creditTypeId,
				header: creditType,
				wrap: true,
				narrow: "detail",
				cell: ({ id }) => {
					const headroom = people.find(({ person }) => person === id)?.headroom;
					if (!headroom) return <span className="text-muted">{word("none")}</span>;
					return <LimitInWords headroom={headroom} type={nameInText} />;
				},
			}),
		),
		{
			id: "actions",
			header: word("actions"),
			headerHidden: true,
			alwaysShown: true,
			narrow: "below",
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

"use client";

import { useTranslations } from "next-intl";
import { lazy, useState } from "react";
import { useSelection } from "@/components/data-table/selection/row-selection.tsx";
import { SelectionBar } from "@/components/data-table/selection/selection-bar.tsx";
import { useSend } from "@/components/forms/use-send.ts";
import { LateTexts } from "@/components/late-texts.tsx";
import { Button } from "@/components/ui/button.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import { OnceWanted } from "@/components/ui/windows/once-wanted.tsx";
import { MOST_PEOPLE } from "@/lib/many-users/bounds.ts";
import type { ListUserIdsInput } from "@/lib/many-users/schema.ts";
import { listUserIdsAction } from "../../actions.ts";
import type { ManyUsersWindowProps } from "./many-users-window.tsx";
import { SelectedCsv } from "./selected-csv.tsx";

const ManyUsersWindow = lazy(() => import("./many-users-window.tsx"));

interface ManyUsersProps extends Pick<ManyUsersWindowProps, "roles" | "types"> {
	/** Of the page. */
	userIds: readonly string[];
	/** All that match. */
	total: number;
	filters: ListUserIdsInput;
}

const CHANGES = ["creditOwner", "role", "limit", "status"] as const;

/** The bar under the people: how many are selected, and what can be changed of all of them at once. */
export function ManyUsers({ userIds, total, filters, roles, types }: ManyUsersProps) {
	const t = useTranslations("manyUsersBar");
	const { keys, set, names } = useSelection();
	const { send, pending } = useSend();
	const [opened, setOpened] = useState<{ what: ManyUsersWindowProps["what"]; nth: number } | null>(null);
	const [open, setOpen] = useState(false);
	const isUnsettled = pending || keys.length > MOST_PEOPLE;
	const selectAll = () =>
		send({
			action: listUserIdsAction,
			input: () => filters,
			onDone: ({ ids }) => set(ids),
			onProblem: ({ message }) => toast.failed(message),
		});
	return (
		<>
			<SelectionBar
				selectable={userIds}
				all={total <= MOST_PEOPLE ? { count: total, pending, onSelect: selectAll } : null}
				action={[
					<SelectedCsv key="csv" userIds={keys} disabled={isUnsettled} />,
					...CHANGES.map((what) => (
						<Button
							key={what}
							size="sm"
							variant={what === "creditOwner" ? "default" : "outline"}
							disabled={isUnsettled}
							onClick={() => {
								setOpened({ what, nth: (opened?.nth ?? 0) + 1 });
								setOpen(true);
							}}
						>
							{t(`open.${what}`)}
						</Button>
					)),
				]}
			>
				{keys.length > MOST_PEOPLE
					? t("tooMany", { count: keys.length, most: MOST_PEOPLE })
					: t("selected", { count: keys.length })}
			</SelectionBar>
			<OnceWanted when={open}>
				{opened ? (
					<LateTexts of={["adminUsers", "limits", "manyUsers"]}>
						<ManyUsersWindow
							key={opened.nth}
							what={opened.what}
							userIds={keys}
							names={names}
							roles={roles}
							types={types}
							open={open}
							onOpenChange={setOpen}
							onDone={() => set([])}
						/>
					</LateTexts>
				) : null}
			</OnceWanted>
		</>
	);
}
